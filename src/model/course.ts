import * as v from 'valibot';
import { Id, Text } from './text.ts';

/** A module of the course. */
export const Module = v.strictObject({
  id: Id,
  name: Text,
  about: Text,
  after: v.array(Id),
  required: v.boolean(),
});
export type Module = v.InferOutput<typeof Module>;

/** A principle of the course; ids are stable. */
export const Principle = v.strictObject({
  module: Id,
  tier: v.picklist(['core', 'more']),
  name: Text,
  statement: Text,
});
export type Principle = v.InferOutput<typeof Principle>;
