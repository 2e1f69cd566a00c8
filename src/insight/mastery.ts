import type { Attempt, Certainty, Mastery, QuizAnswer } from '#model';

const day = 86_400_000;
/** After so many days a piece of evidence weighs half. */
export const halfLife = 90;
/** Weights are written as seen from this day, so that they can be added up in any order. 1 January 2026, UTC. */
const epoch = Date.UTC(2026, 0, 1);
/** How much evidence it takes for half of the figure: with less of it, the figure stays low. */
export const doubt = 2;

/** One thing that says how well a principle is mastered. */
export interface Evidence {
  principle: string;
  /** 0 to 1. */
  value: number;
  /** Before it ages. */
  weight: number;
  at: number;
}

const certain: Record<Certainty, number> = { sure: 1, 'think-so': 1, guess: 0.5 };

/** An answer weighs 1, a hard question more and an easy one less; a guess half. */
export function evidenceOfAnswer({ principles, share, difficulty, sure, at }: QuizAnswer): Evidence[] {
  const weight = ((1 + difficulty) / 3) * (sure ? certain[sure] : 1);
  return principles.map((principle) => ({ principle, value: share, weight, at }));
}

/**
 * A finished conversation weighs 3 when assessed and 2 in practice, less by the share of the score that the coach took
 * off (`helped`, 0 to 100), for each principle it marks. What-ifs are no evidence.
 */
export function evidenceOfAttempt({ branch, result, mode, touched }: Attempt): Evidence[] {
  if (branch || !result?.principles) return [];
  const weight = (mode === 'assessed' ? 3 : 2) * (1 - Math.min(100, result.helped ?? 0) / 100);
  return Object.entries(result.principles).map(([principle, score]) => ({
    principle,
    value: score / 100,
    weight,
    at: touched,
  }));
}

const grown = (at: number) => 2 ** ((at - epoch) / day / halfLife);

/** The sum with one more piece of evidence. The order does not matter. */
export function withEvidence(
  mastery: Mastery | undefined,
  { principle, value, weight, at }: Evidence,
): Mastery {
  const heavy = weight * grown(at);
  return {
    principle,
    weight: (mastery?.weight ?? 0) + heavy,
    gain: (mastery?.gain ?? 0) + heavy * value,
    count: (mastery?.count ?? 0) + 1,
    last: Math.max(mastery?.last ?? 0, at),
  };
}

/**
 * How well a principle is mastered, 0 to 1: the mean of all evidence, each weighing half as much every 90 days, and
 * as if there were evidence of weight 2 for knowing nothing. So one right answer is not mastery, and it fades.
 */
export function masteryAt({ weight, gain }: Pick<Mastery, 'weight' | 'gain'>, at: number): number {
  const now = grown(at);
  return gain / now / (weight / now + doubt);
}

/** What one piece of evidence has to do with the figure: how much it weighs now, and what share of the whole that is. */
export function weighed<E extends Evidence>(
  evidence: readonly E[],
  at: number,
): (E & { now: number; part: number })[] {
  const all = evidence.map((e) => ({ ...e, now: (e.weight * grown(e.at)) / grown(at) }));
  const sum = all.reduce((s, e) => s + e.now, doubt);
  return all.map((e) => ({ ...e, part: e.now / sum })).sort((a, b) => b.part - a.part);
}

/** Why a figure is what it is: value times part, of the pieces and of what is older, add up to it. */
export interface Reasons<E extends Evidence> {
  /** 0 to 1. */
  value: number;
  pieces: (E & { now: number; part: number })[];
  /** What there is beside the pieces, added up; undefined where they are all there is. */
  older: { count: number; value: number; now: number; part: number } | undefined;
  /** What is not known yet: it counts as nothing. */
  unknown: { now: number; part: number };
}

/** How a principle came to its figure, from some of its evidence (all of this principle), the heaviest first, and from the sum of all. */
export function reasonsOf<E extends Evidence>(
  { weight, gain, count }: Mastery,
  evidence: readonly E[],
  at: number,
): Reasons<E> {
  const whole = weight / grown(at) + doubt;
  const pieces = weighed(evidence, at).map((e) => ({ ...e, part: e.now / whole }));
  const left = count - pieces.length;
  const now = weight / grown(at) - pieces.reduce((sum, e) => sum + e.now, 0);
  const gained = gain / grown(at) - pieces.reduce((sum, e) => sum + e.now * e.value, 0);
  const value = now > 0 ? Math.min(1, Math.max(0, gained / now)) : 0;
  return {
    value: masteryAt({ weight, gain }, at),
    pieces,
    older:
      left > 0 ? { count: left, value, now: Math.max(0, now), part: Math.max(0, now) / whole } : undefined,
    unknown: { now: doubt, part: doubt / whole },
  };
}
