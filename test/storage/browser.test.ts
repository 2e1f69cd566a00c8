import { expect, test } from 'vitest';
import { askToPersist, claimAttempt, storageState } from '#storage';

/** Web Locks as far as claims use them, for tabs that share it. */
function sharedLocks(): Pick<LockManager, 'request'> {
  const held = new Set<string>();
  const request = async (name: string, _: unknown, use: (lock: Lock | null) => unknown): Promise<unknown> => {
    if (held.has(name)) return use(null);
    held.add(name);
    await use({ name, mode: 'exclusive' });
    return held.delete(name);
  };
  return { request } as unknown as Pick<LockManager, 'request'>;
}

test('an attempt is claimed by one tab at a time', async () => {
  const locks = sharedLocks();
  const mine = await claimAttempt('a', locks);
  expect(mine.held).toBe(true);
  expect((await claimAttempt('b', locks)).held).toBe(true);
  const theirs = await claimAttempt('a', locks);
  expect(theirs.held).toBe(false);
  theirs.release();
  expect((await claimAttempt('a', locks)).held).toBe(false);
  mine.release();
  await expect.poll(async () => (await claimAttempt('a', locks)).held).toBe(true);
});

test('where there are no locks, or none are given, every claim holds', async () => {
  expect(await claimAttempt('a')).toMatchObject({ held: true });
  const refusing = { request: () => Promise.reject(new DOMException('no', 'SecurityError')) };
  const claim = await claimAttempt('a', refusing);
  expect(claim.held).toBe(true);
  claim.release();
});

test('the browser is asked to keep the storage', async () => {
  expect(await askToPersist({ persist: () => Promise.resolve(true) })).toBe('persisted');
  expect(await askToPersist({ persist: () => Promise.resolve(false) })).toBe('refused');
  expect(await askToPersist({ persist: () => Promise.reject(new TypeError('opaque origin')) })).toBe(
    'unsupported',
  );
  expect(await askToPersist({})).toBe('unsupported');
});

test('the state of the storage is told as far as it is known', async () => {
  const known = {
    persisted: () => Promise.resolve(true),
    estimate: () => Promise.resolve({ usage: 10, quota: 100 }),
  };
  expect(await storageState(known)).toEqual({ persisted: true, usage: 10, quota: 100 });
  expect(await storageState({ ...known, estimate: () => Promise.reject(new TypeError('no')) })).toEqual({
    persisted: true,
  });
  expect(await storageState({})).toEqual({ persisted: false });
});
