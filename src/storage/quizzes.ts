import type { Quiz, QuizAnswer } from '#model';
import type { Db } from './database.ts';
import { addAnswers, forgetInSums, sumsOfAnswers } from './sums.ts';
import { AnotherTab, QuizGone } from './trouble.ts';

export type QuizResult = NonNullable<Quiz['result']>;

/** Stores a new quiz. */
export async function beginQuiz(db: Db, quiz: Quiz): Promise<void> {
  if (quiz.answered !== 0 || quiz.result)
    throw new RangeError(`quiz ${quiz.id} begins with ${String(quiz.answered)} answers`);
  await db.awake();
  await db.quizzes.add(quiz);
}

/**
 * Stores one answer with all sums that it belongs to; resolves once it is on disk. `result` comes with the answer that
 * ends the quiz. @throws AnotherTab where the quiz has gone on without the writer, QuizGone
 */
export async function recordAnswer(db: Db, answer: QuizAnswer, result?: QuizResult): Promise<void> {
  if (answer.shown) throw new RangeError(`answer ${String(answer.n)} of ${answer.quiz} was not asked`);
  await db.awake();
  const tables = [db.quizzes, db.answers, db.slots, db.masteries, db.memories];
  await db.transaction('rw', tables, async () => {
    const [quiz, sums] = await Promise.all([quizIn(db, answer.quiz), sumsOfAnswers(db, [answer])]);
    if (quiz.result || answer.n !== quiz.answered)
      throw new AnotherTab(
        `answer ${String(answer.n)} of quiz ${quiz.id} came when ${String(quiz.answered)} were stored`,
      );
    const answered = quiz.answered + 1;
    await Promise.all([
      db.answers.add(answer),
      db.quizzes.put({ ...quiz, answered, touched: answer.at, ...(result && { result }) }),
      addAnswers(db, sums, [answer]),
    ]);
  });
}

/** Ends a quiz before its last answer: the time is up, or the learner leaves it. Where it has ended it stays as it is. */
export async function endQuiz(db: Db, id: string, result: QuizResult, at: number): Promise<void> {
  await db.awake();
  await db.transaction('rw', db.quizzes, async () => {
    const quiz = await quizIn(db, id);
    if (!quiz.result) await db.quizzes.put({ ...quiz, result, touched: at });
  });
}

/** A quiz with its answers in order; undefined where there is none of this id. */
export async function readQuiz(
  db: Db,
  id: string,
): Promise<{ quiz: Quiz; answers: QuizAnswer[] } | undefined> {
  await db.awake();
  return db.transaction('r', db.quizzes, db.answers, async () => {
    const quiz = await db.quizzes.get(id);
    // Rows of one index key come by primary key, which is [quiz+n].
    return quiz && { quiz, answers: await db.answers.where('quiz').equals(id).toArray() };
  });
}

/** All quizzes, the last one answered first. */
export async function listQuizzes(db: Db): Promise<Quiz[]> {
  await db.awake();
  return db.quizzes.orderBy('touched').reverse().toArray();
}

/** Deletes a quiz and its answers, also out of the sums: what is forgotten is no evidence. */
export async function forgetQuiz(db: Db, id: string): Promise<void> {
  await db.awake();
  const tables = [db.quizzes, db.answers, db.attempts, db.slots, db.masteries, db.memories];
  await db.transaction('rw', tables, async () => {
    if (!(await db.quizzes.get(id))) return;
    const answers = await db.answers.where('quiz').equals(id).toArray();
    await db.quizzes.delete(id);
    await db.answers.where('quiz').equals(id).delete();
    await forgetInSums(db, { answers });
  });
}

async function quizIn(db: Db, id: string): Promise<Quiz> {
  const quiz = await db.quizzes.get(id);
  if (!quiz) throw new QuizGone(`quiz ${id} is not stored`);
  return quiz;
}
