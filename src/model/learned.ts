import type { Attempt, Entry } from './attempt.ts';
import type { QuizAnswer } from './quiz.ts';

/** Sums over everything that was done, kept beside it, so that nobody has to read it all. Times are milliseconds since 1970. */

/** What was done in one half hour: small enough for every time zone, few enough for years. */
export interface Slot {
  /** Half hours since 1970, UTC. */
  slot: number;
  choices: number;
  answers: number;
  /** Shares of right answers, added up. */
  right: number;
  /** Milliseconds. */
  spent: number;
}

/** All evidence of one principle, added up. */
export interface Mastery {
  principle: string;
  /** Weights and weighted values, as seen from a fixed day (room `insight`). */
  weight: number;
  gain: number;
  count: number;
  last: number;
}

/** What is remembered of one question or moment, and when it comes back. */
export interface Memory {
  id: string;
  principles: string[];
  due: number;
  last: number;
  /** Days until the chance of knowing it has fallen to 90 %. */
  stability: number;
  /** 1 to 10. */
  difficulty: number;
  /** Days from the last time to the next. */
  interval: number;
  reps: number;
  lapses: number;
}

/** All sums, by their keys; or those of them that something is added to. */
export interface RollUps {
  slots: Map<number, Slot>;
  masteries: Map<string, Mastery>;
  memories: Map<string, Memory>;
}

/** How what happens is added to the sums: the rules of room `insight`, for whoever keeps the sums. */
export interface Folds {
  /** The half hour that a time falls in. */
  slotOf: (at: number) => number;
  /** `before` is the choice before it, or undefined for the first of an attempt. */
  addEntry: (sums: RollUps, entry: Entry, attempt: Attempt, before: Entry | undefined) => void;
  /** The result of an attempt, once it is there. */
  addResult: (sums: RollUps, attempt: Attempt) => void;
  addAnswer: (sums: RollUps, answer: QuizAnswer) => void;
  /** All sums from everything that was done, from nothing. */
  rollUp: (
    attempts: readonly Attempt[],
    entries: readonly Entry[],
    answers: readonly QuizAnswer[],
  ) => RollUps;
}
