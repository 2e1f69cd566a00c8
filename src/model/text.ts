import * as v from 'valibot';
import { has, type Varied } from './terms.ts';

export const Id = v.pipe(
  v.string('must be an id in quotes or plain letters'),
  v.regex(
    /^[a-z][a-z0-9-]*$/,
    'must be an id: lower-case letters, digits and hyphens, beginning with a letter',
  ),
  v.maxLength(60, 'must be an id of at most 60 characters'),
  v.check((id) => id !== 'constructor', 'may not be called "constructor"; choose another id'),
);

const Line = v.pipe(
  v.string('must be text'),
  v.trim(),
  v.nonEmpty('must not be empty; write the text'),
  v.maxLength(2000, 'must be at most 2,000 characters; split it'),
  v.check((s) => !/(?![\n\t])\p{Cc}/u.test(s), 'must not hold control characters; delete them'),
  v.check((s) => !/<\/?[a-zA-Z!]/.test(s), 'must not hold HTML; write plain text'),
);

/** One thing said in both languages. */
export const Text = v.strictObject({ en: Line, zh: Line });
export type Text = v.InferOutput<typeof Text>;

type Schema<T> = v.GenericSchema<unknown, T>;

/** The alternatives behind a schema that picks one by looking at the input; for the JSON Schema. */
export const alternatives = new WeakMap<object, Schema<unknown>[]>();

/** A schema that is one of several, chosen by the input, so that errors speak of the one that was meant. */
export function chosen<T>(all: Schema<T>[], pick: (input: unknown) => Schema<T>): Schema<T> {
  const schema = v.lazy(pick);
  alternatives.set(schema, all);
  return schema;
}

/** Either one value for everybody, or `any` with other values for some personalities. */
export function byPersonality<T>(one: Schema<T>): Schema<Varied<T>> {
  const some = v.strictObject({
    any: one,
    lively: v.optional(one),
    powerful: v.optional(one),
    peaceful: v.optional(one),
    analytical: v.optional(one),
  }) as unknown as Schema<Varied<T>>;
  return chosen<Varied<T>>([one, some], (input) => (has(input, 'any') ? some : one));
}
