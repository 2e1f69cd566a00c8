import * as v from 'valibot';
import { chosen, Id, Text } from './text.ts';

const list = <T>(item: v.GenericSchema<unknown, T>, min: number, max: number) => {
  const hint = `must be a list of ${String(min)} to ${String(max)}`;
  return v.pipe(v.array(item, hint), v.minLength(min, hint), v.maxLength(max, hint));
};

const named = { label: Text };
const OneOf = v.strictObject({ ...named, oneOf: list(Text, 2, 8) });
const Written = v.strictObject({
  ...named,
  /** A date, a line, or as much as one likes. */
  kind: v.picklist(['date', 'line', 'text'], 'must be date, line or text, or the field needs oneOf'),
});
/** One thing to fill in: one of several answers, or something written. */
const Field = chosen<v.InferOutput<typeof OneOf> | v.InferOutput<typeof Written>>(
  [OneOf, Written],
  (input) => (typeof input === 'object' && input !== null && 'oneOf' in input ? OneOf : Written),
);
export type Field = v.InferOutput<typeof Field>;

const Part = v.strictObject({
  title: Text,
  text: v.optional(Text),
  /** The same fields for each of these. */
  each: v.optional(list(Text, 2, 12)),
  fields: list(Field, 1, 6),
});

/** A sheet to work on alone and to hand in: written, kept, printed, sent. */
export const Worksheet = v.strictObject({
  /** The training format of the course that it has the form of. */
  form: v.pipe(v.string(), v.regex(/^F-\d{2}$/, 'must look like F-11')),
  title: Text,
  /** What it is good for. */
  about: Text,
  /** The modules it is offered in; none: the whole course. */
  modules: v.optional(list(Id, 1, 19)),
  minutes: v.pipe(
    v.number('must be a number'),
    v.integer('must be a whole number'),
    v.minValue(5),
    v.maxValue(600),
  ),
  /** What the learner has done so far stands beside it, to be drawn on. */
  recalls: v.optional(v.literal(true, 'must be true, or left out')),
  parts: list(Part, 1, 12),
  /** What it is judged by. */
  criteria: list(Text, 2, 6),
});
export type Worksheet = v.InferOutput<typeof Worksheet>;
