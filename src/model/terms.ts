/** The terms of the course that code goes by. No schema stands here, so that playing needs none. */

/** The four personality types of the course (principle `two-axes-four-types`). */
export const personalities = ['lively', 'powerful', 'peaceful', 'analytical'] as const;
export type Personality = (typeof personalities)[number];

/** The content languages; every text has both. */
export type Language = 'en' | 'zh';

/** The meters of a customer. Expectation, perceived and trust run 0 to 100 in steps of 5, patience 0 to 10 in steps of 1. */
export const meters = ['expectation', 'perceived', 'trust', 'patience'] as const;
export type Meter = (typeof meters)[number];
export type Meters = Record<Meter, number>;

/** The four needs of a complainant (principle `four-complaint-needs`). */
export const needs = ['cared-for', 'heard', 'competent', 'quick'] as const;
export type Need = (typeof needs)[number];

/** The six moods a face shows; the first four also weigh on how acts are received. */
export const moods = ['angry', 'upset', 'wary', 'calm', 'pleased', 'delighted'] as const;
export type Mood = (typeof moods)[number];

/** The rungs of service (principles of module `service-levels`); one counts only on those below it. */
export const levels = ['basic', 'satisfying', 'value-added', 'unforgettable'] as const;
export type Level = (typeof levels)[number];

/** What integrity can be breached in. */
export const integrities = ['truth', 'consent', 'privacy', 'fairness'] as const;

export const modes = ['practice', 'assessed'] as const;
export type Mode = (typeof modes)[number];

/** How sure a learner is of a choice. */
export const certainties = ['sure', 'think-so', 'guess'] as const;

/** The longest text that can be written of one reflection, in characters. */
export const longestReflection = 20_000;

export function has(input: unknown, key: string): boolean {
  return typeof input === 'object' && input !== null && Object.hasOwn(input, key);
}

/** The decision kinds, and the ending. */
export const kindNames = ['choices', 'several', 'order', 'sort', 'value', 'record', 'reply', 'end'] as const;
export type Kind = (typeof kindNames)[number];

/** The decision kind of a node, or `end`. */
export function kindOf(node: object): Kind {
  for (const kind of kindNames) if (kind in node) return kind;
  throw new Error('a node without kind passed the schema');
}

/** One value for everybody, or `any` with other values for some personalities. */
export type Varied<T> = T | ({ any: T } & Partial<Record<Personality, T>>);

/** What holds for this personality: its own value where there is one, else the one for `any`. */
export function forPersonality<T extends object>(value: Varied<T>, personality: Personality): T {
  if (!('any' in value)) return value;
  return value[personality] ?? value.any;
}
