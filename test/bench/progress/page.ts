import { folds } from '#insight';
import type { QuizAnswer } from '#model';
import * as storage from '#storage';
import { readLearned } from '../../../src/learner/progress/reader.ts';
import { yearOf } from './year.ts';

declare global {
  interface Window {
    /** Stores a year with its sums; says how many events. */
    fill: (events: number, now: number) => Promise<number>;
    /** Milliseconds for all that the progress screen reads, and how many rows that is. */
    dashboard: (now: number) => Promise<{ took: number; rows: number }>;
    /** Milliseconds for reading every event. */
    everything: () => Promise<{ took: number; rows: number }>;
    /** Milliseconds for one answer with its sums, and for another that is added to the table and nothing else. */
    answers: (n: number, now: number) => Promise<{ kept: number; bare: number }>;
  }
}

const db = new storage.Db(folds);
const batch = 20_000;
const batches = function* <T>(rows: readonly T[]) {
  for (let i = 0; i < rows.length; i += batch) yield rows.slice(i, i + batch);
};

window.fill = async (events, now) => {
  const { attempts, entries, answers } = yearOf(events, now);
  for (const some of batches(attempts)) await db.attempts.bulkAdd(some);
  for (const some of batches(entries)) await db.entries.bulkAdd(some);
  for (const some of batches(answers)) await db.answers.bulkAdd(some);
  const sums = folds.rollUp(attempts, entries, answers);
  await db.slots.bulkPut([...sums.slots.values()]);
  await db.masteries.bulkPut([...sums.masteries.values()]);
  await db.memories.bulkPut([...sums.memories.values()]);
  return entries.length + answers.length;
};

window.dashboard = async (now) => {
  await db.open();
  const from = performance.now();
  const learned = await readLearned({ ...storage, db }, now);
  const took = performance.now() - from;
  return { took, rows: Object.values(learned).reduce((sum, rows: unknown[]) => sum + rows.length, 0) };
};

window.everything = async () => {
  await db.open();
  const from = performance.now();
  let rows = 0;
  for (const table of [db.entries, db.answers])
    for (let last: [string, number] = ['', 0]; ;) {
      // The fastest there is: some thousands at once, which is more than a cursor and less than the memory holds.
      const some = await table.where(':id').above(last).limit(batch).toArray();
      const end = some.at(-1);
      if (!end) break;
      rows += some.length;
      last = ['attempt' in end ? end.attempt : end.quiz, end.n];
    }
  return { took: performance.now() - from, rows };
};

window.answers = async (n, now) => {
  const answer = (quiz: string): QuizAnswer => ({
    ...{ quiz, n, item: `module-1/question-${String(n * 20 + 1)}`, seed: quiz, answer: 'b', share: 1 },
    ...{ principles: ['principle-1', 'principle-2'], difficulty: 2, at: now + n * 1000, took: 20_000 },
  });
  if (n === 0)
    await storage.beginQuiz(db, {
      ...{ id: 'measured', mode: 'practise', modules: [], principles: [], items: [], seed: 's' },
      ...{ begun: now, touched: now, answered: 0 },
    });
  const from = performance.now();
  await storage.recordAnswer(db, answer('measured'));
  const kept = performance.now() - from;
  const again = performance.now();
  await db.transaction('rw', db.answers, () => db.answers.add(answer('bare')));
  return { kept, bare: performance.now() - again };
};
