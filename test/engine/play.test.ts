import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { initialTransition, transition, type SnapshotFrom } from 'xstate';
import {
  at,
  begin,
  can,
  compile,
  firstPlace,
  gradesOf,
  isOver,
  nodeOf,
  readAnswer,
  replay,
  stateOf,
  step,
  takeMove,
  waysOf,
  type Play,
  type Program,
} from '#engine';
import { personalities } from '#model';
import { shipped } from '../support/library.ts';
import { tiny } from '../support/tiny.ts';
import { dice, everyKind, walk } from '../support/walks.ts';

const kinds = tiny('all-kinds.yaml');
const bodies = [kinds, ...shipped()];
const programs = bodies.flatMap((b) => personalities.filter((p) => b.bounds[p]).map((p) => compile(b, p)));
for (const program of programs)
  Object.assign(program, { [fc.toStringMethod]: () => `${program.scenario.id}, ${program.who.personality}` });

/** What the chart hears of an answer: the move that it amounts to, or else something that no node knows. */
function eventOf(program: Program, play: Play, answer: string) {
  const node = nodeOf(program, at(play));
  const move = readAnswer(node, answer);
  return move && 'several' in node
    ? { type: 'choose.several' as const, picked: move.id.split('+') }
    : { type: `choose.${move?.id ?? answer}` as const };
}

/** Answers of this node, open or not, and of any other, but for those named like a grade here, which only the chart knows. */
function triedAt(program: Program, play: Play, n: number): string[] {
  const nodes = Object.values(program.scenario.nodes);
  const here = nodeOf(program, at(play));
  const there = nodes[n % nodes.length] ?? here;
  return [here, there]
    .flatMap((node) => waysOf(node).map(({ answer }) => answer))
    .filter((answer) => !Object.hasOwn(gradesOf(here), answer));
}

function expectSame(play: Play, snapshot: SnapshotFrom<Program['machine']>): void {
  expect(at(play)).toBe(snapshot.value);
  expect(stateOf(play)).toEqual(snapshot.context.state);
  expect(isOver(play)).toBe(snapshot.status === 'done');
}

describe('a conversation', () => {
  test('begins at the start node with the meters of the scenario', () => {
    const program = compile(kinds, 'lively');
    const play = begin(program);
    expect(at(play)).toBe('opening');
    expect(stateOf(play).meters).toEqual({ expectation: 70, perceived: 40, trust: 30, patience: 7 });
    expect(isOver(play)).toBe(false);
  });

  test('goes through every decision kind to an ending', () => {
    const program = compile(kinds, 'analytical');
    const play = replay(program, everyKind);
    expect(isOver(play)).toBe(true);
    expect(at(play)).toBe('glad');
    expect(stateOf(play).promises).toEqual({ callback: 'kept' });
  });

  test('keeps a promise in time and breaks it when the time has run out', () => {
    const program = compile(kinds, 'powerful');
    const play = replay(program, ['hear', 'look', 'find>tell>close']);
    expect(stateOf(play).promises).toEqual({ callback: 4 });
    const late = step(program, play, '5');
    expect(stateOf(late).promises).toEqual({ callback: 'broken' });
    expect(stateOf(late).principles['promise-what-you-can-keep']).toBe(-3);
  });

  test('refuses what is not possible and then changes nothing', () => {
    const program = compile(kinds, 'lively');
    const play = begin(program);
    for (const no of ['', 'nobody', 'trusted', '__proto__', 'constructor', 'hear+argue', '1']) {
      expect(can(program, play, no)).toBe(false);
      expect(step(program, play, no)).toBe(play);
    }
    const pick = step(program, play, 'hear');
    for (const no of ['', 'look+look', 'look+sorry+rules', 'look+nobody', 'look,sorry'])
      expect(step(program, pick, no)).toBe(pick);
    const order = step(program, pick, 'look');
    for (const no of ['find', 'find>tell', 'find>find>close', 'find>tell>toString'])
      expect(step(program, order, no)).toBe(order);
    const value = step(program, order, 'find>tell>close');
    for (const no of ['0', '6', '1.5', '1e0', 'NaN', ' 2', '２'])
      expect(step(program, value, no)).toBe(value);
  });

  test('takes the same picks in any order for the same', () => {
    const program = compile(kinds, 'lively');
    const a = replay(program, ['hear', 'sorry+look']);
    expect(stateOf(a)).toEqual(stateOf(replay(program, ['hear', 'look+sorry'])));
  });

  test('lets nobody answer after the end', () => {
    const program = compile(kinds, 'powerful');
    const end = replay(program, ['argue', 'rules']);
    expect([isOver(end), at(end)]).toEqual([true, 'shouts']);
    expect(step(program, end, 'thank')).toBe(end);
  });

  test('is not made where a node, the start or a leaving leads nowhere', () => {
    const { scenario } = kinds;
    const compiled = (change: object) =>
      compile({ ...kinds, scenario: { ...scenario, ...change } }, 'lively');
    const leaves = { aloud: 'shouts', silently: 'nowhere' };
    const nodes = Object.fromEntries(Object.entries(scenario.nodes).filter(([id]) => id !== 'glad'));
    expect(() => compiled({ start: 'nowhere' })).toThrow('no node nowhere');
    expect(() => compiled({ customer: { ...scenario.customer, leaves } })).toThrow('no node nowhere');
    expect(() => compiled({ nodes })).toThrow('no node glad');
  });

  test('loses the quiet customer in silence where the loud one says so', () => {
    const road = ['argue', 'rules', 'tell>close>find'];
    expect(at(replay(compile(kinds, 'lively'), road))).toBe('shouts');
    expect(at(replay(compile(kinds, 'analytical'), road))).toBe('fades');
  });
});

describe('for every scenario, personality and road', () => {
  const any = fc.tuple(fc.constantFrom(...programs), dice);

  test('replaying the log equals live play', () => {
    fc.assert(
      fc.property(any, ([program, throws]) => {
        const answers = walk(program, throws);
        const live = answers.reduce((play, a) => step(program, play, a), begin(program));
        const again = replay(program, answers);
        expect(at(again)).toBe(at(live));
        expect(stateOf(again)).toEqual(stateOf(live));
      }),
      { numRuns: 150 },
    );
  });

  test('the machine and the plain rules agree on every transition', () => {
    fc.assert(
      fc.property(any, ([program, throws]) => {
        let play = begin(program);
        let place = firstPlace(program);
        for (const answer of walk(program, throws)) {
          const move = readAnswer(nodeOf(program, place.node), answer);
          if (!move) throw new Error(answer);
          place = takeMove(program, place, move);
          play = step(program, play, answer);
          expect(at(play)).toBe(place.node);
          expect(stateOf(play)).toEqual(place.state);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('a step is the transition that XState makes of the same chart, refusals included', () => {
    fc.assert(
      fc.property(any, ([program, throws]) => {
        let play = begin(program);
        let [snapshot] = initialTransition(program.machine);
        expectSame(play, snapshot);
        for (const [n, answer] of [...walk(program, throws), ''].entries()) {
          for (const tried of triedAt(program, play, throws[n] ?? 0)) {
            const next = step(program, play, tried);
            const [theirs] = transition(program.machine, snapshot, eventOf(program, play, tried));
            expectSame(next, theirs);
            expect(next === play).toBe(theirs === snapshot);
          }
          [snapshot] = transition(program.machine, snapshot, eventOf(program, play, answer));
          play = step(program, play, answer);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('events that are not offered change nothing', () => {
    fc.assert(
      fc.property(any, fc.string(), ([program, throws], noise) => {
        const answers = walk(program, throws);
        let play = begin(program);
        for (const answer of answers) {
          if (!can(program, play, noise)) expect(step(program, play, noise)).toBe(play);
          play = step(program, play, answer);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('meters stay on their scale and grid', () => {
    fc.assert(
      fc.property(any, ([program, throws]) => {
        const { meters } = stateOf(replay(program, walk(program, throws)));
        expect(meters.expectation).toBeGreaterThanOrEqual(5);
        expect(meters.patience).toBeGreaterThanOrEqual(0);
        expect(meters.patience).toBeLessThanOrEqual(10);
        for (const m of [meters.expectation, meters.perceived, meters.trust]) {
          expect(m % 5).toBe(0);
          expect(m).toBeGreaterThanOrEqual(0);
          expect(m).toBeLessThanOrEqual(100);
        }
      }),
      { numRuns: 100 },
    );
  });
});
