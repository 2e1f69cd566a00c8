import { freshDb } from './fresh.ts';
import { expect, test } from 'vitest';
import { folds } from '#insight';
import {
  beginQuiz,
  Db,
  endQuiz,
  forgetQuiz,
  listQuizzes,
  readBackup,
  readQuiz,
  recordAnswer,
  restoreBackup,
  troubleOf,
  writeBackup,
  type Backup,
} from '#storage';
import { rebuiltFrom, sampleAnswer, sampleQuiz, sumsIn } from './doings.ts';

const result = { score: 67, passed: true };

async function answered(count: number, db = freshDb(), answer = 'a'): Promise<Db> {
  await beginQuiz(db, sampleQuiz());
  for (let n = 0; n < count; n++) await recordAnswer(db, sampleAnswer(n, n === count - 1 ? { answer } : {}));
  return db;
}

async function backupOf(db: Db): Promise<Backup> {
  const read = readBackup(await writeBackup(db));
  if ('issues' in read) throw new Error(JSON.stringify(read.issues));
  return read.backup;
}

test('a quiz grows with its answers, and the last one brings its result', async () => {
  const db = await answered(2);
  await recordAnswer(db, sampleAnswer(2), result);
  expect(await readQuiz(db, 'q1')).toEqual({
    quiz: sampleQuiz({ answered: 3, touched: sampleAnswer(2).at, result }),
    answers: [0, 1, 2].map((n) => sampleAnswer(n)),
  });
  expect(await readQuiz(db, 'nobody')).toBeUndefined();
  await beginQuiz(db, sampleQuiz({ id: 'q2', touched: sampleAnswer(3).at }));
  expect((await listQuizzes(db)).map(({ id }) => id)).toEqual(['q2', 'q1']);
  await expect(beginQuiz(db, sampleQuiz())).rejects.toThrow();
});

test('of two tabs that go on with the same quiz, one is refused', async () => {
  const db = await answered(1);
  const other = new Db(folds, db.name);
  const done = await Promise.allSettled([
    recordAnswer(db, sampleAnswer(1)),
    recordAnswer(other, sampleAnswer(1)),
  ]);
  const refused = done.flatMap((one) => (one.status === 'rejected' ? [troubleOf(one.reason)] : []));
  expect(refused).toEqual(['another-tab']);
  expect((await readQuiz(db, 'q1'))?.answers).toHaveLength(2);
  await endQuiz(other, 'q1', result, 9);
  const late = recordAnswer(db, sampleAnswer(2)).catch(troubleOf);
  expect(await late).toBe('another-tab');
  other.close();
});

test('a quiz is ended once', async () => {
  const db = await answered(1);
  await endQuiz(db, 'q1', result, 5);
  await endQuiz(db, 'q1', { score: 0, passed: false }, 6);
  expect((await readQuiz(db, 'q1'))?.quiz).toEqual(sampleQuiz({ answered: 1, touched: 5, result }));
  await forgetQuiz(db, 'q1');
  expect(await endQuiz(db, 'q1', result, 7).catch(troubleOf)).toBe('gone');
  expect(await recordAnswer(db, sampleAnswer(1)).catch(troubleOf)).toBe('gone');
});

test('a restored quiz goes on where the backup knows more, and is kept twice where they differ', async () => {
  const further = await answered(3);
  await endQuiz(further, 'q1', result, 9);
  const backup = await backupOf(further);

  const empty = freshDb();
  expect(await restoreBackup(empty, backup)).toEqual({ added: 1, extended: 0, unchanged: 0 });
  expect(await readQuiz(empty, 'q1')).toEqual(await readQuiz(further, 'q1'));
  expect(await sumsIn(empty)).toEqual(await sumsIn(further));
  expect(await restoreBackup(empty, backup)).toEqual({ added: 0, extended: 0, unchanged: 1 });

  const begun = await answered(1);
  expect(await restoreBackup(begun, backup)).toEqual({ added: 0, extended: 1, unchanged: 0 });
  expect(await readQuiz(begun, 'q1')).toEqual(await readQuiz(further, 'q1'));

  const other = await answered(2, freshDb(), 'b');
  expect(await restoreBackup(other, backup)).toEqual({ added: 1, extended: 0, unchanged: 0 });
  expect((await readQuiz(other, 'q1'))?.answers.map(({ answer }) => answer)).toEqual(['a', 'b']);
  expect((await readQuiz(other, 'q1~2'))?.answers).toHaveLength(3);
  expect(await sumsIn(other)).toEqual(await rebuiltFrom(other));
});

test.each<[string, (backup: Backup) => Partial<Backup>]>([
  ['a quiz twice', ({ quizzes = [] }) => ({ quizzes: [...quizzes, ...quizzes] })],
  ['answers of no quiz', () => ({ quizzes: [] })],
  ['a missing answer', ({ answers = [] }) => ({ answers: answers.slice(1) })],
  [
    'moments of no attempt',
    ({ answers = [] }) => ({ answers: [...answers, sampleAnswer(0, { quiz: 'x', shown: true })] }),
  ],
  ['a share of more than all', ({ answers = [] }) => ({ answers: answers.map((a) => ({ ...a, share: 2 })) })],
])('a backup with %s is damaged', async (_, change) => {
  const backup = await backupOf(await answered(2));
  const read = readBackup(JSON.stringify({ ...backup, ...change(backup) }));
  expect('issues' in read && read.issues[0]?.code).toBe('backup-damaged');
});
