import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { optionsOf } from '#engine';
import type { Effect, Scenario, Text } from '#model';
import { Checker, checkedOf, type Finding, type Known } from '#proof';
import { Explorer } from '../../src/proof/explore/explorer.ts';
import { library, shipped } from '../support/library.ts';
import { read } from '../support/versions.ts';

const { model } = library;
const known: Known = {
  model,
  modules: new Set(library.modules.map(({ id }) => id)),
  people: new Map(Object.entries(library.people)),
  principles: new Map(Object.entries(library.principles).map(([id, { module }]) => [id, module])),
};
/**
 * An edit may make a loop with millions of situations, each of which takes about ten microseconds, in every version
 * that follows: both stop at the same place, which lies well beyond what these scenarios come to without such loops.
 */
const budget = 100_000;
const small = ['monthly-deposit', 'dress-by-noon'];
const scenarios = [
  ...shipped().flatMap(({ scenario }) => (small.includes(scenario.id) ? [scenario] : [])),
  read('short-talk.yaml'),
  read('all-kinds.yaml'),
];

/** Goes through a check; undefined where it is given up after so many parts. */
function outcomeOf(parts: Generator<undefined, Finding[]>, until = Infinity): Finding[] | undefined {
  for (let part = 0; part < until; part++) {
    const { done, value } = parts.next();
    if (done) return value;
  }
  return undefined;
}

type Choice = Effect & { text: Text; to?: string };
const choicesOf = (scenario: Scenario) =>
  Object.values(scenario.nodes).flatMap((node) => Object.values(optionsOf(node)) as Choice[]);
const pick = <T>(all: readonly T[], at: number): T => all[at % all.length] as T;
const principles = [...known.principles.keys()];
const acts = Object.keys(model.acts);

/** Edits as an author makes them; `n` and `m` say where and what. */
const edits: Record<string, (scenario: Scenario, n: number, m: number) => void> = {
  words: (s, n, m) => (pick(choicesOf(s), n).text.en = `Other words, ${String(m)}.`),
  claim: (s, n) => {
    for (const claim of s.always) claim.text.en = `Always ${String(n)}.`;
  },
  marks: (s, n, m) => (pick(choicesOf(s), n).marks = { [pick(principles, m)]: (m % 5) - 2 }),
  act: (s, n, m) => (pick(choicesOf(s), n).acts = [pick(acts, m)]),
  flag: (s, n, m) => (pick(choicesOf(s), n).sets = m % 2 ? ['seen'] : []),
  target: (s, n, m) => {
    const choice = pick(choicesOf(s), n);
    if (choice.to !== undefined) choice.to = pick(Object.keys(s.nodes), m);
  },
  condition: (s, n, m) =>
    Object.assign(pick(choicesOf(s), n), { when: { trust: { atLeast: (m % 20) * 5 } } }),
  start: (s, n) => (s.customer.start.patience = 3 + (n % 8)),
  pass: (s, n) => (s.pass = 40 + (n % 60)),
  outcome: (s, n) => {
    const ends = Object.values(s.nodes).flatMap((node) => ('end' in node ? [node.end] : []));
    pick(ends, n).outcome = pick(['kept', 'strained', 'lost'] as const, n);
  },
  add: (s, n) => (s.nodes[`more-${String(n)}`] = structuredClone(pick(Object.values(s.nodes), n))),
  delete: (s, n) => Reflect.deleteProperty(s.nodes, pick(Object.keys(s.nodes), n)),
};
const edit = fc.record({
  kind: fc.constantFrom(...Object.keys(edits)),
  n: fc.nat(1_000),
  m: fc.nat(1_000),
  /** After how many parts the check of this version is given up. */
  until: fc.oneof({ arbitrary: fc.constant(Infinity), weight: 3 }, { arbitrary: fc.nat(12), weight: 1 }),
});

test(
  'a version checked after others is found to be what it is found to be by itself',
  { timeout: 120_000 },
  () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...scenarios),
        fc.array(edit, { minLength: 1, maxLength: 6 }),
        (first, all) => {
          const checker = new Checker(budget);
          let scenario = first;
          expect(outcomeOf(checker.check(scenario, known))).toEqual(
            checkedOf(structuredClone(scenario), known, budget),
          );
          for (const { kind, n, m, until } of all) {
            scenario = structuredClone(scenario);
            edits[kind]?.(scenario, n, m);
            const found = outcomeOf(checker.check(scenario, known), until);
            if (found) expect(found).toEqual(checkedOf(structuredClone(scenario), known, budget));
          }
        },
      ),
      { numRuns: 25 },
    );
  },
);

afterEach(() => {
  vi.restoreAllMocks();
});

test.each(['words', 'claim', 'marks'])('an edit of %s alone is not explored again', (kind) => {
  const run = vi.spyOn(Explorer.prototype, 'run');
  for (const scenario of scenarios) {
    const checker = new Checker();
    outcomeOf(checker.check(scenario, known));
    expect(run).toHaveBeenCalled();
    run.mockClear();
    const after = structuredClone(scenario);
    edits[kind]?.(after, 3, 4);
    const found = outcomeOf(checker.check(after, known));
    expect(run).not.toHaveBeenCalled();
    expect(found).toEqual(checkedOf(structuredClone(after), known));
    run.mockClear();
  }
});

test('a check pauses between its parts, and while it explores', () => {
  const [scenario] = scenarios;
  if (!scenario) throw new Error('no scenario');
  const parts = new Checker().check(structuredClone(scenario), known);
  let pauses = 0;
  while (!parts.next().done) pauses++;
  expect(pauses).toBeGreaterThan(15);
});
