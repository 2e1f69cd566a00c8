import type { Text } from './text.ts';

/** A choice that would have been better somewhere: what it sounds like, and why it is better. */
export interface Better {
  node: string;
  answer: string;
  told: Text[];
  because: Text[];
}

/** What one turn cost, and what could still come after it. */
export interface Regret {
  /** Lost against the best continuation from that very moment, with this customer. */
  marks: number;
  /** The same in points of the score, not rounded. */
  points: number;
  /** Undefined where nothing was lost. */
  better?: Better;
  /** The lowest and the highest score that could still be had after this turn, 0 to 100, not rounded. */
  ahead: { min: number; max: number };
  /**
   * The highest score after this turn on a road that breaches nothing and keeps the customer, whole, help by the coach
   * so far taken off; undefined where there is no such road.
   */
  sound?: number;
  /** Whether that is enough to pass. */
  passable: boolean;
}

/** The smallest change with which an attempt that failed would have passed. */
export interface Repair {
  /** The whole road, from the first turn to the ending. */
  answers: string[];
  /** The answers on it that are not the learner's own; `n` is the turn, 0 for the first. */
  changes: (Better & { n: number })[];
  /** 0 to 100, help by the coach taken off. */
  score: number;
}

/** An attempt, looked back on knowing everything that could have come of it. */
export interface Hindsight {
  /** By turn. */
  turns: Regret[];
  /** The first turn after which no pass was within reach; undefined where it always was, or never. */
  noReturn?: number;
  /** Undefined where the attempt passed, and where nothing passes. */
  repair?: Repair;
  /** The best road there was, from the start. */
  best: { node: string; answer: string }[];
}
