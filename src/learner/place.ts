import type { Mode, Personality } from '#model';

/** Somebody of the four, or whoever it turns out to be. */
export type Who = Personality | 'find-out';

/** Everywhere one can be in Rapport. */
export type Place =
  | { at: 'home' }
  | { at: 'module'; id: string }
  | { at: 'lobby'; id: string }
  | { at: 'play'; scenario: string; who: Who; mode: Mode }
  | { at: 'attempt'; id: string }
  /** A what-if that goes another way from a turn of an attempt on, 1 for the first. */
  | { at: 'branch'; id: string; turn: number }
  /** The situation of an attempt once more, with somebody else. */
  | { at: 'chance'; id: string }
  /** The certificate of a finished attempt. */
  | { at: 'certificate'; id: string }
  /** Where the code of a certificate is verified. */
  | { at: 'verify'; code?: string }
  /** The handbook, or what is found in it for these words. */
  | { at: 'handbook'; words?: string }
  | { at: 'principle'; id: string }
  /** A case as the handbook of a module tells it. */
  | { at: 'case'; module: string; id: string }
  /** The task sheet of a scenario, for two people. */
  | { at: 'sheet'; id: string }
  /** A sheet to work on alone and to hand in. */
  | { at: 'worksheet'; id: string }
  /** The lesson plan of a module, or of the whole course. */
  | { at: 'plan'; id?: string }
  /** What comes back today. */
  | { at: 'review' }
  | { at: 'progress' }
  /** Where a quiz is chosen. */
  | { at: 'quizzes' }
  | { at: 'quiz'; id: string }
  | { at: 'history' }
  | { at: 'settings' }
  | { at: 'lost' };

/** How a screen leads to others. */
export interface Ways {
  /** The address of a place. */
  link: (place: Place) => string;
  /** Goes there. */
  go: (place: Place) => void;
  /** Writes the address of a place over the present one; the screen stays as it is. */
  rename: (place: Place) => void;
}
