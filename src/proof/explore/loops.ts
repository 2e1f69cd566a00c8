import type { Edge, Graph } from './graph.ts';
import { roadInto, stepsOf, type Step } from './road.ts';

type Stride = readonly [from: number, edge: Edge];

/** By situation, 1 where some road leads on to an ending, or to where nothing is open. */
export function comingToAnEnd({ order, edges, size }: Graph): Uint8Array {
  const ends = new Uint8Array(size);
  for (let changed = true; changed;) {
    changed = false;
    for (const id of order) {
      const all = edges[id] ?? [];
      if (ends[id] || (all.length && !all.some(({ to }) => to < 0 || ends[to]))) continue;
      ends[id] = 1;
      changed = true;
    }
  }
  return ends;
}

/** Situations that can be come back to, one or more of every loop that can be left. */
function returns(graph: Graph): Set<number> {
  const { order, edges, size } = graph;
  const ends = comingToAnEnd(graph);
  const place = new Int32Array(size);
  for (const [i, id] of order.entries()) place[id] = i;
  const found = new Set<number>();
  for (const id of order)
    for (const { to } of edges[id] ?? [])
      if (to >= 0 && ends[to] && (place[to] ?? 0) >= (place[id] ?? 0)) found.add(to);
  return found;
}

function backwards({ edges }: Graph): Map<number, Stride[]> {
  const into = new Map<number, Stride[]>();
  for (const [from, all] of edges.entries())
    for (const edge of all) {
      const before = into.get(edge.to);
      if (before) before.push([from, edge]);
      else into.set(edge.to, [[from, edge]]);
    }
  return into;
}

/**
 * A way from a situation around and back to it that does not come to 0; undefined where all do, and then `even` gets
 * every situation on them.
 */
function unevenRound(
  { edges }: Graph,
  into: Map<number, Stride[]>,
  around: number,
  worth: (edge: Edge) => number,
  even: Set<number>,
): Stride[] | undefined {
  const home = new Map<number, Stride | undefined>([[around, undefined]]);
  for (const id of home.keys())
    for (const stride of into.get(id) ?? []) if (!home.has(stride[0])) home.set(stride[0], stride);
  const out = new Map<number, Stride | undefined>([[around, undefined]]);
  const sums = new Map([[around, 0]]);
  const before = (id: number): Stride[] => {
    const road: Stride[] = [];
    for (let step = out.get(id); step; step = out.get(step[0])) road.unshift(step);
    return road;
  };
  const back = (id: number): Stride[] => {
    const road: Stride[] = [];
    for (let step = home.get(id); step; step = home.get(step[1].to)) road.push(step);
    return road;
  };
  const total = (road: Stride[]) => road.reduce((sum, [, edge]) => sum + worth(edge), 0);
  for (const from of out.keys())
    for (const edge of edges[from] ?? []) {
      if (!home.has(edge.to)) continue;
      const sum = (sums.get(from) ?? 0) + worth(edge);
      const known = sums.get(edge.to);
      if (known === undefined) {
        out.set(edge.to, [from, edge]);
        sums.set(edge.to, sum);
      } else if (known !== sum) {
        // Two ways to one situation that come to different sums: with the same way home, one of them is not 0.
        const one = [...before(from), [from, edge] as const, ...back(edge.to)];
        return total(one) ? one : [...before(edge.to), ...back(edge.to)];
      }
    }
  for (const id of out.keys()) even.add(id);
  return undefined;
}

/** What an edge is worth: in all, and of each principle. */
function worths({ table }: Graph): ((edge: Edge) => number)[] {
  const of = (principle: number) => (edge: Edge) => {
    let sum = 0;
    for (const [p, mark] of edge.lane.principles) if (p === principle) sum += mark;
    for (let i = 0; i < edge.credits.length; i += 2)
      if (edge.credits[i] === principle) sum += edge.credits[i + 1] ?? 0;
    return sum;
  };
  return [(edge) => edge.marks, ...table.layout.principles.map((_, i) => of(i))];
}

/** A short road that goes around a loop and comes back with other marks, in all or of one principle. */
export function earningLoop(graph: Graph): Step[] | undefined {
  if (!graph.loops) return undefined;
  const into = backwards(graph);
  for (const worth of worths(graph)) {
    const even = new Set<number>();
    for (const around of returns(graph)) {
      if (even.has(around)) continue;
      const round = unevenRound(graph, into, around, worth, even);
      if (round) return [...(roadInto(graph, (s) => s === around) ?? []), ...stepsOf(graph, round)];
    }
  }
  return undefined;
}
