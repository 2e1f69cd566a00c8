import type { QuizAnswer } from '#model';

const key = 'rapport:unclocked';
const many = 20;

function stopped(): string[] {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? '[]') as unknown;
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

/** Switches the clock of a quiz off for good. */
export function stopClock(quiz: string): void {
  try {
    localStorage.setItem(key, JSON.stringify([quiz, ...stopped()].slice(0, many)));
  } catch {
    // Full or forbidden: it holds until the page is closed.
  }
}

/**
 * Seconds that are left of a quiz when it is taken up. The clock runs only while a question is on the screen, so what
 * counts is what the answers took. Undefined where no clock runs.
 */
export function secondsLeft(
  { id, limit }: { id: string; limit?: number | undefined },
  answers: readonly Pick<QuizAnswer, 'took'>[],
): number | undefined {
  if (limit === undefined || stopped().includes(id)) return undefined;
  const spent = answers.reduce((sum, { took }) => sum + took, 0) / 1000;
  return Math.max(1, Math.ceil(limit - spent));
}
