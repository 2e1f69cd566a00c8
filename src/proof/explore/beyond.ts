import { nodeOf, shareOf, type Program } from '#engine';
import { Table } from './table.ts';

/** What can be said of a scenario that is too large to be explored. */
export interface Estimate {
  /** No road has fewer or more marks; infinite where a loop could go on earning. */
  min: number;
  max: number;
  /** Means over the plays of the sample. */
  random: number;
  passRandom: number;
  endings: Record<string, number>;
  plays: number;
}

/**
 * Bounds that hold whatever the conditions and the customer do: every choice counts as open, every branch as
 * possible, and every promise as kept, broken or never made, whichever is worse and better.
 */
export function soundBounds(program: Program): { min: number; max: number } {
  const table = new Table(program);
  const { rows, layout, marks } = table;
  const reach = (pick: (a: number, b: number) => number, empty: number): number => {
    const ahead = rows.map((row) => (row.end ? 0 : empty));
    for (let round = 0; round <= rows.length; round++) {
      let changed = false;
      for (let id = rows.length - 1; id >= 0; id--)
        for (const lane of rows[id]?.lanes ?? []) {
          // Whoever runs out of patience leaves, with nothing more to be had.
          const then = lane.to.reduce((best, { node }) => pick(best, ahead[node] ?? empty), 0);
          const here = pick(ahead[id] ?? empty, (marks[lane.index] ?? 0) + then);
          if (here !== ahead[id]) {
            ahead[id] = here;
            changed = true;
          }
        }
      if (!changed) return ahead[table.plan.place(program.scenario.start)] ?? empty;
    }
    return -empty;
  };
  return {
    min: reach(Math.min, Infinity) - 2 * layout.promises.length,
    max: reach(Math.max, -Infinity) + layout.promises.length,
  };
}

/** Whole numbers below a bound, the same ones for the same seed (mulberry32). */
export function diceOf(seed: number): (below: number) => number {
  let a = seed >>> 0;
  return (below) => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

/** The longest play of a sample, in turns. */
const longest = 1_000;

/** Sound bounds, and what some thousand plays picked by seeded dice come to. */
export function estimateOf(program: Program, seed = 1, plays = 2_000): Estimate {
  const table = new Table(program);
  const { rows } = table;
  const bounds = soundBounds(program);
  const dice = diceOf(seed);
  const sum: Estimate = { ...bounds, random: 0, passRandom: 0, endings: {}, plays };
  for (let play = 0; play < plays; play++) {
    let node = table.plan.place(program.scenario.start);
    let at = table.start;
    let [marks, breached] = [0, false];
    for (let turn = 0; turn < longest && !rows[node]?.end; turn++) {
      const open = (rows[node]?.lanes ?? []).filter((lane) => lane.open?.holds(at) ?? true);
      let ticket = dice(open.reduce((all, { way }) => all + way.ways, 0));
      const lane = open.find(({ way }) => (ticket -= way.ways) < 0);
      if (!lane) break;
      const taken = table.take(at, lane);
      node = taken.node;
      marks += taken.marks;
      breached ||= lane.breach;
      at = table.after.slice();
    }
    const id = table.nodes[node] ?? '';
    const end = nodeOf(program, id);
    if (!('end' in end)) continue;
    const score = Number.isFinite(bounds.max - bounds.min) ? shareOf(marks, bounds) : 0;
    sum.random += score / plays;
    if (!breached && end.end.outcome !== 'lost' && score >= program.scenario.pass)
      sum.passRandom += 1 / plays;
    sum.endings[id] = (sum.endings[id] ?? 0) + 1 / plays;
  }
  return sum;
}
