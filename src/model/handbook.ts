import * as v from 'valibot';
import { Id, Text } from './text.ts';

const list = <T>(item: v.GenericSchema<unknown, T>, min: number, max: number) => {
  const hint = `must be a list of ${String(min)} to ${String(max)}`;
  return v.pipe(v.array(item, hint), v.minLength(min, hint), v.maxLength(max, hint));
};
/** A place in the course: a concept, technique, case, question, contradiction or training format. */
const Source = v.pipe(
  v.string('must be a source like C-001, T-03, CASE-003, Q-008, X-01 or F-05'),
  v.regex(/^(C|T|CASE|Q|X|F)-\d{2,3}$/, 'must be a source like C-001, T-03, CASE-003, Q-008, X-01 or F-05'),
);

/** The page of one principle; its name and statement stand in `principles.yaml`. */
export const PrinciplePage = v.strictObject({
  why: Text,
  /** What it sounds like when it is done well, and when it is not. */
  well: Text,
  poorly: Text,
  caution: v.optional(Text),
  sources: list(Source, 1, 10),
});
export type PrinciplePage = v.InferOutput<typeof PrinciplePage>;

/** A case of the course to read and to decide. */
export const CasePage = v.strictObject({
  title: Text,
  story: Text,
  decisions: list(v.strictObject({ ask: Text, view: Text }), 1, 5),
  principles: list(Id, 1, 6),
});
export type CasePage = v.InferOutput<typeof CasePage>;

/** A module as the course tells it: the unit, the pages of its principles, its cases. */
export const Handbook = v.strictObject({
  format: v.literal(1, 'must be 1; this version of Rapport reads format 1'),
  module: Id,
  unit: v.strictObject({
    points: list(Text, 3, 7),
    lead: Text,
    concepts: list(v.strictObject({ name: Text, text: Text }), 2, 10),
    /** One of the cases below. */
    case: v.pipe(
      v.string('must be a case like CASE-003'),
      v.regex(/^CASE-\d{3}$/, 'must look like CASE-003'),
    ),
    practice: list(Text, 1, 5),
    reflection: list(Text, 1, 4),
    summary: Text,
  }),
  pages: v.record(Id, PrinciplePage, 'must be a map of pages by principle'),
  cases: v.record(v.pipe(v.string(), v.regex(/^CASE-\d{3}$/, 'must look like CASE-003')), CasePage),
});
export type Handbook = v.InferOutput<typeof Handbook>;
