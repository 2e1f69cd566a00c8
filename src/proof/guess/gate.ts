import type { Run } from '../prove.ts';

/** What shipped scenarios must keep to, so that they cannot be passed by guessing. */
export const limits = {
  /** Marks between the worst and the best road, for each decision on the best one; at least. */
  apart: 2,
  /** Probability that random play passes; at most. */
  randomPass: 0.05,
  /** Expected score and probability of passing of every naive player; at most. */
  score: 55,
  pass: 0.1,
  /** Points between the player who goes by the principles and the best naive one; at least. */
  separation: 40,
} as const;

/** A figure beyond its limit. */
export interface Beyond {
  /** Such as `longest score`, `passRandom`, `separation`. */
  figure: string;
  value: number | null;
  limit: number;
}

/** Every figure of a run that is beyond its limit, or that could not be told. */
export function beyondLimits({ min, max, best, passRandom, bots, separation }: Run): Beyond[] {
  const found: Beyond[] = [];
  const atMost = (figure: string, value: number | null, limit: number): void => {
    if (value === null || value > limit) found.push({ figure, value, limit });
  };
  const atLeast = (figure: string, value: number | null, limit: number): void => {
    if (value === null || value < limit) found.push({ figure, value, limit });
  };
  atLeast('marks apart', min === null || max === null ? null : max - min, limits.apart * best.length);
  atMost('passRandom', passRandom, limits.randomPass);
  for (const [name, { score, pass }] of Object.entries(bots)) {
    atMost(`${name} score`, score, limits.score);
    atMost(`${name} pass`, pass, limits.pass);
  }
  atLeast('separation', separation, limits.separation);
  return found;
}
