import type { QuizAnswer } from '#model';
import type { Db } from './database.ts';
import { addAnswers, sumsOfAnswers } from './sums.ts';
import { AttemptGone } from './trouble.ts';

/**
 * Stores what a finished attempt has shown of its moments, and remembers them; once for each attempt, a second time
 * changes nothing. The answers are of the quiz that has the attempt's id, and have the numbers of its turns.
 * @throws AttemptGone
 */
export async function recordMoments(db: Db, attempt: string, answers: readonly QuizAnswer[]): Promise<void> {
  if (answers.some(({ quiz, shown }) => quiz !== attempt || !shown))
    throw new RangeError(`these ${String(answers.length)} answers are not what attempt ${attempt} has shown`);
  if (!answers.length) return;
  await db.awake();
  const tables = [db.attempts, db.answers, db.slots, db.masteries, db.memories];
  await db.transaction('rw', tables, async () => {
    if (!(await db.attempts.get(attempt))) throw new AttemptGone(`attempt ${attempt} is not stored`);
    if (await db.answers.where('quiz').equals(attempt).count()) return;
    await db.answers.bulkAdd([...answers]);
    await addAnswers(db, await sumsOfAnswers(db, answers), answers);
  });
}

/** What conversations have shown of a moment, the last one first. */
export async function listShown(db: Db, item: string): Promise<QuizAnswer[]> {
  await db.awake();
  const answers = await db.answers.where('item').equals(item).toArray();
  return answers.filter(({ shown }) => shown).sort((a, b) => b.at - a.at);
}
