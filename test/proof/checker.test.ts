import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { firstPlace, nodeOf, readAnswer, takeMove } from '#engine';
import { Checker, checkedOf, type Finding, type Known, type Outlook } from '#proof';
import { diceOf } from '../../src/proof/explore/beyond.ts';
import { Explorer } from '../../src/proof/explore/explorer.ts';
import { Graph } from '../../src/proof/explore/graph.ts';
import { Table } from '../../src/proof/explore/table.ts';
import { conversationOf } from '../bench/proof/scenarios.ts';
import { library, shipped } from '../support/library.ts';
import { read } from '../support/versions.ts';
import { walk } from '../support/walks.ts';
import { acts, choicesOf, edits } from './edits.ts';

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

const edit = fc.record({
  kind: fc.constantFrom(...Object.keys(edits), 'undo'),
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
        fc.array(edit, { minLength: 1, maxLength: 8 }),
        (first, all) => {
          const checker = new Checker(budget);
          let scenario = first;
          expect(outcomeOf(checker.check(scenario, known))).toEqual(
            checkedOf(structuredClone(scenario), known, budget),
          );
          const versions = [scenario];
          for (const { kind, n, m, until } of all) {
            if (kind === 'undo') versions.pop();
            scenario = structuredClone(versions.at(-1) ?? first);
            if (choicesOf(scenario).length) edits[kind]?.(scenario, n, m);
            if (kind !== 'undo') versions.push(scenario);
            const found = outcomeOf(checker.check(scenario, known), until);
            if (!found) continue;
            const fresh = new Checker(budget);
            expect(found).toEqual(outcomeOf(fresh.check(structuredClone(scenario), known)));
            const [these, those] = [checker.outlooks, fresh.outlooks];
            expect([...these.keys()]).toEqual([...those.keys()]);
            for (const [who, outlook] of these) mustBeSame(outlook, those.get(who));
          }
        },
      ),
      { numRuns: 25 },
    );
  },
);

/** The same situations in the same order, and the same ones found for places along a walk. */
function mustBeSame(one: Outlook, other: Outlook | undefined): void {
  const [a, b] = [one.graph, other?.graph];
  if (!b) throw new Error('nothing is ahead');
  for (const part of ['size', 'first', 'node', 'begin', 'to', 'lane', 'marks'] as const)
    expect(a[part]).toEqual(b[part]);
  expect([...a.sequel].map((n) => a.table.sequels.all[n])).toEqual(
    [...b.sequel].map((n) => b.table.sequels.all[n]),
  );
  expect([one.min, one.max]).toEqual([other?.min, other?.max]);
  const { program } = b.table;
  for (const seed of [1, 2, 3]) {
    const dice = diceOf(seed);
    let place = firstPlace(program);
    for (const answer of walk(
      program,
      Array.from({ length: 12 }, () => dice(1_000)),
    )) {
      expect(a.find(place)).toBe(b.find(place));
      const move = readAnswer(nodeOf(program, place.node), answer);
      if (move) place = takeMove(program, place, move);
    }
  }
}

test.each<[kind: string, n: number, m?: number]>([
  ['act', 0, acts.findIndex((id) => !model.acts[id]?.breach)],
  ['choiceAdded', 13],
  ['choiceRemoved', 13],
  ['choiceRenamed', 13],
  ['choicesMoved', 13],
  ['stepAdded', 40],
  ['stepRenamed', 13],
  ['stepsMoved', 7],
  ['forwards', 40],
  ['flagAsked', 3],
])('where all goes on as before, an edit of this kind is not explored again: %s', (kind, n, m = 5) => {
  const [somebody] = Object.values(library.people);
  if (!somebody) throw new Error('no people');
  const all: Known = { ...known, people: new Map([['nobody', somebody]]) };
  const scenario = conversationOf(model);
  const take = vi.spyOn(Table.prototype, 'take');
  const checker = new Checker();
  outcomeOf(checker.check(scenario, all));
  const cold = take.mock.calls.length;
  const after = structuredClone(scenario);
  edits[kind]?.(after, n, m);
  take.mockClear();
  const found = outcomeOf(checker.check(after, all));
  expect(take.mock.calls.length).toBeGreaterThan(0);
  expect(take.mock.calls.length).toBeLessThan(cold / 4);
  expect(found).toEqual(checkedOf(structuredClone(after), all));
});

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

test('no road is looked for against a claim about passing that holds', () => {
  const scenario = shipped().find((body) => body.scenario.id === 'four-visits')?.scenario;
  if (!scenario) throw new Error('no scenario');
  expect([...scenario.always, ...scenario.never].some(({ at }) => at === 'pass')).toBe(true);
  const checker = new Checker();
  outcomeOf(checker.check(scenario, known));
  const walked = vi.spyOn(Graph.prototype, 'edgesOf');
  const after = structuredClone(scenario);
  edits.words?.(after, 3, 4);
  const found = outcomeOf(checker.check(after, known));
  expect(found?.filter(({ code }) => code === 'claim-broken')).toEqual([]);
  expect(walked).not.toHaveBeenCalled();
});

test('a check pauses between its parts, and while it explores', () => {
  const [scenario] = scenarios;
  if (!scenario) throw new Error('no scenario');
  const parts = new Checker().check(structuredClone(scenario), known);
  let pauses = 0;
  while (!parts.next().done) pauses++;
  expect(pauses).toBeGreaterThan(15);
});
