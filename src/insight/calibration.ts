import { certainties, type Certainty } from '#model';

/** How often somebody was right who said so. */
export interface Calibration {
  sure: Certainty;
  count: number;
  /** Mean share that was right, 0 to 1. */
  right: number;
}

/** How right the answers were by how sure the learner was of them; only what occurred. */
export function calibrationOf(
  answers: readonly { sure?: Certainty | undefined; share: number }[],
): Calibration[] {
  return certainties.flatMap((sure) => {
    const mine = answers.filter((a) => a.sure === sure);
    if (!mine.length) return [];
    return [{ sure, count: mine.length, right: mine.reduce((s, a) => s + a.share, 0) / mine.length }];
  });
}

/**
 * Marks by certainty (after Gardner-Medwin): sure 3 or -6, think so 2 or -2, guess 1 or 0. It pays to say what one
 * believes: to be sure from 4 in 5 on, to think so from 2 in 3 on.
 */
export function certaintyMark(sure: Certainty, share: number): number {
  const [right, wrong] = { sure: [3, -6], 'think-so': [2, -2], guess: [1, 0] }[sure] as [number, number];
  return right * share + wrong * (1 - share);
}
