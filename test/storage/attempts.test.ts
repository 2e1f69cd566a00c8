import { freshDb } from './fresh.ts';
import { expect, test } from 'vitest';
import { folds } from '#insight';
import {
  AnotherTab,
  AttemptGone,
  beginAttempt,
  Db,
  forgetAttempt,
  forgetEverything,
  keepReflection,
  lastBackup,
  listAttempts,
  markBackup,
  markPersistAsked,
  persistAsked,
  readAttempt,
  recordEntry,
  troubleOf,
} from '#storage';
import { everythingIn, sampleAttempt, sampleBody, sampleEntry, sampleResult } from './samples.ts';

const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => {
      throw new Error('it did not fail');
    },
    (error: unknown) => error,
  );

async function begun(count = 0): Promise<Db> {
  const db = freshDb();
  await beginAttempt(db, sampleAttempt(), sampleBody());
  for (let n = 0; n < count; n++) await recordEntry(db, sampleEntry(n));
  return db;
}

test('an attempt is read back with its choices in order and its text', async () => {
  const db = await begun(12);
  expect(await readAttempt(db, 'a1')).toEqual({
    attempt: sampleAttempt({ turns: 12, touched: 2011 }),
    entries: Array.from({ length: 12 }, (_, n) => sampleEntry(n)),
    body: sampleBody(),
  });
});

test('the choices of neighbouring attempts stay apart', async () => {
  const db = await begun(2);
  for (const id of ['a', 'a10', 'a2']) {
    await beginAttempt(db, sampleAttempt({ id }), sampleBody());
    await recordEntry(db, sampleEntry(0, { attempt: id }));
  }
  expect((await readAttempt(db, 'a1'))?.entries).toEqual([sampleEntry(0), sampleEntry(1)]);
});

test('an unknown attempt is undefined', async () => {
  expect(await readAttempt(freshDb(), 'nobody')).toBeUndefined();
});

test('an attempt whose text is lost is read without it', async () => {
  const db = await begun(1);
  await db.texts.clear();
  expect(await readAttempt(db, 'a1')).toEqual({
    attempt: sampleAttempt({ turns: 1, touched: 2000 }),
    entries: [sampleEntry(0)],
    body: undefined,
  });
});

test('the text is stored once for all attempts that are pinned to it, and never replaced', async () => {
  const db = await begun();
  await beginAttempt(db, sampleAttempt({ id: 'a2' }), { ...sampleBody(), bounds: {} });
  expect(await db.texts.toArray()).toEqual([{ hash: 'h1', scenario: 'late-parcel', body: sampleBody() }]);
});

test('an attempt begins once, empty, and with the text it is pinned to', async () => {
  const db = await begun(1);
  const before = await everythingIn(db);
  expect(troubleOf(await failureOf(beginAttempt(db, sampleAttempt(), sampleBody())))).toBe('another-tab');
  await expect(beginAttempt(db, sampleAttempt({ id: 'a2' }), sampleBody('h2'))).rejects.toThrow(RangeError);
  await expect(beginAttempt(db, sampleAttempt({ id: 'a2', turns: 1 }), sampleBody())).rejects.toThrow(
    RangeError,
  );
  expect(await everythingIn(db)).toEqual(before);
});

test.each([0, 1, 3, 7])('with two choices stored, choice %i is refused as work of another tab', async (n) => {
  const db = await begun(2);
  const before = await everythingIn(db);
  const error = await failureOf(recordEntry(db, sampleEntry(n, { choice: 'other' })));
  expect(error).toBeInstanceOf(AnotherTab);
  expect(troubleOf(error)).toBe('another-tab');
  expect(await everythingIn(db)).toEqual(before);
});

test('of two tabs that take the same turn at once, one is refused', async () => {
  const db = await begun(1);
  const other = new Db(folds, db.name);
  const done = await Promise.allSettled([
    recordEntry(db, sampleEntry(1, { choice: 'here' })),
    recordEntry(other, sampleEntry(1, { choice: 'there' })),
  ]);
  other.close();
  expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const refused = done.find((d) => d.status === 'rejected');
  expect(troubleOf(refused?.reason)).toBe('another-tab');
  const kept = await readAttempt(db, 'a1');
  expect(kept?.entries).toHaveLength(2);
  expect(kept?.attempt.turns).toBe(2);
});

test('a choice that is stored although the attempt does not count it is a constraint, and nothing is written', async () => {
  const db = await begun(1);
  await db.entries.add(sampleEntry(1));
  const before = await everythingIn(db);
  const error = await failureOf(recordEntry(db, sampleEntry(1)));
  expect(error).toMatchObject({ name: 'ConstraintError' });
  expect(troubleOf(error)).toBe('another-tab');
  expect(await everythingIn(db)).toEqual(before);
});

test('the result comes with the last choice, once', async () => {
  const db = await begun(1);
  await recordEntry(db, sampleEntry(1), sampleResult);
  const after = sampleAttempt({ turns: 2, touched: 2001, result: sampleResult });
  expect((await readAttempt(db, 'a1'))?.attempt).toEqual(after);
  await expect(recordEntry(db, sampleEntry(2))).rejects.toThrow(/over/);
  await expect(recordEntry(db, sampleEntry(2), { ...sampleResult, score: 100 })).rejects.toThrow(/over/);
  expect((await readAttempt(db, 'a1'))?.attempt).toEqual(after);
});

test('a choice of an attempt that was deleted meanwhile says so', async () => {
  const db = await begun(1);
  await forgetAttempt(db, 'a1');
  const error = await failureOf(recordEntry(db, sampleEntry(1)));
  expect(error).toBeInstanceOf(AttemptGone);
  expect(troubleOf(error)).toBe('gone');
  expect(await db.entries.count()).toBe(0);
});

test('what is recorded is seen by a connection opened after it', async () => {
  const db = await begun(3);
  const later = new Db(folds, db.name);
  expect((await readAttempt(later, 'a1'))?.entries).toHaveLength(3);
  later.close();
});

test('writes are strict: flushed before they count as done', async () => {
  const db = freshDb();
  const durability = await db.transaction('rw', db.entries, (tx) => tx.idbtrans.durability);
  expect(durability).toBe('strict');
});

test('attempts are listed, the last one played first', async () => {
  const db = await begun();
  await beginAttempt(db, sampleAttempt({ id: 'a2', begun: 1500, touched: 1500 }), sampleBody());
  await beginAttempt(db, sampleAttempt({ id: 'a3', begun: 1200, touched: 1200 }), sampleBody());
  await recordEntry(db, sampleEntry(0));
  expect((await listAttempts(db)).map(({ id }) => id)).toEqual(['a1', 'a2', 'a3']);
});

test('a text is forgotten with the last attempt that needs it', async () => {
  const db = await begun(2);
  await beginAttempt(db, sampleAttempt({ id: 'a2' }), sampleBody());
  await beginAttempt(db, sampleAttempt({ id: 'a3', hash: 'h2' }), sampleBody('h2'));
  await recordEntry(db, sampleEntry(0, { attempt: 'a2' }));
  await forgetAttempt(db, 'a1');
  expect(await db.entries.toArray()).toEqual([sampleEntry(0, { attempt: 'a2' })]);
  expect(await db.texts.toCollection().primaryKeys()).toEqual(['h1', 'h2']);
  await forgetAttempt(db, 'a2');
  expect(await db.texts.toCollection().primaryKeys()).toEqual(['h2']);
  await forgetAttempt(db, 'nobody');
  expect((await listAttempts(db)).map(({ id }) => id)).toEqual(['a3']);
});

test('forgetting everything leaves nothing', async () => {
  const db = await begun(2);
  await markBackup(db, 5);
  await keepReflection(db, { id: 'm/0', module: 'm', ask: 'When?', text: 'Once.', at: 5 }, undefined);
  await forgetEverything(db);
  const left = await Promise.all(db.tables.map((table) => table.count()));
  expect(left).toEqual(db.tables.map(() => 0));
});

test('the last backup and the question for lasting storage are remembered', async () => {
  const db = freshDb();
  expect([await lastBackup(db), await persistAsked(db)]).toEqual([undefined, undefined]);
  await markBackup(db, 5);
  await markBackup(db, 7);
  await markPersistAsked(db, 6);
  expect([await lastBackup(db), await persistAsked(db)]).toEqual([7, 6]);
});
