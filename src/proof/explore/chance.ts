import { nodeOf, shareOf } from '#engine';
import type { Edge } from './graph.ts';
import type { Outlook } from './outlook.ts';

/** What comes of a strategy: exact, but for the last bits of floating point. */
export interface Chance {
  /** Expected score, 0 to 100. */
  score: number;
  /** Probability of passing. */
  pass: number;
  /** Probability of each ending that can be come to. */
  endings: Record<string, number>;
  /** Probability of going round a loop for ever, or of standing where nothing is open. */
  never: number;
}

/** How likely each of the ways that are open in a situation is taken; any scale, all 0 counts as all alike. */
export type Strategy = (edges: readonly Edge[], situation: number) => readonly number[];

/** Every answer alike: a way that many answers amount to is taken so much more often. */
export const blindly: Strategy = (edges) => edges.map((e) => e.lane.way.ways);

/** Mass by marks so far, apart for roads without (0) and with (1) a breach of integrity. */
type Mass = [Float64Array, Float64Array];

const negligible = 1e-13;

/** The least and the most marks that any road can have gathered at any moment. */
function windowOf({ graph }: Outlook): { low: number; width: number } {
  const low = new Float64Array(graph.size).fill(Infinity);
  const high = new Float64Array(graph.size).fill(-Infinity);
  low[graph.first] = 0;
  high[graph.first] = 0;
  let [least, most] = [0, 0];
  for (let round = 0, changed = true; changed && round <= graph.size; round++) {
    changed = false;
    for (let id = graph.size - 1; id >= 0; id--) {
      for (const { to, marks } of graph.edgesOf(id)) {
        const [l, h] = [(low[id] ?? 0) + marks, (high[id] ?? 0) + marks];
        least = Math.min(least, l);
        most = Math.max(most, h);
        if (to < 0 || (l >= (low[to] ?? 0) && h <= (high[to] ?? 0))) continue;
        low[to] = Math.min(l, low[to] ?? 0);
        high[to] = Math.max(h, high[to] ?? 0);
        changed = graph.loops;
      }
    }
  }
  return { low: least, width: most - least + 1 };
}

/** Adds a share of some mass, moved by marks. */
function pour(from: Float64Array, into: Float64Array, marks: number, share: number): void {
  const until = Math.min(from.length, from.length - marks);
  for (let i = Math.max(0, -marks); i < until; i++) {
    const m = from[i];
    if (m) into[i + marks] = (into[i + marks] ?? 0) + m * share;
  }
}

/** Plays a strategy against one customer on all roads at once. */
export function chanceOf(outlook: Outlook, strategy: Strategy): Chance {
  const { graph } = outlook;
  const { program, nodes } = graph.table;
  const { low, width } = windowOf(outlook);
  const bounds = { min: outlook.min[graph.first] ?? 0, max: outlook.max[graph.first] ?? 0 };
  const masses: (Mass | undefined)[] = [];
  const ends = new Map<number, Mass>();
  const fresh = (): Mass => [new Float64Array(width), new Float64Array(width)];
  const start = fresh();
  start[0][-low] = 1;
  masses[graph.first] = start;
  let stuck = 0;
  for (let under = true, round = 0; under && round < 10_000; round++) {
    under = false;
    for (let id = graph.size - 1; id >= 0; id--) {
      const mass = masses[id];
      if (!mass) continue;
      masses[id] = undefined;
      const total = mass[0].reduce((a, b) => a + b, 0) + mass[1].reduce((a, b) => a + b, 0);
      const edges = graph.edgesOf(id);
      if (total < negligible || !edges.length) {
        stuck += total;
        continue;
      }
      const weights = strategy(edges, id);
      const sum = weights.reduce((a, b) => a + b, 0);
      edges.forEach((edge, n) => {
        const share = sum ? (weights[n] ?? 0) / sum : 1 / edges.length;
        if (!share) return;
        let into = edge.to < 0 ? ends.get(edge.to) : masses[edge.to];
        if (!into) {
          into = fresh();
          if (edge.to < 0) ends.set(edge.to, into);
          else masses[edge.to] = into;
        }
        if (edge.to >= 0 && graph.loops) under = true;
        pour(mass[0], edge.lane.breach ? into[1] : into[0], edge.marks, share);
        pour(mass[1], into[1], edge.marks, share);
      });
    }
  }
  const chance: Chance = { score: 0, pass: 0, endings: {}, never: stuck };
  for (const mass of masses) if (mass) for (const half of mass) for (const m of half) chance.never += m;
  for (const [to, mass] of [...ends].sort(([a], [b]) => b - a)) {
    const id = nodes[-1 - to] ?? '';
    const node = nodeOf(program, id);
    const lost = 'end' in node && node.end.outcome === 'lost';
    let sum = 0;
    for (const [breached, half] of mass.entries())
      for (const [i, m] of half.entries()) {
        if (!m) continue;
        const score = shareOf(i + low, bounds);
        sum += m;
        chance.score += m * score;
        if (!breached && !lost && score >= program.scenario.pass) chance.pass += m;
      }
    chance.endings[id] = sum;
  }
  return chance;
}

/** How many different roads lead from the start to an ending; undefined where a loop makes them endless. */
export function roadsOf({ graph }: Outlook): bigint | undefined {
  if (graph.loops) return undefined;
  const { begin, to, first } = graph;
  // Numbers as long as they are exact, for they are many times faster.
  const few = new Float64Array(first + 1);
  let id = 0;
  for (let edge = 0; id <= first; id++) {
    let sum = 0;
    for (const end = begin[id + 1] ?? 0; edge < end; edge++) {
      const on = to[edge] ?? 0;
      sum += on < 0 ? 1 : (few[on] ?? 0);
    }
    if (sum > Number.MAX_SAFE_INTEGER) break;
    few[id] = sum;
  }
  if (id > first) return BigInt(few[first] ?? 0);
  const many: bigint[] = [];
  for (; id <= first; id++) {
    const end = begin[id + 1] ?? 0;
    let sum = 0n;
    for (let edge = begin[id] ?? 0; edge < end; edge++) {
      const on = to[edge] ?? 0;
      sum += on < 0 ? 1n : (many[on] ??= BigInt(few[on] ?? 0));
    }
    many[id] = sum;
  }
  return many[first] ?? 0n;
}
