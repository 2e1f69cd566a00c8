import type { Personality } from './terms.ts';

/** A problem in data: where it is and what to do. Told apart by code, never by text. */
export interface Issue {
  severity: 'error' | 'warning';
  code: string;
  /** Dotted, as `nodes.opening.choices.hear-out.to`; empty for the whole. */
  path: string;
  message: string;
  /** What the message speaks of: ids, numbers, languages, `who` (personalities); `why` where one code says several things. */
  values?: Values;
  /** The shortest road from the start that shows it; no steps where the start does. */
  road?: Road;
  file?: string;
  line?: number;
  column?: number;
}

export type Values = Readonly<Record<string, string | number>>;

/** Answers given to one customer, and the nodes they are given at. */
export interface Road {
  personality: Personality;
  steps: { node: string; answer: string }[];
}
