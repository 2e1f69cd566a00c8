import { forPersonality } from '#model';
import type { Edge, Graph } from './graph.ts';
import { roadInto, stepsOf, type Step } from './road.ts';

type Stride = readonly [from: number, edge: Edge];

/** By situation, 1 where some road leads on to an ending, or to where nothing is open. */
export function comingToAnEnd({ edges, size }: Graph): Uint8Array {
  const ends = new Uint8Array(size);
  for (let changed = true; changed;) {
    changed = false;
    for (const [id, all] of edges.entries()) {
      if (ends[id] || (all.length && !all.some(({ to }) => to < 0 || ends[to]))) continue;
      ends[id] = 1;
      changed = true;
    }
  }
  return ends;
}

/** Situations that can be come back to, one or more of every loop that can be left. */
function returns(graph: Graph): Set<number> {
  const ends = comingToAnEnd(graph);
  const found = new Set<number>();
  for (const [id, all] of graph.edges.entries())
    for (const { to } of all) if (to >= id && ends[to]) found.add(to);
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

/** By principle that a customer's marks speak of: the marks of every edge. */
export function principleMarks({ table, lane, sequel, to }: Graph): Map<string, Float64Array> {
  const { plan, program, sequels } = table;
  const worths = new Map<string, Float64Array>();
  const worthOf = (id: string) => {
    const known = worths.get(id) ?? new Float64Array(to.length);
    worths.set(id, known);
    return known;
  };
  for (const { principle } of Object.values(program.scenario.promises)) worthOf(principle);
  const written = plan.lanes.map(({ way }) =>
    way.move.effects.flatMap(({ marks }) => Object.entries(forPersonality(marks, program.who.personality))),
  );
  for (const marks of written) for (const [id] of marks) worthOf(id);
  for (let edge = 0; edge < to.length; edge++)
    for (const [id, mark] of [
      ...(written[lane[edge] ?? 0] ?? []),
      ...(sequels.all[sequel[edge] ?? 0]?.credits ?? []),
    ]) {
      const worth = worthOf(id);
      worth[edge] = (worth[edge] ?? 0) + mark;
    }
  return worths;
}

/** A short road that goes around a loop and comes back with other marks, in all or of one principle. */
export function earningLoop(graph: Graph): Step[] | undefined {
  if (!graph.loops) return undefined;
  const into = backwards(graph);
  for (const marks of [graph.marks, ...principleMarks(graph).values()]) {
    const worth = (edge: Edge) => marks[edge.index] ?? 0;
    const even = new Set<number>();
    for (const around of returns(graph)) {
      if (even.has(around)) continue;
      const round = unevenRound(graph, into, around, worth, even);
      if (round) return [...(roadInto(graph, (s) => s === around) ?? []), ...stepsOf(graph, round)];
    }
  }
  return undefined;
}
