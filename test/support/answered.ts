import { questionIndex } from '#content';
import type { Quiz, QuizAnswer } from '#model';
import { beginQuiz, recordAnswer } from '#storage';
import { db } from './screen.ts';

const day = 86_400_000;

/** Stores answers to the first questions of a module, as given some days ago. */
export async function answered(module: string, daysAgo: number, shares: readonly number[]) {
  const asked = (await questionIndex()).filter((q) => q.module === module).slice(0, shares.length);
  const at = Date.now() - daysAgo * day;
  const quiz: Quiz = {
    ...{ id: `${module}-${String(daysAgo)}`, mode: 'practise', modules: [module], principles: [] },
    ...{ items: asked.map(({ id }) => id), seed: 's', begun: at, touched: at, answered: 0 },
  };
  await beginQuiz(db, quiz);
  for (const [n, { id, principles, difficulty }] of asked.entries()) {
    const answer: QuizAnswer = {
      ...{ quiz: quiz.id, n, item: id, seed: 's', answer: 'x', share: shares[n] ?? 0, principles },
      ...{ difficulty, at: at + n * 1000, took: 60_000, sure: 'sure' },
    };
    await recordAnswer(db, answer);
  }
  return asked;
}
