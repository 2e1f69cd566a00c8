/** Web Locks as far as claims use them, for tabs that share it. */
export function sharedLocks(): Pick<LockManager, 'request'> {
  const held = new Map<string, (error: DOMException) => void>();
  const request = (
    name: string,
    { ifAvailable, steal }: LockOptions,
    use: (lock: Lock | null) => unknown,
  ) => {
    if (held.has(name) && ifAvailable) return Promise.resolve(use(null));
    if (steal) held.get(name)?.(new DOMException('the lock was stolen', 'AbortError'));
    return new Promise((resolve, reject) => {
      held.set(name, reject);
      void Promise.resolve(use({ name, mode: 'exclusive' })).then((result) => {
        if (held.get(name) === reject) held.delete(name);
        resolve(result);
      });
    });
  };
  return { request } as unknown as Pick<LockManager, 'request'>;
}
