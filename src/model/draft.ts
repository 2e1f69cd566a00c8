import * as v from 'valibot';
import { Patch, patched } from './patch.ts';
import type { Sketch } from './sketch.ts';
import { has } from './terms.ts';

const text = (max: number) => v.pipe(v.string(), v.maxLength(max));
const time = v.pipe(v.number(), v.integer(), v.minValue(0));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const sketch = v.record(v.string(), v.unknown());

/** What a draft was made from: its kind, the id it has there, and the file or link where there was one. */
export const Origin = v.strictObject({
  kind: v.picklist(['blank', 'shipped', 'draft', 'template', 'pack', 'file', 'link', 'twine']),
  id: text(200),
  file: v.optional(text(500)),
  /** Of the exact text that it was. */
  hash: v.optional(text(100)),
});
export type Origin = v.InferOutput<typeof Origin>;

/**
 * A scenario or a file of questions that somebody is writing, without what it says: enough to list it. Its value is
 * what it began as with the first `at` of its edits. Times are milliseconds since 1970.
 */
export const Draft = v.strictObject({
  id: text(100),
  kind: v.picklist(['scenario', 'questions']),
  /** These stand in the value; empty where nothing is written yet. */
  title: v.strictObject({ en: text(500), zh: text(500) }),
  module: text(100),
  tags: v.array(text(100)),
  from: v.optional(Origin),
  /** How many edits are made, and how many there are; those between are undone. */
  at: count,
  last: count,
  /** How often it was written, and by whom last: an opened draft is a hand. `hands` says up to which time each has written. */
  writes: count,
  hand: text(100),
  hands: v.record(text(100), count),
  /** Two devices went on with it differently: this is the other one's, last touched then. */
  parted: v.optional(time),
  made: time,
  touched: time,
});
export type Draft = v.InferOutput<typeof Draft>;

/** What a draft began as. */
export const Beginning = v.strictObject({
  value: sketch,
  /** The YAML that the value was read from, for its comments and its order. */
  source: v.optional(v.string()),
});
export type Beginning = v.InferOutput<typeof Beginning>;

/** One edit of a draft, as it happened; `n` from 1, without a gap. */
export const Edit = v.strictObject({
  draft: text(100),
  n: v.pipe(count, v.minValue(1)),
  /** What was done, in a sentence of the interface; absent for journals that are older, its language is that of the sentence. */
  label: text(500),
  language: v.optional(v.picklist(['en', 'zh'])),
  /** Where in the value: `nodes.opening.says.en`. */
  place: v.optional(text(500)),
  patches: v.array(Patch),
  inverse: v.array(Patch),
  at: time,
});
export type Edit = v.InferOutput<typeof Edit>;

/** A draft as it stood when somebody kept it; `n` from 1. It never changes. */
export const Version = v.strictObject({
  draft: text(100),
  n: v.pipe(count, v.minValue(1)),
  value: sketch,
  note: text(2000),
  /** Of the value alone. */
  hash: text(100),
  findings: v.strictObject({ errors: count, warnings: count }),
  published: v.optional(v.literal(true)),
  made: time,
});
export type Version = v.InferOutput<typeof Version>;

/** A draft with all that belongs to it; this is what travels in a backup. */
export const WholeDraft = v.strictObject({
  draft: Draft,
  beginning: Beginning,
  edits: v.array(Edit),
  versions: v.array(Version),
});
export type WholeDraft = v.InferOutput<typeof WholeDraft>;

interface Begun {
  id: string;
  kind: Draft['kind'];
  value: Sketch;
  now: number;
  source?: string | undefined;
  from?: Origin | undefined;
  tags?: readonly string[] | undefined;
}

/** A draft in which nothing was edited yet. `id` is the draft's own, unlike any other; not the scenario's. */
export function beginDraft({ id, kind, value, now, source, from, tags = [] }: Begun): WholeDraft {
  const written = { at: 0, last: 0, writes: 0, hand: id, hands: { [id]: 0 }, made: now, touched: now };
  return {
    draft: { id, kind, ...headingOf(value), tags: [...tags], ...(from && { from }), ...written },
    beginning: { value, ...(source !== undefined && { source }) },
    edits: [],
    versions: [],
  };
}

/** What a draft is listed by, as far as its value says it. */
export function headingOf(value: Sketch): Pick<Draft, 'title' | 'module'> {
  const { title, module } = value;
  const line = (language: 'en' | 'zh') => {
    const said: unknown = has(title, language) && (title as Sketch)[language];
    return typeof said === 'string' ? said.slice(0, 500) : '';
  };
  return {
    title: { en: line('en'), zh: line('zh') },
    module: typeof module === 'string' ? module.slice(0, 100) : '',
  };
}

/** What edits make of the value that a draft began as, or had before them. @throws RangeError where they do not fit it. */
export function valueAfter(value: Sketch, edits: readonly Edit[]): Sketch {
  return patched(
    value,
    edits.flatMap(({ patches }) => patches),
  );
}
