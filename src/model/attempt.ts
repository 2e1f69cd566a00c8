import * as v from 'valibot';
import { modes, personalities } from './terms.ts';

const text = (max: number) => v.pipe(v.string(), v.maxLength(max));
const time = v.pipe(v.number(), v.integer(), v.minValue(0));

/** One choice of an attempt, as it happened. `at` is milliseconds since 1970. */
export const Entry = v.strictObject({
  attempt: text(100),
  n: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000)),
  choice: text(1000),
  at: time,
});
export type Entry = v.InferOutput<typeof Entry>;

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
    }),
  ),
});
export type Attempt = v.InferOutput<typeof Attempt>;
export type AttemptResult = NonNullable<Attempt['result']>;
