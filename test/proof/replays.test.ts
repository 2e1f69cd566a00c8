import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  at,
  begin,
  can,
  compile,
  firstPlace,
  isOpen,
  isOver,
  nodeOf,
  optionsOf,
  readAnswer,
  replay,
  resultsOf,
  shareOf,
  stateOf,
  step,
  takeMove,
  type Place,
  type Program,
} from '#engine';
import { playable, type Bounds, type Node, type Personality, type Scenario } from '#model';
import { boundsOf, diffOf, type Diff } from '#proof';
import { edited, model, renamed, sound } from '../support/versions.ts';

const choice = {
  text: { en: 'Hm.', zh: '嗯。' },
  because: { en: 'So.', zh: '就这样。' },
  acts: [],
  marks: { 'hear-out-first': 1 },
  sets: [],
  promises: {},
  keeps: [],
};
const record = { ...choice, match: { en: ['hm'], zh: ['嗯'] }, to: 'doubtful' };

/** Small changes, of which any number may come together. */
const edits: Record<string, unknown>[] = [
  { 'title.en': 'Other words' },
  { minutes: 8 },
  { pass: 85 },
  { 'nodes.opening.choices.hear.marks.any.hear-out-first': 1 },
  { 'nodes.opening.choices.hear.acts': ['listen'] },
  { 'nodes.opening.choices.lie.breach': undefined },
  { 'nodes.opening.choices.lie.sets': [] },
  { 'nodes.opening.choices.trusted': undefined },
  { 'nodes.opening.choices.argue.when': { personality: ['lively', 'powerful'] } },
  { 'nodes.pick.several.atMost': 3 },
  { 'nodes.pick.several.choices.hum': choice },
  { 'nodes.steps.order.right': ['find', 'close', 'tell'] },
  { 'nodes.steps.order.results.right.atLeast': 60 },
  { 'nodes.when.value.results.fit.atMost': 2 },
  { 'nodes.when.value.max': 4 },
  { 'nodes.levels.sort.items.loan.group': 'basic' },
  { 'nodes.file.record.fields.cause.right': 'use' },
  { 'nodes.file.record.results.full.to': 'doubtful' },
  { 'nodes.bye.reply.choices.thank.when': { trust: { atLeast: 25 } } },
  { 'nodes.bye.reply.choices.next': undefined },
  { 'nodes.bye.reply.choices.nod': record },
  { 'nodes.glad.end.outcome': 'strained' },
  { 'nodes.glad.end.outcome': 'lost' },
  { 'customer.start.patience': 9 },
  { 'customer.start.trust': 60 },
  { 'customer.personality': ['peaceful', 'powerful'] },
];
const versions = fc
  .tuple(fc.subarray(edits, { minLength: 0, maxLength: 4 }), fc.boolean())
  .map(([some, called]) => {
    const scenario = some.reduce<Scenario>((s, e) => edited(s, e), sound);
    return { some, scenario: called ? renamed(scenario, 'steps', 'in-order') : scenario };
  });

/** An answer that a node may be given, picked by dice: any of those that amount to the same. */
function anyAnswer(node: Node, dice: () => number): string {
  const one = (from: string[]) => from[dice() % from.length] ?? '';
  const shuffled = (all: string[]) =>
    all
      .map((x) => [dice(), x] as const)
      .sort(([a], [b]) => a - b)
      .map(([, x]) => x);
  if ('order' in node) return shuffled(Object.keys(node.order.items)).join('>');
  if ('sort' in node) {
    const { items, groups } = node.sort;
    return shuffled(Object.keys(items).map((item) => `${item}=${one(Object.keys(groups))}`)).join('+');
  }
  if ('record' in node)
    return Object.entries(node.record.fields)
      .map(([id, { options }]) => `${id}=${one(Object.keys(options))}`)
      .join('+');
  if ('value' in node) return String(node.value.min + (dice() % (node.value.max - node.value.min + 1)));
  const ids = shuffled(Object.keys(optionsOf(node)));
  if (!('several' in node)) return ids[0] ?? '';
  const { atLeast, atMost } = node.several;
  return ids.slice(0, atLeast + (dice() % (atMost - atLeast + 1))).join('+');
}

function anyRoad(program: Program, throws: readonly number[]): string[] {
  let thrown = 0;
  const dice = () => throws[thrown++ % throws.length] ?? 0;
  const answers: string[] = [];
  const until = (throws[0] ?? 0) % 4 ? 100 : 3;
  for (let play = begin(program); !isOver(play) && answers.length < until && thrown < 400;) {
    const answer = anyAnswer(nodeOf(program, at(play)), dice);
    if (!can(program, play, answer)) continue;
    play = step(program, play, answer);
    answers.push(answer);
  }
  return answers;
}

interface Came {
  marks: number;
  ending?: string;
  passed?: boolean;
}

/** What the engine makes of answers; the number of the answer it refuses. */
function reallyPlayed(program: Program, bounds: Bounds, answers: string[]): Came | number {
  try {
    const play = replay(program, answers);
    const { marks } = stateOf(play);
    if (!isOver(play)) return { marks };
    const { ending, passed } = resultsOf(program, play, bounds);
    return { marks, ending, passed };
  } catch (error) {
    const turn = /^choice (\d+) /.exec(error instanceof RangeError ? error.message : '')?.[1];
    if (!turn) throw error;
    return Number(turn);
  }
}

/** In what two differ; passing is compared only where both are over. */
const differ = (a: Came, b: Came) =>
  (['marks', 'ending', 'passed'] as const).filter(
    (key) => a[key] !== b[key] && (key !== 'passed' || (a.ending !== undefined && b.ending !== undefined)),
  );

test('attempts: the verdict is what really replaying them comes to, and that on all of them covers each', () => {
  const throws = fc.array(fc.nat(1_000_000), { minLength: 60, maxLength: 60 });
  fc.assert(
    fc.property(versions, fc.array(throws, { minLength: 10, maxLength: 10 }), ({ scenario }, all) => {
      const saved = playable(sound).flatMap((personality) => {
        const program = compile({ scenario: sound, model }, personality);
        return all.map((dice) => ({ personality, answers: anyRoad(program, dice) }));
      });
      const diff = diffOf({ scenario: sound, model }, { scenario, model }, saved);
      for (const [i, { personality, answers }] of saved.entries()) {
        const told = diff.replay.attempts[i];
        const covers = diff.replay.by.find((r) => r.personality === personality)?.verdict;
        if (!playable(scenario).includes(personality)) {
          expect([told?.verdict, told?.turn, covers]).toEqual(['refused', 0, 'breaking']);
          continue;
        }
        const [was, is] = [sound, scenario].map((s) => {
          const program = compile({ scenario: s, model }, personality);
          return reallyPlayed(program, known(s, personality), answers);
        });
        if (typeof was !== 'object' || is === undefined) throw new Error('not a road of the old version');
        if (typeof is === 'number') {
          expect([told?.verdict, told?.turn, covers]).toEqual(['refused', is, 'breaking']);
          continue;
        }
        const what = differ(was, is);
        expect([told?.verdict, told?.what]).toEqual([what.length ? 'changed' : 'same', what]);
        if (was.ending !== undefined && what.length) expect(covers).not.toBe('harmless');
      }
    }),
    { numRuns: 25 },
  );
});

const bounds = new WeakMap<Scenario, Map<Personality, Bounds>>();
function known(scenario: Scenario, personality: Personality): Bounds {
  const of = bounds.get(scenario) ?? new Map<Personality, Bounds>();
  bounds.set(scenario, of);
  const found = of.get(personality) ?? boundsOf(compile({ scenario, model }, personality));
  of.set(personality, found);
  return found;
}

/** The lengths of the shortest roads that are refused and that come to something else; Infinity for none. */
interface Shortest {
  refused: number;
  differs: number;
}

/** Answers of every kind, all of them; by hand. */
function allAnswers(node: Node): string[] {
  const cross = (lists: string[][]) =>
    lists.reduce<string[]>((all, list) => all.flatMap((a) => list.map((x) => (a ? `${a}+${x}` : x))), ['']);
  if ('order' in node) {
    const ids = Object.keys(node.order.items);
    return ids
      .flatMap((a) => ids.flatMap((b) => ids.map((c) => [a, b, c])))
      .filter((o) => new Set(o).size === 3)
      .map((o) => o.join('>'));
  }
  if ('sort' in node) {
    const { items, groups } = node.sort;
    return cross(Object.keys(items).map((i) => Object.keys(groups).map((g) => `${i}=${g}`)));
  }
  if ('record' in node)
    return cross(
      Object.entries(node.record.fields).map(([f, x]) => Object.keys(x.options).map((o) => `${f}=${o}`)),
    );
  if ('value' in node) return ['1', '2', '3', '4', '5'];
  const ids = Object.keys(optionsOf(node));
  return 'several' in node ? [...ids, ...ids.flatMap((a) => ids.map((b) => `${a}+${b}`))] : ids;
}

/** Every road of the old version, tried on the new one by the rules of the engine, one after another. */
function everyRoad(old: Program, now: Program): Shortest {
  const [was, is] = [known(old.scenario, old.who.personality), known(now.scenario, now.who.personality)];
  const found = { refused: Infinity, differs: Infinity };
  const came = (program: Program, { node: id, state }: Place, range: Bounds): Came => {
    const node = nodeOf(program, id);
    if (!('end' in node)) return { marks: state.marks };
    const enough = shareOf(state.marks, range) >= program.scenario.pass;
    const passed = enough && node.end.outcome !== 'lost' && !state.breaches.length;
    return { marks: state.marks, ending: id, passed };
  };
  const go = (a: Place, b: Place, length: number): void => {
    const [from, onto] = [nodeOf(old, a.node), nodeOf(now, b.node)];
    if ('end' in from) {
      if (differ(came(old, a, was), came(now, b, is)).length) found.differs = Math.min(found.differs, length);
      return;
    }
    for (const answer of allAnswers(from)) {
      const move = readAnswer(from, answer);
      if (!move || !isOpen(old, a, move)) continue;
      const other = readAnswer(onto, answer);
      if (!other || !isOpen(now, b, other)) found.refused = Math.min(found.refused, length + 1);
      else go(takeMove(old, a, move), takeMove(now, b, other), length + 1);
    }
  };
  go(firstPlace(old), firstPlace(now), 0);
  return found;
}

/** The old version, short enough for every one of its answers to be tried. */
const brief = edited(sound, { start: 'steps', 'nodes.steps.order.results.right.to': 'when' });
const fitting = edits.filter((e) => !Object.keys(e).some((k) => k.includes('personality')));

test('all roads: verdict and shortest roads are those found by trying every answer', () => {
  const verdicts = new Set<string>();
  const some = fc.subarray(fitting, { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(some, fc.constantFrom(...playable(sound)), (chosen, personality) => {
      const scenario = chosen.reduce<Scenario>((s, e) => edited(s, e), brief);
      const diff: Diff = diffOf({ scenario: brief, model }, { scenario, model });
      const told = diff.replay.by.find((r) => r.personality === personality);
      const [old, now] = [brief, scenario].map((s) => compile({ scenario: s, model }, personality));
      if (!old || !now) throw new Error('never');
      const { refused, differs } = everyRoad(old, now);
      verdicts.add(told?.verdict ?? '');
      expect({
        verdict: told?.verdict,
        refused: told?.refused?.road.length ?? Infinity,
        differs: told?.differs?.road.length ?? Infinity,
      }).toEqual({
        verdict: refused < Infinity ? 'breaking' : differs < Infinity ? 'migratable' : 'harmless',
        refused,
        differs,
      });
    }),
    { numRuns: 60 },
  );
  expect([...verdicts].sort()).toEqual(['breaking', 'harmless', 'migratable']);
});
