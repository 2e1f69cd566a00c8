import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  compile,
  firstPlace,
  isOpen,
  nodeOf,
  readAnswer,
  stateOf,
  replay,
  shareOf,
  takeMove,
  waysOf,
  type Move,
  type Place,
  type Program,
} from '#engine';
import { personalities } from '#model';
import { blindly, boundsOf, chanceOf, Outlook, roadsOf } from '#proof';
import { Graph } from '../../src/proof/explore/graph.ts';
import { Table } from '../../src/proof/explore/table.ts';
import { shipped } from '../support/library.ts';
import { tiny } from '../support/tiny.ts';
import { dice, walk } from '../support/walks.ts';

const kinds = tiny('all-kinds.yaml');

/** Every road to its end, by hand: slow and plain. */
function brute(
  program: Program,
  place: Place,
): { min: number; max: number; principle: Record<string, [number, number]> } {
  const ways = waysOf(nodeOf(program, place.node)).filter((w) => isOpen(program, place, w.move));
  if (!ways.length) {
    const { marks, principles } = place.state;
    return {
      min: marks,
      max: marks,
      principle: Object.fromEntries(Object.entries(principles).map(([p, n]) => [p, [n, n]])),
    };
  }
  const all = ways.map((w) => brute(program, takeMove(program, place, w.move)));
  const ids = new Set(all.flatMap((a) => Object.keys(a.principle)));
  return {
    min: Math.min(...all.map((a) => a.min)),
    max: Math.max(...all.map((a) => a.max)),
    principle: Object.fromEntries(
      [...ids].map((id) => [
        id,
        [
          Math.min(...all.map((a) => a.principle[id]?.[0] ?? 0)),
          Math.max(...all.map((a) => a.principle[id]?.[1] ?? 0)),
        ],
      ]),
    ),
  };
}

test.each(personalities)('bounds equal those found by trying every road (%s)', (personality) => {
  const program = compile(kinds, personality);
  const { min, max, principle } = brute(program, firstPlace(program));
  const bounds = boundsOf(program);
  expect([bounds.min, bounds.max]).toEqual([min, max]);
  for (const [id, [least, most]] of Object.entries(principle))
    expect(bounds.principles[id]).toEqual({ min: least, max: most });
});

const programs = [kinds, ...shipped()].flatMap((b) =>
  personalities.filter((p) => b.bounds[p]).map((p) => compile(b, p)),
);
const graphs = new Map(programs.map((p) => [p, new Graph(p)]));

/** The places that dice lead through, each with the move taken there. */
function stations(
  program: Program,
  throws: readonly number[],
): { place: Place; answer: string; move: Move }[] {
  let place = firstPlace(program);
  return walk(program, throws).map((answer) => {
    const move = readAnswer(nodeOf(program, place.node), answer);
    if (!move) throw new Error(answer);
    const here = { place, answer, move };
    place = takeMove(program, place, move);
    return here;
  });
}

test('the tables and the rules agree on every transition of every scenario', () => {
  const tables = new Map(programs.map((p) => [p, new Table(p)]));
  fc.assert(
    fc.property(fc.constantFrom(...programs), dice, (program, throws) => {
      const table = tables.get(program) as Table;
      for (const { place, move } of stations(program, throws)) {
        const lanes = table.rows[table.nodes.indexOf(place.node)]?.lanes ?? [];
        const at = table.vector(place);
        for (const lane of lanes)
          expect(lane.open?.holds(at) ?? true).toBe(isOpen(program, place, lane.way.move));
        const lane = lanes.find((l) => l.way.move.id === move.id);
        if (!lane) throw new Error(move.id);
        const { node, marks } = table.take(at, lane);
        const there = takeMove(program, place, move);
        expect(table.nodes[node]).toBe(there.node);
        expect(marks).toBe(there.state.marks - place.state.marks);
        if (!('end' in nodeOf(program, there.node))) expect(table.after).toEqual(table.vector(there));
      }
    }),
    { numRuns: 300 },
  );
});

test('the road over situations is the road over states, from the start and from wherever one looks it up', () => {
  fc.assert(
    fc.property(fc.constantFrom(...programs), dice, (program, throws) => {
      const graph = graphs.get(program) as Graph;
      let by = graph.first;
      for (const { place, move } of stations(program, throws)) {
        const open = waysOf(nodeOf(program, place.node)).filter((w) => isOpen(program, place, w.move));
        const there = takeMove(program, place, move);
        const end = 'end' in nodeOf(program, there.node);
        const ends = -1 - graph.table.nodes.indexOf(there.node);
        for (const id of [by, graph.find(place)]) {
          expect(graph.table.nodes[graph.node[id] ?? -1]).toBe(place.node);
          expect(graph.edges[id]?.map((e) => e.lane.way.move.id)).toEqual(open.map((w) => w.move.id));
          const edge = graph.edges[id]?.find((e) => e.lane.way.move.id === move.id);
          expect(edge?.marks).toBe(there.state.marks - place.state.marks);
          if (end) expect(edge?.to).toBe(ends);
          else expect(graph.table.nodes[graph.node[edge?.to ?? -1] ?? -1]).toBe(there.node);
        }
        by = graph.edges[by]?.find((e) => e.lane.way.move.id === move.id)?.to ?? -1;
      }
    }),
    { numRuns: 400 },
  );
});

/** Roads to the end by hand, with their number, and what blind play comes to. */
function plainly(
  program: Program,
  place: Place,
  min: number,
  max: number,
): { roads: number; score: number; pass: number; ends: Record<string, number> } {
  const ways = waysOf(nodeOf(program, place.node)).filter((w) => isOpen(program, place, w.move));
  if (!ways.length) {
    const { marks, breaches } = place.state;
    const node = nodeOf(program, place.node);
    const score = shareOf(marks, { min, max });
    const lost = 'end' in node && node.end.outcome === 'lost';
    const pass = score >= program.scenario.pass && !lost && !breaches.length ? 1 : 0;
    return { roads: 1, score, pass, ends: { [place.node]: 1 } };
  }
  const answers = ways.reduce((n, w) => n + w.ways, 0);
  const sum = { roads: 0, score: 0, pass: 0, ends: {} as Record<string, number> };
  for (const way of ways) {
    const then = plainly(program, takeMove(program, place, way.move), min, max);
    const share = way.ways / answers;
    sum.roads += then.roads;
    sum.score += then.score * share;
    sum.pass += then.pass * share;
    for (const [id, p] of Object.entries(then.ends)) sum.ends[id] = (sum.ends[id] ?? 0) + p * share;
  }
  return sum;
}

test.each(personalities)('roads and chances equal those of trying every road (%s)', (personality) => {
  const program = compile(kinds, personality);
  const outlook = new Outlook(program);
  const { min, max } = boundsOf(program);
  const { roads, score, pass, ends } = plainly(program, firstPlace(program), min, max);
  const chance = chanceOf(outlook, blindly);
  expect(roadsOf(outlook)).toBe(BigInt(roads));
  expect(chance.score).toBeCloseTo(score, 9);
  expect(chance.pass).toBeCloseTo(pass, 12);
  expect(Object.keys(chance.endings).sort()).toEqual(Object.keys(ends).sort());
  for (const [id, p] of Object.entries(ends)) expect(chance.endings[id]).toBeCloseTo(p, 12);
  expect(chance.never).toBe(0);
});

test('what is ahead never grows along any road, and shrinks by nothing on the best', () => {
  const program = compile(kinds, 'peaceful');
  const outlook = new Outlook(program);
  fc.assert(
    fc.property(dice, (throws) => {
      const answers = walk(program, throws);
      let best = outlook.ahead(firstPlace(program)).max;
      for (let n = 1; n <= answers.length; n++) {
        const place = answers.slice(0, n).reduce((p: Place, a) => {
          const move = readAnswer(nodeOf(program, p.node), a);
          if (!move) throw new Error(a);
          return takeMove(program, p, move);
        }, firstPlace(program));
        const now = place.state.marks + outlook.ahead(place).max;
        expect(now).toBeLessThanOrEqual(best);
        best = now;
      }
      expect(best).toBe(stateOf(replay(program, answers)).marks);
    }),
    { numRuns: 60 },
  );
});
