import { freshDb } from './fresh.ts';
import { expect, test } from 'vitest';
import { folds } from '#insight';
import type { Attempt, Body } from '#model';
import { beginAttempt, Db, NoneLeft, readAttempt, recordEntry, troubleOf } from '#storage';
import { sampleAttempt, sampleBody, sampleEntry } from './samples.ts';

const body = sampleBody();
const once: Body = {
  ...body,
  scenario: { ...body.scenario, assessed: { limit: 1, counts: 'first' } },
};

/** Stores an attempt with its first choice. */
async function begin(db: Db, id: string, changes: Partial<Attempt> = {}, of = body): Promise<void> {
  await beginAttempt(db, sampleAttempt({ id, mode: 'assessed', ...changes }), of);
  await recordEntry(db, sampleEntry(0, { attempt: id }));
}

test('three assessed attempts may be begun where the scenario says nothing, and each played to its end', async () => {
  const db = freshDb();
  for (const id of ['a', 'b', 'c']) await begin(db, id);
  const fourth = begin(db, 'd');
  await expect(fourth).rejects.toThrow(NoneLeft);
  expect(await fourth.catch(troubleOf)).toBe('none-left');
  expect((await readAttempt(db, 'd'))?.entries).toEqual([]);
  await recordEntry(db, sampleEntry(1, { attempt: 'c' }));
  expect((await readAttempt(db, 'c'))?.attempt.turns).toBe(2);
});

test('practice, what-ifs, other conversations and what was not begun use nothing up', async () => {
  const db = freshDb();
  await begin(db, 'practice', { mode: 'practice' }, once);
  await begin(db, 'what-if', { branch: { of: 'practice', at: 0 } }, once);
  await begin(db, 'other', { scenario: 'other', hash: 'h2' }, sampleBody('h2', 'other'));
  await beginAttempt(db, sampleAttempt({ id: 'opened', mode: 'assessed' }), once);
  await begin(db, 'first', {}, once);
  await expect(begin(db, 'second', {}, once)).rejects.toThrow(NoneLeft);
  await begin(db, 'more practice', { mode: 'practice' }, once);
});

test('of two tabs that begin the last attempt at once, one is refused', async () => {
  const db = freshDb();
  const other = new Db(folds, db.name);
  await beginAttempt(db, sampleAttempt({ id: 'here', mode: 'assessed' }), once);
  await beginAttempt(other, sampleAttempt({ id: 'there', mode: 'assessed' }), once);
  const done = await Promise.allSettled([
    recordEntry(db, sampleEntry(0, { attempt: 'here' })),
    recordEntry(other, sampleEntry(0, { attempt: 'there' })),
  ]);
  other.close();
  expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const refused = done.find((d) => d.status === 'rejected');
  expect(troubleOf(refused?.reason)).toBe('none-left');
  const begun = await db.attempts.filter((a) => a.turns > 0).toArray();
  expect(begun).toHaveLength(1);
  expect(await db.entries.count()).toBe(1);
});
