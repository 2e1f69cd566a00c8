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
  takeMove,
  waysOf,
  type Place,
  type Program,
} from '#engine';
import { personalities } from '#model';
import { bettersOf, boundsOf, Explorer } from '#proof';
import { Table } from '../../src/proof/table.ts';
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

test('the tables and the rules agree on every transition of every scenario', () => {
  const programs = [kinds, ...shipped()].flatMap((b) =>
    personalities.filter((p) => b.bounds[p]).map((p) => compile(b, p)),
  );
  const tables = new Map(programs.map((p) => [p, new Table(p)]));
  fc.assert(
    fc.property(fc.constantFrom(...programs), dice, (program, throws) => {
      const table = tables.get(program) as Table;
      let place = firstPlace(program);
      for (const answer of walk(program, throws)) {
        const move = readAnswer(nodeOf(program, place.node), answer);
        if (!move) throw new Error(answer);
        const cell = table.cell(place);
        const lane = table.rows[cell.node]?.lanes.find((l) => l.way.move.id === move.id);
        if (!lane) throw new Error(move.id);
        let marks = lane.marks;
        const next = table.take(cell, lane, (_, mark) => (marks += mark));
        const there = takeMove(program, place, move);
        expect(next.node).toBe(table.cell(there).node);
        expect(marks).toBe(there.state.marks - place.state.marks);
        if (!('end' in nodeOf(program, there.node))) expect(next).toEqual(table.cell(there));
        place = there;
      }
    }),
    { numRuns: 300 },
  );
});

test('what is ahead never grows along any road, and shrinks by nothing on the best', () => {
  const program = compile(kinds, 'peaceful');
  const explorer = new Explorer(program);
  fc.assert(
    fc.property(dice, (throws) => {
      const answers = walk(program, throws);
      let best = explorer.ahead(firstPlace(program)).max;
      for (let n = 1; n <= answers.length; n++) {
        const place = answers.slice(0, n).reduce((p: Place, a) => {
          const move = readAnswer(nodeOf(program, p.node), a);
          if (!move) throw new Error(a);
          return takeMove(program, p, move);
        }, firstPlace(program));
        const now = place.state.marks + explorer.ahead(place).max;
        expect(now).toBeLessThanOrEqual(best);
        best = now;
      }
      expect(best).toBe(stateOf(replay(program, answers)).marks);
    }),
    { numRuns: 60 },
  );
});

test('for each choice the better one is told, with the points it would have saved', () => {
  const program = compile(kinds, 'lively');
  const bounds = boundsOf(program);
  const betters = bettersOf(program, ['argue', 'look+sorry'], bounds);
  expect(betters[0]?.told.map((t) => t.en)).toEqual(['Tell me what happened.']);
  expect(betters[0]?.lost).toBeGreaterThan(0);
  expect(betters[1]).toBeUndefined();
});
