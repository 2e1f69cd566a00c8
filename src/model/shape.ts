import * as v from 'valibot';
import type { Values } from './issue.ts';

/** A value that has not the shape it must have: where, what, and whether something is missing or of another kind there. */
export interface Misfit {
  code: string;
  path: (string | number)[];
  message: string;
  values: Values;
  /** Everything is there and of the right kind; only what it says is not allowed. */
  whole: boolean;
}

/** What a schema makes of a value: whatever all parts are there for, and everything that is wrong. */
export interface Shape<T> {
  value?: T;
  misfits: Misfit[];
}

/** Holds a value against a schema. @throws RangeError where it is nested without end. */
export function shapeOf<T>(schema: v.GenericSchema<unknown, T>, input: unknown): Shape<T> {
  const parsed = v.safeParse(schema, input);
  if (parsed.success) return { value: parsed.output, misfits: [] };
  const misfits = parsed.issues.map((issue) => ({
    ...sentence(issue),
    path: (issue.path ?? []).map((p) => p.key as string | number),
    whole: issue.kind === 'validation',
  }));
  return { ...(parsed.typed && { value: parsed.output }), misfits };
}

/** What valibot says, in a sentence that tells what to do. */
function sentence(issue: v.BaseIssue<unknown>): Pick<Misfit, 'code' | 'message' | 'values'> {
  const last = issue.path?.at(-1) as { key?: unknown } | undefined;
  const name = typeof last?.key === 'string' ? last.key : 'this';
  if (issue.type === 'strict_object' && issue.expected === 'never')
    return {
      code: 'key-unknown',
      message: `"${name}" is not known here; check the spelling or delete it`,
      values: { name },
    };
  if (issue.type === 'strict_object' && issue.received === 'undefined')
    return { code: 'key-missing', message: `"${name}" is missing; add it`, values: { name } };
  if (issue.type === 'strict_object' || issue.type === 'record' || issue.type === 'object')
    return {
      code: 'type-wrong',
      message: `must be a map of keys and values, but is ${issue.received}`,
      values: {},
    };
  const message = issue.message.startsWith('Invalid')
    ? `must be ${issue.expected ?? 'something else'}`
    : issue.message;
  return {
    code: 'value-wrong',
    message: `${message} (found ${issue.received})`,
    values: {
      why: Array.isArray(issue.input) ? issue.type.replace('length', 'entries') : issue.type,
      ...(typeof issue.requirement === 'number' && { limit: issue.requirement }),
    },
  };
}

/**
 * A schema that remembers what it has passed, by object: of a value of which one part is new, only that part is looked
 * at. For values that are replaced and never changed in place.
 */
export function remembering<T extends object>(
  schema: v.GenericSchema<unknown, T>,
): v.GenericSchema<unknown, T> {
  const passed = new WeakMap<object, T>();
  return {
    ...schema,
    '~run'(dataset, config) {
      const { value: input } = dataset;
      const isObject = typeof input === 'object' && input !== null;
      const before = isObject ? passed.get(input) : undefined;
      if (before) return { typed: true, value: before };
      const run = schema['~run'](dataset, config);
      if (isObject && run.typed && !run.issues) passed.set(input, run.value);
      return run;
    },
  };
}
