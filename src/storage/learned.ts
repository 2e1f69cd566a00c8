import type { Attempt, Mastery, Memory, QuizAnswer, Slot } from '#model';
import type { Db } from './database.ts';

/** What was done in each half hour, the first one first; from half hour `since` (since 1970) on where that is given. */
export async function listSlots(db: Db, since = 0): Promise<Slot[]> {
  await db.awake();
  return db.slots.where('slot').aboveOrEqual(since).toArray();
}

/** All principles of which there is evidence. */
export async function listMasteries(db: Db): Promise<Mastery[]> {
  await db.awake();
  return db.masteries.toArray();
}

/** Everything that is remembered. */
export async function listMemories(db: Db): Promise<Memory[]> {
  await db.awake();
  return db.memories.toArray();
}

/** What comes back before a time (milliseconds since 1970), the earliest first. */
export async function dueMemories(db: Db, until: number): Promise<Memory[]> {
  await db.awake();
  return db.memories.where('due').below(until).toArray();
}

/** The last `limit` answers to questions, the newest first. */
export async function lastAnswers(db: Db, limit: number): Promise<QuizAnswer[]> {
  await db.awake();
  const answers = await db.answers.orderBy('at').reverse().limit(limit).toArray();
  return answers.filter(({ shown }) => !shown);
}

/** What tells how well one principle is mastered: at most `limit` answers and finished attempts, the newest first. */
export async function evidenceFor(
  db: Db,
  principle: string,
  limit = 50,
): Promise<{ answers: QuizAnswer[]; attempts: Attempt[] }> {
  await db.awake();
  return db.transaction('r', db.answers, db.attempts, async () => {
    const [answers, attempts] = await Promise.all([
      db.answers
        .where('principles')
        .equals(principle)
        .filter(({ shown }) => !shown)
        .toArray(),
      db.attempts
        .orderBy('touched')
        .reverse()
        .filter(({ branch, result }) => !branch && result?.principles?.[principle] !== undefined)
        .limit(limit)
        .toArray(),
    ]);
    return { answers: answers.sort((a, b) => b.at - a.at).slice(0, limit), attempts };
  });
}
