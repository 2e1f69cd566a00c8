export interface Claim {
  /** False where another tab has this attempt open. */
  held: boolean;
  release: () => void;
}

/** Claims an attempt for this tab until it is released or the tab closes. A courtesy: the log refuses a second writer by itself. */
export function claimAttempt(
  id: string,
  locks: Pick<LockManager, 'request'> | undefined = (globalThis.navigator as Navigator | undefined)?.locks,
): Promise<Claim> {
  const free: Claim = { held: true, release: () => undefined };
  if (!locks) return Promise.resolve(free);
  return new Promise((resolve) => {
    locks
      .request(`rapport:attempt:${id}`, { ifAvailable: true }, (lock) => {
        if (!lock) {
          resolve({ held: false, release: () => undefined });
          return;
        }
        return new Promise<void>((release) => {
          resolve({ held: true, release });
        });
      })
      .catch(() => {
        resolve(free); // locks are refused in some frames; then there is no early warning
      });
  });
}
