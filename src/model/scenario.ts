import * as v from 'valibot';
import { Own } from './own.ts';
import { remembering } from './shape.ts';
import { has, integrities, kindNames, needs, personalities, type Kind, type Need } from './terms.ts';
import { Id, Text, byPersonality, chosen } from './text.ts';

const channels = ['face', 'phone', 'chat', 'email'] as const;

const whole = (min: number, max: number) => {
  const hint = `must be a whole number from ${String(min)} to ${String(max)}`;
  return v.pipe(v.number(hint), v.integer(hint), v.minValue(min, hint), v.maxValue(max, hint));
};
const fives = v.pipe(whole(0, 100), v.multipleOf(5, 'must be a multiple of 5'));
const map = <T>(item: v.GenericSchema<unknown, T>, min: number, max: number, what: string) =>
  v.pipe(
    v.record(Id, item, `must be a map of ${what} by id`),
    v.minEntries(min, `needs at least ${String(min)} ${what}`),
    v.maxEntries(max, `may have at most ${String(max)} ${what}`),
  );
const list = <T>(item: v.GenericSchema<unknown, T>, max = 20) =>
  v.pipe(v.array(item, 'must be a list'), v.maxLength(max, `may have at most ${String(max)} entries`));

const Range = v.pipe(
  v.strictObject({
    atLeast: v.optional(v.number('must be a number')),
    atMost: v.optional(v.number('must be a number')),
  }),
  v.check((r) => r.atLeast !== undefined || r.atMost !== undefined, 'needs atLeast, atMost or both'),
);
export type Range = v.InferOutput<typeof Range>;

/** A condition as data: all keys that are present must hold. Satisfaction is in per cent (100 = perceived equals expected). */
export interface When {
  expectation?: Range | undefined;
  perceived?: Range | undefined;
  trust?: Range | undefined;
  patience?: Range | undefined;
  satisfaction?: Range | undefined;
  flag?: string | undefined;
  did?: string | undefined;
  need?: Need | undefined;
  personality?: (typeof personalities)[number] | (typeof personalities)[number][] | undefined;
  promise?: Record<string, 'open' | 'kept' | 'broken'> | undefined;
  all?: When[] | undefined;
  any?: When[] | undefined;
  not?: When | undefined;
}
const OnePersonality = v.picklist(personalities, 'must be lively, powerful, peaceful or analytical');
export const When: v.GenericSchema<unknown, When> = v.strictObject({
  expectation: v.optional(Range),
  perceived: v.optional(Range),
  trust: v.optional(Range),
  patience: v.optional(Range),
  satisfaction: v.optional(Range),
  flag: v.optional(Id),
  did: v.optional(Id),
  need: v.optional(v.picklist(needs, 'must be cared-for, heard, competent or quick')),
  personality: v.optional(
    chosen<(typeof personalities)[number] | (typeof personalities)[number][]>(
      [OnePersonality, list(OnePersonality, 4)],
      (input) => (Array.isArray(input) ? list(OnePersonality, 4) : OnePersonality),
    ),
  ),
  promise: v.optional(v.record(Id, v.picklist(['open', 'kept', 'broken'], 'must be open, kept or broken'))),
  all: v.optional(list(v.lazy(() => When))),
  any: v.optional(list(v.lazy(() => When))),
  not: v.optional(v.lazy(() => When)),
});

const Branch = v.strictObject({ when: v.optional(When), to: Id });
const Branches = v.pipe(
  list(Branch),
  v.check((bs) => bs.length > 0 && bs[bs.length - 1]?.when === undefined, 'its last entry must have no when'),
  v.check(
    (bs) => bs.slice(0, -1).every((b) => b.when !== undefined),
    'only its last entry may go without when',
  ),
);
/** Where the conversation goes: a node, or the first branch whose condition holds once the customer has reacted. */
const To = chosen<string | v.InferOutput<typeof Branches>>([Id, Branches], (input) =>
  Array.isArray(input) ? Branches : Id,
);
export type To = v.InferOutput<typeof To>;

const Marks = v.record(Id, whole(-2, 2), 'must map principle ids to marks');
export type Marks = v.InferOutput<typeof Marks>;

const effect = {
  /** Service acts; the reaction model turns them into changes of the meters. */
  acts: v.optional(list(Id, 6), []),
  /** Marks by principle, -2 to 2. */
  marks: v.optional(byPersonality(Marks), {}),
  /** Coaching: what it did to this customer, and why. */
  because: byPersonality(Text),
  sets: v.optional(list(Id), []),
  promises: v.optional(v.record(Id, v.strictObject({ within: whole(1, 20) })), {}),
  keeps: v.optional(list(Id), []),
  /** A breach of integrity: of what, what it was, and how it comes out. */
  breach: v.optional(
    v.strictObject({
      of: v.picklist(integrities, 'must be truth, consent, privacy or fairness'),
      what: Text,
      comesOut: Text,
    }),
  ),
};

const Option = v.strictObject({ text: Text, when: v.optional(When), ...effect });
/** Why the better-marked answer does not pay here, where that is the lesson. */
const hard = v.optional(Text);
const Choice = v.strictObject({ text: Text, when: v.optional(When), ...effect, hard, to: To });
const Result = v.strictObject({
  atLeast: v.optional(v.number('must be a number')),
  atMost: v.optional(v.number('must be a number')),
  ...effect,
  hard,
  to: To,
});
export type Result = v.InferOutput<typeof Result>;
const results = v.pipe(
  map(Result, 2, 8, 'results'),
  v.check((m) => {
    const last = Object.values(m).at(-1);
    return last?.atLeast === undefined && last?.atMost === undefined;
  }, 'the last result must take everything that is left: no atLeast, no atMost'),
);

const scene = {
  says: byPersonality(Text),
  /** What is seen or heard, not said. */
  cue: v.optional(byPersonality(Text)),
  /** The question above the answers; without it the usual one of the decision kind is shown. */
  ask: v.optional(Text),
  /** The coach's first hint: where to look, not what to say. Without it the reaction model gives one. */
  nudge: v.optional(Text),
};

/** Somebody who has said nothing for so many seconds has taken this choice; the clock can be stopped by who needs to. */
const Clock = v.strictObject({ seconds: whole(5, 300), choice: Id });

const Single = v.strictObject({
  ...scene,
  choices: map(Choice, 2, 6, 'choices'),
  clock: v.optional(Clock),
});
const Several = v.strictObject({
  ...scene,
  several: v.strictObject({
    atLeast: whole(1, 6),
    atMost: whole(1, 6),
    choices: map(Option, 3, 6, 'choices'),
    to: To,
  }),
});
const Order = v.strictObject({
  ...scene,
  order: v.strictObject({ items: map(Text, 3, 6, 'items'), right: list(Id, 6), results }),
});
const Sort = v.strictObject({
  ...scene,
  sort: v.strictObject({
    groups: map(Text, 2, 4, 'groups'),
    items: map(v.strictObject({ text: Text, group: Id }), 3, 6, 'items'),
    results,
  }),
});
const Value = v.strictObject({
  ...scene,
  value: v.strictObject({
    min: v.number('must be a number'),
    max: v.number('must be a number'),
    step: v.pipe(v.number('must be a number'), v.minValue(0.01, 'must be more than 0')),
    start: v.number('must be a number'),
    unit: Text,
    /** What the learner says with it; {value} stands for the number. */
    text: Text,
    results,
  }),
});
const Record_ = v.strictObject({
  ...scene,
  record: v.strictObject({
    fields: map(
      v.strictObject({ label: Text, options: map(Text, 2, 6, 'options'), right: Id }),
      2,
      6,
      'fields',
    ),
    results,
  }),
});
const Reply = v.strictObject({
  ...scene,
  reply: v.strictObject({
    choices: map(
      v.strictObject({
        ...Choice.entries,
        /** Words that point to this choice when the learner types, by language. */
        match: v.strictObject({ en: list(v.string()), zh: list(v.string()) }),
      }),
      2,
      6,
      'choices',
    ),
  }),
});
const Ending = v.strictObject({
  ...scene,
  end: v.strictObject({
    /** kept: the customer stays; strained: stays with a doubt; lost: does not come back. */
    outcome: v.picklist(['kept', 'strained', 'lost'], 'must be kept, strained or lost'),
    title: Text,
    /** What came of it after the scene. */
    after: Text,
    keeps: v.optional(list(Id), []),
  }),
});

const kinds = {
  choices: Single,
  several: Several,
  order: Order,
  sort: Sort,
  value: Value,
  record: Record_,
  reply: Reply,
  end: Ending,
} as const;

type Kinds = typeof kinds;
export type Node = { [K in Kind]: v.InferOutput<Kinds[K]> }[Kind];
export type Effect = Omit<v.InferOutput<typeof Option>, 'text' | 'when'>;

const NoKind = v.custom<Node>(
  () => false,
  `needs one of ${kindNames.join(', ')}: what can be decided here, or how it ends`,
);
const Node = chosen<Node>(Object.values(kinds) as v.GenericSchema<unknown, Node>[], (input) => {
  const kind = kindNames.find((k) => has(input, k));
  return kind ? (kinds[kind] as v.GenericSchema<unknown, Node>) : (NoKind as v.GenericSchema<unknown, Node>);
});

const AnyPersonality = v.picklist(
  ['any', ...personalities],
  'must be any, lively, powerful, peaceful or analytical, or a list of these',
);
const Claim = v.strictObject({
  text: Text,
  at: v.picklist(['pass', 'end'], 'must be pass or end'),
  that: When,
});

const nodesOf = (node: v.GenericSchema<unknown, Node>) => map(node, 2, 10_000, 'nodes');

/** A scenario: everything that can be said and decided in one conversation. */
export const Scenario = v.strictObject({
  $schema: v.optional(v.string()),
  format: v.literal(1, 'must be 1; this version of Rapport reads format 1'),
  id: Id,
  module: Id,
  /** The cases of the course that it is taken from. */
  cases: v.optional(list(v.pipe(v.string(), v.regex(/^CASE-\d{3}$/, 'must look like CASE-003'))), []),
  title: Text,
  channel: v.picklist(channels, 'must be face, phone, chat or email'),
  role: Text,
  brief: Text,
  goals: v.pipe(list(Text, 4), v.minLength(1, 'needs at least one goal')),
  minutes: whole(1, 60),
  /** Score (0 to 100) from which the attempt is passed. */
  pass: v.optional(whole(1, 100), 70),
  /** How often it may be begun as an assessed attempt, and which of the results counts. */
  assessed: v.optional(
    v.strictObject({
      limit: whole(1, 20),
      counts: v.picklist(['best', 'first', 'last'], 'must be best, first or last'),
    }),
  ),
  customer: v.strictObject({
    person: Id,
    /** Who else this could be told of: of the same pronoun, and fitting every text. */
    others: v.optional(list(Id, 6)),
    personality: chosen<'any' | (typeof personalities)[number] | (typeof personalities)[number][]>(
      [AnyPersonality, list(OnePersonality, 4)],
      (input) => (Array.isArray(input) ? list(OnePersonality, 4) : AnyPersonality),
    ),
    /** The learner has to find the personality out. */
    hidden: v.optional(v.boolean('must be true or false'), false),
    start: v.strictObject({ expectation: fives, perceived: fives, trust: fives, patience: whole(1, 10) }),
    /** Hygiene acts this customer takes for granted: missing, they hurt at the end. */
    expects: v.optional(list(Id), []),
    needs: v.optional(list(v.picklist(needs, 'must be cared-for, heard, competent or quick')), [...needs]),
    /** The endings for a customer out of patience: who says so, and who says nothing; only those it can come to. */
    leaves: v.strictObject({ aloud: v.optional(Id), silently: v.optional(Id) }),
  }),
  promises: v.optional(v.record(Id, v.strictObject({ text: Text, principle: Id })), {}),
  start: Id,
  nodes: nodesOf(Node),
  always: v.optional(list(Claim), []),
  never: v.optional(list(Claim), []),
  /** What only this scenario has: people, service acts, lines. */
  own: v.optional(Own),
});
export type Scenario = v.InferOutput<typeof Scenario>;
/** The same, for one version after another of a scenario, of which most nodes stay the same objects. */
export const versionsOfScenario = (): v.GenericSchema<unknown, Scenario> =>
  v.strictObject({ ...Scenario.entries, nodes: nodesOf(remembering(Node)) });
export type Policy = NonNullable<Scenario['assessed']>;
export type Outcome = 'kept' | 'strained' | 'lost';
export type Channel = (typeof channels)[number];
export type Integrity = (typeof integrities)[number];
