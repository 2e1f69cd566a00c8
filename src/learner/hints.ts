import type { Coached } from '#model';

const key = 'rapport:asked';

/**
 * How far the coach was asked at turn `n` of this attempt. The step goes into the log with the choice; until then this
 * tab remembers it, so that a reload does not take the help back and leave what was read.
 */
export function askedAt(attempt: string, n: number): Coached | undefined {
  try {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? '[]') as unknown;
    if (!Array.isArray(kept) || kept[0] !== attempt || kept[1] !== n) return undefined;
    return ([1, 2, 3] as const).find((step) => step === kept[2]);
  } catch {
    return undefined;
  }
}

/** Remembers how far the coach was asked at turn `n` of this attempt, and nothing older. */
export function keepAsked(attempt: string, n: number, step: Coached): void {
  try {
    sessionStorage.setItem(key, JSON.stringify([attempt, n, step]));
  } catch {
    // Full or forbidden: it holds until the page is closed.
  }
}
