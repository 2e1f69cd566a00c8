import { freshDb } from './fresh.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { folds } from '#insight';
import {
  beginAttempt,
  beginQuiz,
  Db,
  dueMemories,
  evidenceFor,
  forgetAttempt,
  forgetQuiz,
  lastAnswers,
  listMasteries,
  listMemories,
  listSlots,
  readBackup,
  recordAnswer,
  recordEntry,
  recordMoments,
  writeBackup,
} from '#storage';
import { doAll, doings, rebuiltFrom, sampleAnswer, sampleQuiz, sumsIn } from './doings.ts';
import { everythingIn, sampleAttempt, sampleBody, sampleEntry, sampleResult } from './samples.ts';

async function backupOf(db: Db) {
  const read = readBackup(await writeBackup(db));
  if ('issues' in read) throw new Error(JSON.stringify(read.issues));
  return read.backup;
}

test('whatever was done, the sums are those that a rebuild from everything makes', async () => {
  await fc.assert(
    fc.asyncProperty(doings, doings, async (there, here) => {
      const [one, two] = [new Db(folds, crypto.randomUUID()), new Db(folds, crypto.randomUUID())];
      await doAll(one, there, { rapport: 2, made: '', attempts: [], entries: [], texts: [] });
      await doAll(two, here, await backupOf(one));
      expect(await sumsIn(two)).toEqual(await rebuiltFrom(two));
      await Promise.all([one.delete(), two.delete()]);
    }),
    { numRuns: 100 },
  );
}, 60_000);

test('an answer counts in its half hour, for its principles, and is remembered', async () => {
  const db = freshDb();
  await beginQuiz(db, sampleQuiz());
  const answer = sampleAnswer(0, { share: 0.5, principles: ['own', 'calm'], at: 5_400_000 });
  await recordAnswer(db, answer);
  expect(await listSlots(db)).toEqual([{ slot: 3, choices: 0, answers: 1, right: 0.5, spent: 4000 }]);
  expect(await listSlots(db, 4)).toEqual([]);
  expect((await listMasteries(db)).map(({ principle, count }) => [principle, count])).toEqual([
    ['calm', 1],
    ['own', 1],
  ]);
  const [memory] = await listMemories(db);
  expect(memory).toMatchObject({ id: 'm/0', principles: ['own', 'calm'], last: answer.at, reps: 1 });
  expect(await dueMemories(db, memory?.due ?? 0)).toEqual([]);
  expect(await dueMemories(db, (memory?.due ?? 0) + 1)).toEqual([memory]);
});

test('what a conversation has shown is remembered once, and is evidence only as the conversation', async () => {
  const db = freshDb();
  await beginAttempt(db, sampleAttempt(), sampleBody());
  await recordEntry(db, sampleEntry(0), { ...sampleResult, principles: { own: 50 } });
  const before = await sumsIn(db);
  const shown = (share: number) => sampleAnswer(0, { quiz: 'a1', item: 'moment:x', share, shown: true });
  await recordMoments(db, 'a1', [shown(0)]);
  await recordMoments(db, 'a1', [shown(1)]);
  expect(await db.answers.toArray()).toEqual([shown(0)]);
  const { slots, masteries, memories } = await sumsIn(db);
  expect({ slots, masteries }).toEqual({ slots: before.slots, masteries: before.masteries });
  expect(memories).toMatchObject([{ id: 'moment:x', reps: 1 }]);
  await expect(recordMoments(db, 'nobody', [{ ...shown(0), quiz: 'nobody' }])).rejects.toThrow('not stored');
  await expect(recordMoments(db, 'a1', [sampleAnswer(0, { quiz: 'a1' })])).rejects.toThrow(RangeError);
});

test('what is forgotten is no evidence and is not remembered any more', async () => {
  const db = freshDb();
  await beginQuiz(db, sampleQuiz());
  await recordAnswer(db, sampleAnswer(0));
  const before = await sumsIn(db);
  await beginAttempt(db, sampleAttempt(), sampleBody());
  await recordEntry(db, sampleEntry(0), { ...sampleResult, principles: { calm: 50 } });
  await recordMoments(db, 'a1', [sampleAnswer(0, { quiz: 'a1', item: 'moment:x', shown: true })]);
  await forgetAttempt(db, 'a1');
  expect(await sumsIn(db)).toEqual(before);
  await forgetQuiz(db, 'q1');
  expect(await sumsIn(db)).toEqual({ slots: [], masteries: [], memories: [] });
  expect(await db.answers.count()).toBe(0);
});

test.each(['slots', 'masteries', 'memories'] as const)(
  'where %s cannot be written, neither the answer nor the choice is',
  async (name) => {
    const db = freshDb();
    await beginQuiz(db, sampleQuiz());
    await recordAnswer(db, sampleAnswer(0));
    await beginAttempt(db, sampleAttempt(), sampleBody());
    const everything = async () => [
      await everythingIn(db),
      await db.quizzes.toArray(),
      await db.answers.toArray(),
      await sumsIn(db),
    ];
    const before = await everything();
    const fail = () => {
      throw new DOMException('no space', 'QuotaExceededError');
    };
    db.table(name).hook('creating', fail);
    db.table(name).hook('updating', fail);
    await expect(recordAnswer(db, sampleAnswer(1))).rejects.toThrow();
    if (name === 'memories')
      await recordMoments(db, 'a1', [sampleAnswer(0, { quiz: 'a1', shown: true })]).then(
        () => expect.unreachable(),
        () => undefined,
      );
    else
      await expect(
        recordEntry(db, sampleEntry(0), { ...sampleResult, principles: { calm: 50 } }),
      ).rejects.toThrow();
    expect(await everything()).toEqual(before);
  },
);

test('the evidence of one principle comes newest first, answers and finished attempts, and no more than asked for', async () => {
  const db = freshDb();
  await beginQuiz(db, sampleQuiz());
  for (const n of [0, 1, 2])
    await recordAnswer(db, sampleAnswer(n, { principles: n === 1 ? ['calm'] : ['own', 'calm'] }));
  for (const [i, id] of ['a1', 'a2', 'a3'].entries()) {
    await beginAttempt(db, sampleAttempt({ id }), sampleBody());
    const result = { ...sampleResult, principles: id === 'a2' ? {} : { own: 50 } };
    await recordEntry(db, sampleEntry(0, { attempt: id, at: 3000 + i }), result);
  }
  const { at } = sampleAnswer(9);
  await recordMoments(db, 'a1', [sampleAnswer(0, { quiz: 'a1', shown: true, at })]);
  const found = async (limit?: number) => {
    const { answers, attempts } = await evidenceFor(db, 'own', limit);
    return [answers.map(({ n }) => n), attempts.map(({ id }) => id)];
  };
  expect(await found()).toEqual([
    [2, 0],
    ['a3', 'a1'],
  ]);
  expect(await found(1)).toEqual([[2], ['a3']]);
  expect((await lastAnswers(db, 3)).map(({ quiz, n }) => [quiz, n])).toEqual([
    ['q1', 2],
    ['q1', 1],
  ]);
});
