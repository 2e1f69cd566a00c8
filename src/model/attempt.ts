import * as v from 'valibot';
import { certainties, modes, personalities } from './terms.ts';

const text = (max: number) => v.pipe(v.string(), v.maxLength(max));
const time = v.pipe(v.number(), v.integer(), v.minValue(0));

/** One choice of an attempt, as it happened. `at` is milliseconds since 1970. */
export const Entry = v.strictObject({
  attempt: text(100),
  n: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000)),
  choice: text(1000),
  at: time,
  /** How sure the learner was of it, where they said so. */
  sure: v.optional(v.picklist(certainties)),
  /** How far the coach was asked before it: 1 the nudge, 2 the principle, 3 the model answer. */
  coached: v.optional(v.picklist([1, 2, 3])),
  /** The clock ran out, and this is what saying nothing came to. */
  late: v.optional(v.literal(true)),
});
export type Entry = v.InferOutput<typeof Entry>;
export type Certainty = NonNullable<Entry['sure']>;
export type Coached = NonNullable<Entry['coached']>;

/** One time through a scenario: pinned to its content by hash; the choices are its entries. */
export const Attempt = v.strictObject({
  id: text(100),
  scenario: text(100),
  hash: text(100),
  module: text(100),
  personality: v.picklist(personalities),
  /** The learner chose to find the personality out. */
  concealed: v.boolean(),
  mode: v.picklist(modes),
  /** Who stands in for the customer of the scenario; their id in `people.yaml`. */
  person: v.optional(text(100)),
  /** The answers are shown in another order than usual, which depends on this alone. */
  shuffled: v.optional(text(100)),
  /** The learner says how sure they are of each choice. */
  weighed: v.optional(v.literal(true)),
  /** A what-if: goes on from this attempt, another way from turn `at` (0 for the first) on. Always practice, never counted. */
  branch: v.optional(
    v.strictObject({ of: text(100), at: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000)) }),
  ),
  begun: time,
  /** Time of the last choice. */
  touched: time,
  /** How many choices are logged. */
  turns: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** Set once, when an ending is reached. */
  result: v.optional(
    v.strictObject({
      ending: text(100),
      outcome: v.picklist(['kept', 'strained', 'lost']),
      score: v.pipe(v.number(), v.minValue(0), v.maxValue(100)),
      passed: v.boolean(),
      /** Points that the coach took off. */
      helped: v.optional(v.pipe(v.number(), v.minValue(0))),
      /** The score of each principle, 0 to 100. */
      principles: v.optional(v.record(text(100), v.pipe(v.number(), v.minValue(0), v.maxValue(100)))),
    }),
  ),
});
export type Attempt = v.InferOutput<typeof Attempt>;
export type AttemptResult = NonNullable<Attempt['result']>;
