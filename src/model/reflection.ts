import * as v from 'valibot';
import { longestReflection } from './terms.ts';

const text = (max: number) => v.pipe(v.string(), v.maxLength(max));

/** What the learner wrote on a question of the handbook, with the question as it stood then. */
export const Reflection = v.strictObject({
  /** Module, what it is about, and its place there: `service-levels/reflection/0`. */
  id: text(200),
  module: text(100),
  ask: text(2000),
  /** Longer than one can be written: what several devices wrote may have been joined. */
  text: v.pipe(v.string(), v.nonEmpty(), v.maxLength(longestReflection * 5)),
  /** Milliseconds since 1970. */
  at: v.pipe(v.number(), v.integer(), v.minValue(0)),
});
export type Reflection = v.InferOutput<typeof Reflection>;
