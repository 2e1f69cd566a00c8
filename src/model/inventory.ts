import * as v from 'valibot';
import { Id } from './text.ts';

const count = v.pipe(
  v.number('must be a number'),
  v.integer('must be a whole number'),
  v.minValue(1, 'must be at least 1'),
  v.maxValue(999, 'must be at most 999'),
);

/**
 * How many cases, questions and training formats the course has, numbered from 1, which are left out and why, and which
 * principles pull apart.
 */
export const Inventory = v.strictObject({
  cases: count,
  questions: count,
  formats: count,
  leftOut: v.record(
    v.pipe(v.string(), v.regex(/^((CASE|Q)-\d{3}|F-\d{2})$/, 'must look like CASE-075, Q-016 or F-02')),
    v.pipe(v.string('must be the reason'), v.nonEmpty('must be the reason')),
  ),
  conflicts: v.array(v.tuple([Id, Id], 'must be a list of two principles')),
});
export type Inventory = v.InferOutput<typeof Inventory>;
