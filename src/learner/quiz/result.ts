import type { Quiz, QuizAnswer } from '#model';

/** How much of something was right. */
export interface Share {
  id: string;
  count: number;
  /** 0 to 1; the mean. */
  right: number;
}

/**
 * The result of a quiz with these answers: the mean share that was right, in whole points of 100. In an assessment what
 * was not answered is worth nothing; otherwise only what was answered counts.
 */
export function resultOf(
  { mode, items, pass = 0 }: Pick<Quiz, 'mode' | 'items' | 'pass'>,
  answers: readonly Pick<QuizAnswer, 'share'>[],
): { score: number; passed: boolean } {
  const right = answers.reduce((sum, { share }) => sum + share, 0);
  const score = Math.round(
    (100 * right) / Math.max(1, mode === 'assessment' ? items.length : answers.length),
  );
  return { score, passed: score >= pass };
}

/** The answers by what `idsOf` finds in each, the least right first. */
export function sharesBy(
  answers: readonly QuizAnswer[],
  idsOf: (answer: QuizAnswer) => readonly string[],
): Share[] {
  return [...new Set(answers.flatMap((answer) => idsOf(answer)))]
    .map((id) => {
      const shares = answers.filter((answer) => idsOf(answer).includes(id)).map(({ share }) => share);
      return { id, count: shares.length, right: shares.reduce((a, b) => a + b, 0) / shares.length };
    })
    .sort((a, b) => a.right - b.right);
}

/** The module of an item: of `module/question` the first part; undefined for a moment. */
export function moduleOf(item: string): string | undefined {
  return item.startsWith('moment:') ? undefined : item.split('/')[0];
}
