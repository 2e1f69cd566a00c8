import { describe, expect, test } from 'vitest';
import { compile, firstPlace, isOpen, nodeOf, replay, shareOf, stateOf, takeMove, waysOf } from '#engine';
import type { Place, Program } from '#engine';
import { forPersonality, type Personality, type Scenario } from '#model';
import { beyondLimits, naive, proveOf, runsOf, type Run } from '#proof';

import { steady, tiny } from '../support/tiny.ts';
import { worded } from '../support/worded.ts';

const keywords = { en: ['check'], zh: ['查'] };
const readers = (['en', 'zh'] as const).map((language) => ({ language, keywords: keywords[language] }));
const kinds = tiny('all-kinds.yaml');
const program = compile(kinds, 'lively');
const runs = proveOf(program, readers);
const [run] = runs as [Run, Run];

const answers = (road: readonly string[]) => road.map((step) => step.slice(step.indexOf('/') + 1));

/** The expected score of taking the most marks at each decision, over every road it can go. */
function upright(of: Program, place: Place, bounds: { min: number; max: number }): number {
  const open = waysOf(nodeOf(of, place.node)).filter((w) => isOpen(of, place, w.move));
  if (!open.length) return shareOf(place.state.marks, bounds);
  const marks = open.map(({ move }) =>
    move.effects
      .flatMap((e) => Object.values(forPersonality(e.marks, of.who.personality)))
      .reduce((a, b) => a + b, 0),
  );
  const best = open.filter((_, i) => marks[i] === Math.max(...marks));
  return best.reduce((sum, w) => sum + upright(of, takeMove(of, place, w.move), bounds) / best.length, 0);
}

function roads(of: Program, place: Place): number {
  const open = waysOf(nodeOf(of, place.node)).filter((w) => isOpen(of, place, w.move));
  return open.reduce((sum, w) => sum + roads(of, takeMove(of, place, w.move)), open.length ? 0 : 1);
}

describe('a run', () => {
  test('says what is asked of it, in both languages', () => {
    expect(runs.map((r) => [r.personality, r.language])).toEqual([
      ['lively', 'en'],
      ['lively', 'zh'],
    ]);
    expect(Object.keys(run).sort()).toEqual(
      [
        ...['personality', 'language', 'states', 'exact', 'roads', 'min', 'max', 'random', 'passRandom'],
        ...['bots', 'separation', 'endings', 'best', 'worst'],
      ].sort(),
    );
    expect(Object.keys(run.bots)).toEqual([...naive]);
    expect(run.exact).toBe(true);
    expect(run.states).toBeGreaterThan(10);
    expect(run.roads).toBe(roads(program, firstPlace(program)));
    expect(run.bots.random).toEqual({ score: run.random, pass: run.passRandom });
    expect(Object.values(run.endings).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
  });

  test('its best and worst roads can be played, and come to its bounds', () => {
    for (const [road, marks] of [
      [run.best, run.max],
      [run.worst, run.min],
    ] as const)
      expect(stateOf(replay(program, answers(road))).marks).toBe(marks);
    expect(run.best[0]).toBe('opening/hear');
  });

  test('separation is what the principles are worth above the best naive player', () => {
    const bounds = { min: run.min ?? 0, max: run.max ?? 0 };
    const best = Math.max(...Object.values(run.bots).map((b) => b.score));
    expect(run.separation).toBeCloseTo(upright(program, firstPlace(program), bounds) - best, 9);
  });

  test('comes one by one for every personality that is allowed', () => {
    const all = [...runsOf({ scenario: kinds.scenario, model: steady.model }, keywords)];
    expect(all.map((r) => r.personality)).toEqual(
      ['lively', 'powerful', 'peaceful', 'analytical'].flatMap((p) => [p, p]),
    );
    expect(all.slice(0, 2)).toEqual(runs);
  });
});

test('more roads than a number can hold are told as text', () => {
  const plain = Array.from({ length: 6 }, (_, i) => ({ en: `So ${String(i)}.`, marks: i % 3 }));
  const scenario = worded(Array.from({ length: 7 }, () => plain));
  const many = JSON.parse(JSON.stringify(scenario)) as Scenario;
  many.customer.start.patience = 10;
  for (let n = 0; n < 40; n++) {
    const node = structuredClone(scenario.nodes['n0']) as {
      choices: Record<string, { to: string; acts: string[] }>;
    };
    for (const choice of Object.values(node.choices)) {
      choice.to = n < 39 ? `m${String(n + 1)}` : 'glad';
      choice.acts = ['act-now'];
    }
    many.nodes[`m${String(n)}`] = node as unknown as Scenario['nodes'][string];
  }
  many.start = 'm0';
  const [told] = proveOf(compile({ scenario: many, model: steady.model }, 'peaceful'), readers) as [Run, Run];
  expect(told.roads).toBe(String(6n ** 40n));
});

/** A scenario that goes round in a circle for as long as one likes. */
function circling(marks: number): Scenario {
  const scenario = worded(
    [
      [
        { acts: ['act-now'], marks },
        { acts: ['act-now'], marks: 0 },
      ],
    ],
    'powerful',
  );
  const { n0 } = scenario.nodes;
  if (n0 && 'choices' in n0 && n0.choices['c0']) n0.choices['c0'].to = 'n0';
  return scenario;
}
const proven = (scenario: Scenario, personality: Personality, budget?: number) =>
  proveOf(
    compile({ scenario, model: steady.model }, personality),
    readers,
    budget === undefined ? {} : { budget },
  )[0] as Run;

describe('what cannot be told exactly', () => {
  test('beyond the budget: bounds that hold, and a sample', () => {
    const rough = proveOf(program, readers, { budget: 5 })[0] as Run;
    expect(rough).toMatchObject({ exact: false, states: null, roads: null, bots: {}, separation: null });
    expect(rough.note).toContain('more than 5 situations');
    expect(rough.min).toBeLessThanOrEqual(run.min ?? NaN);
    expect(rough.max).toBeGreaterThanOrEqual(run.max ?? NaN);
  });

  test('marks that can be earned for ever', () => {
    const rough = proven(circling(1), 'powerful');
    expect(rough).toMatchObject({ exact: false, max: null, random: null });
    expect(rough.note).toContain('loop');
  });

  test('a loop that earns nothing is exact, with endless roads', () => {
    const told = proven(circling(0), 'powerful');
    expect(told).toMatchObject({ exact: true, roads: null, min: 0, max: 0 });
    expect([told.best, told.worst]).toEqual([['n0/c1'], ['n0/c1']]);
    expect(told.bots.first).toEqual({ score: 0, pass: 0 });
    expect(told.bots.last?.score).toBe(100);
  });
});

test('figures beyond the limits are named', () => {
  const good = { en: 'A long and good answer.', zh: '这是很长的一句好话。', marks: 2 };
  const nodes = [1, 2, 3].map(() => [
    good,
    { en: 'No.', zh: '不。', marks: -2 },
    { en: 'Oh.', zh: '哦。', marks: -2 },
  ]);
  const over = beyondLimits(proven(worded(nodes), 'peaceful')).map((b) => b.figure);
  expect(over).toEqual(
    expect.arrayContaining(['longest score', 'longest pass', 'first score', 'separation']),
  );
  expect(over).not.toContain('last score');
  expect(over).not.toContain('marks apart');
  expect(over).not.toContain('passRandom');
});
