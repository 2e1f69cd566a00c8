import { freshDb } from './fresh.ts';
import { flushSync } from 'svelte';
import { expect, test, vi } from 'vitest';
import { beginAttempt, forgetAttempt, listAttempts, Live, recordEntry, troubleOf } from '#storage';
import { sampleAttempt, sampleBody, sampleEntry } from './samples.ts';

/** Reads as a component does; what was seen is in order. */
function watch<T>(read: () => T): { seen: T[]; stop: () => void } {
  const seen: T[] = [];
  const stop = $effect.root(() => {
    $effect(() => {
      seen.push(read());
    });
  });
  flushSync();
  return { seen, stop };
}

test('shows the initial value, then what is stored, and follows each write', async () => {
  const db = freshDb();
  const live = new Live(() => listAttempts(db), []);
  const { seen, stop } = watch(() => live.current.map(({ id, turns }) => `${id}:${String(turns)}`).join(' '));
  expect(seen).toEqual(['']);
  await beginAttempt(db, sampleAttempt(), sampleBody());
  await vi.waitFor(() => {
    expect(seen.at(-1)).toBe('a1:0');
  });
  await recordEntry(db, sampleEntry(0));
  await vi.waitFor(() => {
    expect(seen.at(-1)).toBe('a1:1');
  });
  await forgetAttempt(db, 'a1');
  await vi.waitFor(() => {
    expect(seen.at(-1)).toBe('');
  });
  stop();
});

test('queries only while somebody reads', async () => {
  const db = freshDb();
  await db.open();
  let queries = 0;
  const live = new Live(() => {
    queries += 1;
    return listAttempts(db);
  }, []);
  expect(live.current).toEqual([]);
  expect(queries).toBe(0);
  const { stop } = watch(() => live.current);
  await vi.waitFor(() => {
    expect(queries).toBe(1);
  });
  stop();
  await Promise.resolve();
  await beginAttempt(db, sampleAttempt(), sampleBody());
  await listAttempts(db);
  expect(queries).toBe(1);
});

test('a query that fails throws where it is read', async () => {
  const live = new Live(() => Promise.reject(new RangeError('no')), 0);
  const { seen, stop } = watch(() => {
    try {
      return live.current;
    } catch (error) {
      return error;
    }
  });
  await vi.waitFor(() => {
    expect(seen).toEqual([0, new RangeError('no')]);
  });
  stop();
});

test('a reactive proxy cannot be stored, and nothing is written', async () => {
  const db = freshDb();
  await beginAttempt(db, sampleAttempt(), sampleBody());
  const entry = $state(sampleEntry(0));
  const error: unknown = await recordEntry(db, entry).catch((e: unknown) => e);
  expect(error).toMatchObject({ name: 'DataCloneError' });
  expect(troubleOf(error)).toBe('unknown');
  expect(await db.entries.count()).toBe(0);
});
