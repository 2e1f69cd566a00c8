export interface Claim {
  /** False where another tab has it open. */
  held: boolean;
  release: () => void;
}

type Locks = Pick<LockManager, 'request'> | undefined;

const browserLocks = (): Locks => (globalThis.navigator as Navigator | undefined)?.locks;

/** Claims an attempt for this tab until it is released or the tab closes. A courtesy: the log refuses a second writer by itself. */
export function claimAttempt(id: string, locks: Locks = browserLocks()): Promise<Claim> {
  return claim(`rapport:attempt:${id}`, locks, { ifAvailable: true }, () => undefined);
}

/**
 * Claims a draft for this tab; with `take` also where another tab has it, which is told that it has lost it. A courtesy
 * likewise: `keepEdits` refuses a second writer.
 */
export function claimDraft(
  id: string,
  onlost: () => void,
  { take = false, locks = browserLocks() }: { take?: boolean; locks?: Locks } = {},
): Promise<Claim> {
  return claim(`rapport:draft:${id}`, locks, take ? { steal: true } : { ifAvailable: true }, onlost);
}

function claim(name: string, locks: Locks, options: LockOptions, onlost: () => void): Promise<Claim> {
  const free: Claim = { held: true, release: () => undefined };
  if (!locks) return Promise.resolve(free);
  return new Promise((resolve) => {
    let held = false;
    locks
      .request(name, options, (lock) => {
        if (!lock) {
          resolve({ held: false, release: () => undefined });
          return;
        }
        return new Promise<void>((release) => {
          held = true;
          resolve({
            held,
            release: () => {
              held = false;
              release();
            },
          });
        });
      })
      .catch(() => {
        if (held) onlost();
        else resolve(free); // locks are refused in some frames; then there is no early warning
      });
  });
}
