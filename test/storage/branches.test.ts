import { freshDb } from './fresh.ts';
import { expect, test } from 'vitest';
import type { Attempt } from '#model';
import {
  beginAttempt,
  beginBranch,
  forgetAttempt,
  listAttempts,
  readAttempt,
  readBackup,
  readRoads,
  recordEntry,
  restoreBackup,
  writeBackup,
  type Backup,
  type Db,
} from '#storage';
import { sampleAttempt, sampleBody, sampleEntry, sampleResult } from './samples.ts';

async function played(count: number, db = freshDb()): Promise<Db> {
  await beginAttempt(db, sampleAttempt(), sampleBody());
  for (let n = 0; n < count; n++) await recordEntry(db, sampleEntry(n));
  return db;
}
const branch = (at: number, more: Partial<Attempt> = {}) =>
  sampleAttempt({ id: 'b1', branch: { of: 'a1', at }, begun: 5000, touched: 5000, ...more });
const logOf = (count: number, id = 'b1') =>
  Array.from({ length: count }, (_, n) =>
    sampleEntry(n, { attempt: id, ...(n === count - 1 && { choice: 'another', at: 6000 }) }),
  );
async function backupOf(db: Db): Promise<Backup> {
  const read = readBackup(await writeBackup(db));
  if ('issues' in read) throw new Error(JSON.stringify(read.issues));
  return read.backup;
}

test('a what-if is stored with what it has in common and its first own choice', async () => {
  const db = await played(3);
  await beginBranch(db, branch(1), sampleBody(), logOf(2));
  expect(await readAttempt(db, 'b1')).toEqual({
    attempt: branch(1, { turns: 2, touched: 6000 }),
    entries: logOf(2),
    body: sampleBody(),
  });
  expect((await readAttempt(db, 'a1'))?.entries).toHaveLength(3);
  await recordEntry(db, sampleEntry(2, { attempt: 'b1' }), sampleResult);
  expect((await readAttempt(db, 'b1'))?.attempt.result).toEqual(sampleResult);
});

test('it keeps its text where that of the other road is gone', async () => {
  const db = freshDb();
  await beginBranch(db, branch(0), sampleBody(), logOf(1), sampleResult);
  expect(await readAttempt(db, 'b1')).toMatchObject({
    body: sampleBody(),
    attempt: { result: sampleResult },
  });
});

test('choices that are not its own, or leave one out, are refused, and nothing is stored', async () => {
  const db = await played(2);
  await expect(beginBranch(db, branch(1), sampleBody(), logOf(2, 'a1'))).rejects.toThrow(RangeError);
  await expect(beginBranch(db, branch(1), sampleBody(), logOf(3).slice(1))).rejects.toThrow(RangeError);
  await expect(beginBranch(db, branch(1), sampleBody(), [])).rejects.toThrow(RangeError);
  await expect(beginBranch(db, sampleAttempt({ id: 'b1' }), sampleBody(), logOf(1))).rejects.toThrow(
    RangeError,
  );
  await beginBranch(db, branch(1), sampleBody(), logOf(2));
  await expect(beginBranch(db, branch(1), sampleBody(), logOf(2))).rejects.toThrow();
  expect((await listAttempts(db)).map((a) => a.id).sort()).toEqual(['a1', 'b1']);
});

test('deleting an attempt deletes its what-ifs; deleting a what-if leaves the rest', async () => {
  const db = await played(2);
  await beginBranch(db, branch(1), sampleBody(), logOf(2));
  await beginBranch(db, branch(0, { id: 'b2' }), sampleBody(), logOf(1, 'b2'));
  await forgetAttempt(db, 'b2');
  expect((await listAttempts(db)).map((a) => a.id).sort()).toEqual(['a1', 'b1']);
  await forgetAttempt(db, 'a1');
  expect(await listAttempts(db)).toEqual([]);
  expect(await db.entries.count()).toBe(0);
  expect(await db.texts.count()).toBe(0);
});

test('roads are read together, each with its text', async () => {
  const db = await played(2);
  await beginBranch(db, branch(1), sampleBody(), logOf(2));
  const roads = await readRoads(db, [
    branch(1),
    sampleAttempt(),
    sampleAttempt({ id: 'lost', hash: 'gone' }),
  ]);
  expect(roads.get('b1')).toEqual({ choices: ['choice-0', 'another'], body: sampleBody() });
  expect(roads.get('a1')?.choices).toEqual(['choice-0', 'choice-1']);
  expect(roads.get('lost')).toEqual({ choices: [], body: undefined });
});

test('a backup carries what-ifs, also one whose attempt is missing', async () => {
  const db = await played(2);
  await beginBranch(db, branch(1), sampleBody(), logOf(2));
  await db.attempts.delete('a1');
  await db.entries.where('attempt').equals('a1').delete();
  const other = freshDb();
  expect(await restoreBackup(other, await backupOf(db))).toMatchObject({ added: 1 });
  expect((await readAttempt(other, 'b1'))?.attempt.branch).toEqual({ of: 'a1', at: 1 });
});

test('where the attempt is kept under another id, its what-ifs go on from that, once', async () => {
  const db = await played(3);
  await beginBranch(db, branch(1), sampleBody(), logOf(2));
  const backup = await backupOf(db);
  const other = freshDb();
  await beginAttempt(other, sampleAttempt(), sampleBody());
  await recordEntry(other, sampleEntry(0, { choice: 'elsewhere' }));
  // The what-if comes first in the file.
  backup.attempts.reverse();
  expect(await restoreBackup(other, backup)).toEqual({ added: 2, extended: 0, unchanged: 0 });
  expect((await readAttempt(other, 'b1'))?.attempt.branch).toEqual({ of: 'a1~2', at: 1 });
  expect(await restoreBackup(other, backup)).toEqual({ added: 0, extended: 0, unchanged: 2 });
});
