import { freshDb } from './fresh.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { folds } from '#insight';
import { Db, readAttempt, readBackup, restoreBackup, writeBackup, type Backup } from '#storage';
import { everythingIn, plays, sampleResult, store, type Play } from './samples.ts';

async function backupOf(db: Db): Promise<Backup> {
  const read = readBackup(await writeBackup(db));
  if ('issues' in read) throw new Error(JSON.stringify(read.issues));
  return read.backup;
}

async function backupWith(...all: Play[]): Promise<Backup> {
  const db = freshDb();
  await store(db, all);
  return backupOf(db);
}

async function logsIn(db: Db): Promise<Record<string, string>> {
  const logs: Record<string, string> = {};
  for (const { id } of await db.attempts.toArray())
    logs[id] = ((await readAttempt(db, id))?.entries ?? []).map(({ choice }) => choice).join('');
  return logs;
}

const a = (choices: string, over = false): Play => ({ id: 'a', hash: 'h1', choices: [...choices], over });

test.each<[string, Play, Play, object, Record<string, string>]>([
  ['goes on where the backup is longer', a('xx'), a('xxyy', true), { extended: 1 }, { a: 'xxyy' }],
  ['stays where the backup is shorter', a('xxyy', true), a('xx'), { unchanged: 1 }, { a: 'xxyy' }],
  ['stays where the backup is the same', a('xx'), a('xx'), { unchanged: 1 }, { a: 'xx' }],
  ['gets the result that only the backup knows', a('xx'), a('xx', true), { extended: 1 }, { a: 'xx' }],
  [
    'is kept twice where the backup goes on after its end',
    a('x', true),
    a('xx'),
    { added: 1 },
    { a: 'x', 'a~2': 'xx' },
  ],
  ['is kept twice where they differ', a('xx'), a('xyx', true), { added: 1 }, { a: 'xx', 'a~2': 'xyx' }],
  [
    'is kept twice where they were played with different texts',
    a('xx'),
    { ...a('xx'), hash: 'h2' },
    { added: 1 },
    { a: 'xx', 'a~2': 'xx' },
  ],
])('an attempt that is there %s', async (_, mine, theirs, count, logs) => {
  const db = freshDb();
  await store(db, [mine]);
  const done = await restoreBackup(db, await backupWith(theirs));
  expect(done).toEqual({ added: 0, extended: 0, unchanged: 0, ...count });
  expect(await logsIn(db)).toEqual(logs);
});

test('what is extended gets time, turns and result from the backup', async () => {
  const db = freshDb();
  await store(db, [a('xx')]);
  await restoreBackup(db, await backupWith(a('xxyy', true)));
  expect((await readAttempt(db, 'a'))?.attempt).toMatchObject({
    touched: 1004,
    turns: 4,
    result: sampleResult,
  });
});

test('the copy of a conflict grows with later backups instead of multiplying', async () => {
  const db = freshDb();
  await store(db, [a('xx')]);
  await restoreBackup(db, await backupWith(a('xy')));
  expect(await restoreBackup(db, await backupWith(a('xyyy')))).toEqual({
    added: 0,
    extended: 1,
    unchanged: 0,
  });
  expect(await logsIn(db)).toEqual({ a: 'xx', 'a~2': 'xyyy' });
  await restoreBackup(db, await backupWith(a('y')));
  expect(await logsIn(db)).toEqual({ a: 'xx', 'a~2': 'xyyy', 'a~3': 'y' });
});

test('texts that are there stay, missing ones are added', async () => {
  const db = freshDb();
  await store(db, [a('x')]);
  const mine = await db.texts.toArray();
  const backup = await backupWith(a('x'), { ...a('y'), id: 'b', hash: 'h2' });
  backup.texts = backup.texts.map((t) => ({ ...t, body: { ...t.body, bounds: {} } }));
  await restoreBackup(db, backup);
  expect(await db.texts.toArray()).toEqual([...mine, backup.texts[1]]);
});

test('a restoring that fails leaves everything as it was', async () => {
  const db = freshDb();
  await store(db, [a('xx')]);
  const before = await everythingIn(db);
  const backup = await backupWith(a('xxyy'), { ...a('y'), id: 'b', hash: 'h2' });
  backup.texts = [...backup.texts, ...backup.texts.slice(-1)]; // the second copy of h2 cannot be added
  await expect(restoreBackup(db, backup)).rejects.toThrow();
  expect(await everythingIn(db)).toEqual(before);
});

test('two devices that restore each other lose nothing, agree, and change nothing the second time', async () => {
  await fc.assert(
    fc.asyncProperty(plays, plays, async (here, there) => {
      const [one, two] = [new Db(folds, crypto.randomUUID()), new Db(folds, crypto.randomUUID())];
      await store(one, here);
      await store(two, there);
      const before = await logsIn(one);
      const [fromOne, fromTwo] = [await backupOf(one), await backupOf(two)];

      await restoreBackup(one, fromTwo);
      const after = await logsIn(one);
      for (const [id, log] of Object.entries(before)) expect(after[id]?.startsWith(log)).toBe(true);
      for (const { id, choices } of there)
        expect(
          Object.entries(after).some(
            ([at, log]) => at.split('~')[0] === id && log.startsWith(choices.join('')),
          ),
        ).toBe(true);
      for (const { id, turns } of await one.attempts.toArray()) expect(after[id]).toHaveLength(turns);
      expect(readBackup(await writeBackup(one))).toHaveProperty('backup');

      const all = await everythingIn(one);
      expect(await restoreBackup(one, fromTwo)).toEqual({ added: 0, extended: 0, unchanged: there.length });
      expect(await restoreBackup(one, fromOne)).toEqual({ added: 0, extended: 0, unchanged: here.length });
      expect(await everythingIn(one)).toEqual(all);

      await restoreBackup(two, await backupOf(one));
      expect(Object.values(await logsIn(two)).sort()).toEqual(Object.values(after).sort());
      const results = async (db: Db) => (await db.attempts.filter(({ result }) => !!result).toArray()).length;
      expect(await results(two)).toBe(await results(one));
      await Promise.all([one.delete(), two.delete()]);
    }),
    { numRuns: 40 },
  );
}, 30_000);
