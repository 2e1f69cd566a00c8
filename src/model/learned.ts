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
