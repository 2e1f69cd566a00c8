import type { Family, Integrity, Level, Meter, Meters, Mood, Need } from '#model';

/** What a customer has come to after some choices: plain data, replaced whole, never changed in place. */
export interface State {
  readonly turn: number;
  readonly meters: Meters;
  readonly mood: Mood;
  /** The mood before the last choice. */
  readonly moodBefore: Mood;
  /** Sorted. */
  readonly flags: readonly string[];
  /** The turn by which an open promise is due, or what became of it. */
  readonly promises: Readonly<Record<string, number | 'kept' | 'broken'>>;
  /** How often each act was used; counted to 2, since a third use weighs like every later one. */
  readonly used: Readonly<Record<string, number>>;
  readonly met: readonly Need[];
  readonly rungs: readonly Level[];
  readonly breaches: readonly Integrity[];
  /** Marks so far: in all, and by principle. */
  readonly marks: number;
  readonly principles: Readonly<Record<string, number>>;
  /** Why the meters moved on the last choice. */
  readonly changes: readonly Change[];
}

/** One change of one meter, with everything that it was computed from. */
export interface Change {
  meter: Meter;
  /** After rounding to the grid and the ends of the scale; never 0. */
  delta: number;
  /** act: a service act; the others are rules of the reaction model. */
  rule: 'act' | 'turn' | 'promise-kept' | 'promise-broken' | 'missing' | 'unmet';
  /** The act, promise or need that it is about; empty for `turn`. */
  of: string;
  base: number;
  /** Per cent; only for acts. */
  weight?: { personality: number; mood: number; repeat: number; inMood: Mood; family: Family };
}
