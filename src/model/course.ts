import * as v from 'valibot';
import { Id, Text } from './text.ts';

const hint = 'must be a list of 4 to 8 words or phrases';
const words = v.pipe(
  v.array(v.pipe(v.string('must be text'), v.trim(), v.nonEmpty('must not be empty')), hint),
  v.minLength(4, hint),
  v.maxLength(8, hint),
);

/** A module of the course. */
export const Module = v.strictObject({
  id: Id,
  name: Text,
  about: Text,
  after: v.array(Id),
  required: v.boolean(),
  /** What somebody who only crammed the module would look for in an answer. */
  keywords: v.strictObject({ en: words, zh: words }),
});
export type Module = Omit<v.InferOutput<typeof Module>, 'keywords'>;

/** A principle of the course; ids are stable. */
export const Principle = v.strictObject({
  module: Id,
  tier: v.picklist(['core', 'more']),
  name: Text,
  statement: Text,
});
export type Principle = v.InferOutput<typeof Principle>;
