import * as v from 'valibot';
import { Id, Text, chosen } from './text.ts';
import { has, personalities } from './terms.ts';

const map = <T>(item: v.GenericSchema<unknown, T>, min: number, max: number, what: string) =>
  v.pipe(
    v.record(Id, item, `must be a map of ${what} by id`),
    v.minEntries(min, `needs at least ${String(min)} ${what}`),
    v.maxEntries(max, `may have at most ${String(max)} ${what}`),
  );
const list = <T>(item: v.GenericSchema<unknown, T>, min: number, max: number) => {
  const hint = `must be a list of ${String(min)} to ${String(max)}`;
  return v.pipe(v.array(item, hint), v.minLength(min, hint), v.maxLength(max, hint));
};
const number = v.pipe(v.number('must be a number'), v.finite('must be a finite number'));

const Option = v.strictObject({ text: Text, because: Text });
export type QuestionOption = v.InferOutput<typeof Option>;

/** A formula as data: a number, the name of a value, or an operation on two formulas. */
export type Formula =
  number | string | { [op in 'add' | 'subtract' | 'multiply' | 'divide']?: [Formula, Formula] };
const Formula: v.GenericSchema<unknown, Formula> = chosen<Formula>(
  [number, Id, v.lazy(() => Operation)],
  (input) => (typeof input === 'number' ? number : typeof input === 'string' ? Id : Operation),
);
const pair = v.lazy(() => v.tuple([Formula, Formula], 'must be a list of two'));
const Operation = v.pipe(
  v.strictObject({
    add: v.optional(pair),
    subtract: v.optional(pair),
    multiply: v.optional(pair),
    divide: v.optional(pair),
  }),
  v.check((o) => Object.keys(o).length === 1, 'must be one of add, subtract, multiply, divide'),
) as unknown as v.GenericSchema<unknown, Formula>;

const about = {
  /** What it tests. */
  principles: list(Id, 1, 3),
  /** 1 to know, 2 to use, 3 to judge. */
  difficulty: v.picklist([1, 2, 3], 'must be 1, 2 or 3'),
  /** The items of the course that it tests. */
  source: v.optional(list(v.pipe(v.string(), v.regex(/^Q-\d{3}$/, 'must look like Q-003')), 1, 6), undefined),
  cases: v.optional(list(v.pipe(v.string(), v.regex(/^CASE-\d{3}$/, 'must look like CASE-003')), 1, 6)),
  ask: Text,
  /** Both readings, where what the course states is disputable or wrong. */
  note: v.optional(Text),
};

const kinds = {
  single: v.strictObject({
    ...about,
    single: v.strictObject({ right: Id, options: map(Option, 3, 6, 'options') }),
  }),
  multiple: v.strictObject({
    ...about,
    multiple: v.strictObject({ right: list(Id, 1, 5), options: map(Option, 3, 7, 'options') }),
  }),
  truth: v.strictObject({
    ...about,
    truth: v.strictObject({
      right: v.boolean('must be true or false'),
      /** What is told to somebody who says true, and to somebody who says false. */
      because: v.strictObject({ true: Text, false: Text }),
    }),
  }),
  order: v.strictObject({
    ...about,
    order: v.strictObject({ items: map(Text, 3, 6, 'items'), right: list(Id, 3, 6), because: Text }),
  }),
  match: v.strictObject({
    ...about,
    match: v.strictObject({
      pairs: map(v.strictObject({ left: Text, right: Text, because: Text }), 3, 6, 'pairs'),
    }),
  }),
  sort: v.strictObject({
    ...about,
    sort: v.strictObject({
      groups: map(Text, 2, 4, 'groups'),
      items: map(v.strictObject({ text: Text, group: Id, because: Text }), 3, 8, 'items'),
    }),
  }),
  numeric: v.strictObject({
    ...about,
    /** `{name}` in the texts stands for a value, `{answer}` for the answer. */
    numeric: v.strictObject({
      values: map(
        v.strictObject({
          min: number,
          max: number,
          step: v.pipe(number, v.minValue(0.001, 'must be more than 0')),
        }),
        1,
        5,
        'values',
      ),
      answer: Formula,
      /** Digits after the point that are asked for. */
      digits: v.pipe(number, v.integer(), v.minValue(0), v.maxValue(3)),
      unit: v.optional(Text),
      because: Text,
      /** Slips that are known, and what to say to them. */
      slips: v.optional(list(v.strictObject({ answer: Formula, because: Text }), 1, 4)),
    }),
  }),
  fill: v.strictObject({
    ...about,
    /** The gap is ____ in the question. */
    fill: v.strictObject({
      accepted: v.strictObject({
        en: list(v.pipe(v.string('must be text'), v.trim(), v.nonEmpty('must not be empty')), 1, 12),
        zh: list(v.pipe(v.string('must be text'), v.trim(), v.nonEmpty('must not be empty')), 1, 12),
      }),
      because: Text,
    }),
  }),
  short: v.strictObject({
    ...about,
    /** Marked by the learner: which of the points their answer has. */
    short: v.strictObject({ points: list(Text, 2, 6), model: Text }),
  }),
  moment: v.strictObject({
    ...about,
    /** One decision out of a scenario, after these choices. */
    moment: v.strictObject({
      scenario: Id,
      personality: v.picklist(personalities, 'must be lively, powerful, peaceful or analytical'),
      after: list(v.pipe(v.string('must be an answer'), v.nonEmpty('must not be empty')), 0, 40),
    }),
  }),
} as const;

export const questionKinds = [
  'single',
  'multiple',
  'truth',
  'order',
  'match',
  'sort',
  'numeric',
  'fill',
  'short',
  'moment',
] as const satisfies (keyof typeof kinds)[];
export type QuestionKind = (typeof questionKinds)[number];
export type Question = { [K in QuestionKind]: v.InferOutput<(typeof kinds)[K]> }[QuestionKind];

const NoKind = v.custom<Question>(() => false, `needs one of ${questionKinds.join(', ')}`);
const Question = chosen<Question>(Object.values(kinds) as v.GenericSchema<unknown, Question>[], (input) => {
  const kind = questionKinds.find((k) => has(input, k));
  return (kind ? kinds[kind] : NoKind) as v.GenericSchema<unknown, Question>;
});

/** The questions of one module. */
export const QuestionFile = v.strictObject({
  $schema: v.optional(v.string()),
  format: v.literal(1, 'must be 1; this version of Rapport reads format 1'),
  module: Id,
  questions: map(Question, 1, 60, 'questions'),
});
export type QuestionFile = v.InferOutput<typeof QuestionFile>;

/** What is known of a question before it is fetched. */
export interface QuestionCard {
  /** `module/question`, as in the items of a quiz. */
  id: string;
  module: string;
  principles: string[];
  kind: QuestionKind;
  difficulty: Question['difficulty'];
}

export function questionKindOf(question: Question): QuestionKind {
  for (const kind of questionKinds) if (kind in question) return kind;
  throw new Error('a question without kind passed the schema');
}
