import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compile,
  firstPlace,
  isOpen,
  nodeOf,
  replay,
  resultsOf,
  shareOf,
  stateOf,
  takeMove,
  waysOf,
  type Place,
  type Program,
  type Way,
} from '#engine';
import type { Bounds, CustomerModel, Hindsight, Scenario } from '#model';
import { boundsOf, hindsightOf, Outlook } from '#proof';
import { shipped } from '../support/library.ts';
import { steady, tiny } from '../support/tiny.ts';
import { edited, read } from '../support/versions.ts';
import { dice, walk, worstRoad } from '../support/walks.ts';
import { worded } from '../support/worded.ts';

const talk = read('short-talk.yaml');
const kinds = tiny('all-kinds.yaml');

/** A program with everything that looking back on it takes. */
function known(
  scenario: Scenario,
  who: 'lively' | 'peaceful' = 'lively',
  model: CustomerModel = steady.model,
) {
  const program = compile({ scenario, model }, who);
  return { program, outlook: new Outlook(program), bounds: boundsOf(program) };
}
type Known = ReturnType<typeof known>;

const lookBack = ({ program, outlook, bounds }: Known, answers: readonly string[], helped?: number[]) =>
  hindsightOf(program, outlook, answers, bounds, helped);

/** The short talk with other marks, conditions, ways on and tempers. */
const variant = fc
  .record({
    marks: fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 6, maxLength: 6 }),
    trust: fc.integer({ min: 0, max: 20 }),
    patience: fc.integer({ min: 3, max: 9 }),
    within: fc.integer({ min: 1, max: 3 }),
    to: fc.tuple(fc.constantFrom('middle', 'third', 'last'), fc.constantFrom('third', 'last', 'doubtful')),
    pass: fc.integer({ min: 30, max: 100 }),
  })
  .map(({ marks, trust, patience, within, to, pass }) =>
    edited(talk, {
      pass,
      'customer.start.patience': patience,
      'nodes.opening.choices.hear.promises.callback.within': within,
      'nodes.opening.choices.argue.to': to[0],
      'nodes.opening.choices.argue.marks': { 'hear-out-first': marks[0] },
      'nodes.middle.choices.stall.to': to[1],
      'nodes.middle.choices.stall.marks': { 'own-until-closed': marks[1] },
      'nodes.third.choices.plain.when': { trust: { atLeast: trust * 5 } },
      'nodes.third.choices.sweet.marks': { 'admit-fault-fast': marks[2] },
      'nodes.third.choices.rude.marks': { 'admit-fault-fast': marks[3] },
      'nodes.last.choices.thank.marks': { 'own-until-closed': marks[4] },
      'nodes.last.choices.next.marks': { 'own-until-closed': marks[5] },
    }),
  );

interface Road {
  steps: { node: string; way: Way }[];
  answers: string[];
  marks: number;
  /** Without breach, and the customer stays. */
  sound: boolean;
}

/** Every road there is, from the start to an ending. */
function everyRoad(program: Program): Road[] {
  const roads: Road[] = [];
  const on = (place: Place, steps: Road['steps']): void => {
    const node = nodeOf(program, place.node);
    if ('end' in node) {
      const answers = steps.map((s) => s.way.answer);
      const sound = node.end.outcome !== 'lost' && !place.state.breaches.length;
      roads.push({ steps, answers, marks: place.state.marks, sound });
    }
    for (const way of waysOf(node).filter((w) => isOpen(program, place, w.move)))
      on(takeMove(program, place, way.move), [...steps, { node: place.node, way }]);
  };
  on(firstPlace(program), []);
  return roads;
}

/** What hindsight has to say of a road, from all roads there are. */
function byTrying(all: readonly Road[], own: Road, bounds: Bounds, pass: number, helped: readonly number[]) {
  const points = (marks: number) => ((marks - bounds.min) * 100) / (bounds.max - bounds.min);
  const along = (n: number) =>
    all.filter((r) => own.answers.slice(0, n).every((answer, i) => answer === r.answers[i]));
  const spent = (n: number) => helped.slice(0, n).reduce((a, b) => a + b, 0);
  const passes = (r: Road, n: number) => r.sound && shareOf(r.marks, bounds) - spent(n) >= pass;
  const turns = own.answers.map((_, n) => {
    const [before, after] = [along(n), along(n + 1)].map((rs) => rs.map((r) => r.marks)) as [
      number[],
      number[],
    ];
    const sound = along(n + 1).flatMap((r) =>
      r.sound ? [Math.max(0, shareOf(r.marks, bounds) - spent(n + 1))] : [],
    );
    return {
      marks: Math.max(...before) - Math.max(...after),
      sound: sound.length ? Math.max(...sound) : undefined,
      ahead: { min: points(Math.min(...after)), max: points(Math.max(...after)) },
      passable: along(n + 1).some((r) => passes(r, n + 1)),
    };
  });
  const mine = new Set(own.steps.map((s) => `${s.node}/${s.way.answer}`));
  const cost = (r: Road) => r.steps.filter((s) => !mine.has(`${s.node}/${s.way.answer}`)).length;
  const passing = all.filter((r) => passes(r, own.answers.length));
  const fewest = Math.min(...passing.map(cost));
  const marks = Math.max(...passing.filter((r) => cost(r) === fewest).map((r) => r.marks));
  const repair = { changes: fewest, score: shareOf(marks, bounds) - spent(own.answers.length) };
  return { turns, repair: fewest > 0 && Number.isFinite(fewest) ? repair : undefined };
}

const told = ({ turns, repair }: Hindsight) => ({
  turns: turns.map(({ marks, ahead, sound, passable }) => ({ marks, ahead, sound, passable })),
  repair: repair && { changes: repair.changes.length, score: repair.score },
});

const help = fc.array(fc.constantFrom(0, 0, 0, 2, 5, 10), { minLength: 4, maxLength: 4 });

test('regret, what is ahead, whether a pass is, and the repair agree with trying every road', () => {
  fc.assert(
    fc.property(variant, fc.nat(), help, (scenario, pick, helped) => {
      const all = known(scenario);
      fc.pre(all.bounds.max > all.bounds.min);
      const roads = everyRoad(all.program);
      const own = roads[pick % roads.length] as Road;
      const spent = helped.slice(0, own.answers.length);
      expect(told(lookBack(all, own.answers, spent))).toEqual(
        byTrying(roads, own, all.bounds, scenario.pass, spent),
      );
    }),
    { numRuns: 400 },
  );
});

test('the repair passes when it is replayed, and changes what it says it does', () => {
  fc.assert(
    fc.property(variant, fc.nat(), (scenario, pick) => {
      const all = known(scenario);
      const roads = everyRoad(all.program);
      const { answers, steps } = roads[pick % roads.length] as Road;
      const { repair } = lookBack(all, answers);
      fc.pre(repair !== undefined);
      const results = resultsOf(all.program, replay(all.program, repair.answers), all.bounds);
      expect([results.passed, results.score]).toEqual([true, repair.score]);
      const mended = roads.find((r) => r.answers.join() === repair.answers.join());
      const own = new Map(steps.map((s) => [s.node, s.way.answer]));
      const changed = mended?.steps.flatMap(({ node, way }, n) =>
        own.get(node) === way.answer ? [] : [{ n, node, answer: way.answer }],
      );
      expect(repair.changes.map(({ n, node, answer }) => ({ n, node, answer }))).toEqual(changed);
    }),
    { numRuns: 200 },
  );
});

const everybody = shipped().flatMap((body) =>
  Object.keys(body.bounds).map((who) => [`${body.scenario.id}, ${who}`, body, who as 'lively'] as const),
);

describe.each([...everybody, ['every kind of decision, lively', kinds, 'lively'] as const])(
  '%s',
  (_, body, who) => {
    const all = known(body.scenario, who, body.model);
    const { program, bounds } = all;

    test('the best road has nothing to regret', () => {
      const hindsight = lookBack(
        all,
        all.outlook.best().map((s) => s.answer),
      );
      for (const { marks, points, better, ahead, passable } of hindsight.turns)
        expect([marks, points, better, ahead.max, passable]).toEqual([0, 0, undefined, 100, true]);
      expect([hindsight.noReturn, hindsight.repair]).toEqual([undefined, undefined]);
    });

    test('the worst road can be repaired', () => {
      const worst = worstRoad(program);
      const { turns, noReturn, repair } = lookBack(all, worst);
      expect(turns.at(-1)?.ahead).toEqual({ min: 0, max: 0 });
      expect(noReturn).toBeLessThan(worst.length);
      const results = resultsOf(program, replay(program, repair?.answers ?? []), bounds);
      expect([results.passed, results.score]).toEqual([true, repair?.score]);
    });

    test('regrets add up to what the best road has more, what is ahead never rises, no pass comes back', () => {
      fc.assert(
        fc.property(dice, (throws) => {
          const answers = walk(program, throws);
          const { turns, noReturn, repair } = lookBack(all, answers);
          const { marks } = stateOf(replay(program, answers));
          expect(turns.reduce((sum, t) => sum + t.marks, 0)).toBe(bounds.max - marks);
          for (const [n, { marks: lost, better, ahead, passable }] of turns.entries()) {
            const before = turns[n - 1] ?? { ahead: { min: 0, max: 100 }, passable: true };
            expect(lost).toBeGreaterThanOrEqual(0);
            expect(better !== undefined).toBe(lost > 0);
            expect(ahead.max).toBeLessThanOrEqual(before.ahead.max);
            expect(ahead.min).toBeGreaterThanOrEqual(before.ahead.min);
            expect(passable).toBe(noReturn === undefined || n < noReturn);
          }
          const { passed } = resultsOf(program, replay(program, answers), bounds);
          expect([noReturn === undefined, repair === undefined]).toEqual([passed, passed]);
        }),
        { numRuns: 40 },
      );
    });
  },
);

test('the better choice is told with its reason', () => {
  const { turns } = lookBack(known(kinds.scenario), ['argue', 'look+sorry']);
  expect(turns[0]?.better?.told.map((t) => t.en)).toEqual(['Tell me what happened.']);
  expect(turns[0]?.better?.because).toHaveLength(1);
  expect(turns[0]?.points).toBeGreaterThan(0);
  expect(turns[1]?.better).toBeUndefined();
});

test('a breach ends the way to a pass at once, though the score could still be had', () => {
  const scenario = worded([
    [{ marks: 0 }, { marks: 0, breach: 'truth' }],
    [{ marks: 2 }, { marks: -2 }],
  ]);
  const { turns, noReturn, repair } = lookBack(known(scenario, 'peaceful'), ['c1', 'c0']);
  expect(turns.map((t) => [t.points, t.ahead.max, t.passable])).toEqual([
    [0, 100, false],
    [0, 100, false],
  ]);
  expect(noReturn).toBe(0);
  expect(repair?.changes.map(({ n, answer }) => [n, answer])).toEqual([[0, 'c0']]);
});

test('help by the coach can cost the pass, and then a decision has to make up for it', () => {
  const scenario = {
    ...worded([
      [{ marks: 2 }, { marks: 1 }, { marks: -2 }],
      [{ marks: 2 }, { marks: 1 }],
    ]),
    pass: 80,
  };
  const all = known(scenario, 'peaceful');
  expect(lookBack(all, ['c0', 'c1'], [0, 0]).noReturn).toBeUndefined();
  const { noReturn, repair } = lookBack(all, ['c0', 'c1'], [10, 0]);
  expect(noReturn).toBe(1);
  expect(repair?.changes.map(({ n, answer }) => [n, answer])).toEqual([[1, 'c0']]);
  expect(repair?.score).toBe(90);
});

test('where one comes round a loop, the repair still ends', () => {
  const plain = worded([
    [{ marks: 0 }, { marks: 0 }],
    [{ marks: -2 }, { marks: 2 }, { marks: 0 }],
  ]);
  const scenario = edited(plain, { 'nodes.n0.choices.c1.to': 'n0', 'nodes.n1.choices.c2.to': 'n0' });
  const model = { ...steady.model, turn: { lively: {}, powerful: {}, peaceful: {}, analytical: {} } };
  const all = known(scenario, 'peaceful', model);
  expect(all.outlook.graph.loops).toBe(true);
  const { turns, repair } = lookBack(all, ['c1', 'c0', 'c2', 'c1', 'c0', 'c0']);
  expect(turns.map((t) => t.marks)).toEqual([0, 0, 0, 0, 0, 4]);
  expect(repair?.answers).toEqual(['c0', 'c1']);
  expect(repair?.changes.map((c) => `${String(c.n)} ${c.node} ${c.answer}`)).toEqual(['1 n1 c1']);
});

test('where the answer that was given the second time round would have passed at once, it is named', () => {
  const plain = worded([
    [{ marks: 2 }, { marks: -2 }],
    [{ marks: 0 }, { marks: 0 }],
  ]);
  const scenario = edited(plain, { 'nodes.n1.choices.c1.to': 'n0', 'customer.start.patience': 9 });
  // Every time round costs patience, so that the loop ends.
  const all = known(scenario, 'peaceful');
  const { repair } = lookBack(all, ['c1', 'c1', 'c0', 'c0']);
  const { program, bounds } = all;
  expect(resultsOf(program, replay(program, ['c1', 'c1', 'c0', 'c0']), bounds).passed).toBe(false);
  expect(resultsOf(program, replay(program, repair?.answers ?? []), bounds).passed).toBe(true);
  expect(repair?.changes.map((c) => `${String(c.n)} ${c.node} ${c.answer}`)).toEqual(['0 n0 c0']);
});

test('an answer that is not possible is refused by name', () => {
  expect(() => lookBack(known(talk), ['hear', 'nonsense'])).toThrow('"nonsense" is not possible at middle');
});
