import { losing } from '../findings/passing.ts';
import type { Edge } from '../explore/graph.ts';
import type { Outlook } from '../explore/outlook.ts';

/** One step of a road: an edge, and the situation it leads on from. */
interface Taken {
  edge: Edge;
  from: number;
}

const closed = -Infinity;

/** Whether a road along this edge can no longer pass, whatever its marks. */
function spoiling(outlook: Outlook): (edge: Edge) => boolean {
  const isLost = losing(outlook);
  return ({ lane, to }) => lane.breach || (to < 0 && isLost(to));
}

/** The most marks still to be had from every situation without a breach and without losing the customer; -Infinity where there is no such road. */
export function soundMarks(outlook: Outlook): Float64Array {
  const spoils = spoiling(outlook);
  return outlook.settle(closed, (edge, then) => (spoils(edge) ? closed : edge.marks + then), Math.max);
}

/**
 * The road from the start that is `enough` with the fewest edges that are not the learner's `own`, and among those
 * the one with the most marks. There has to be one.
 */
export function repairOf(
  outlook: Outlook,
  own: ReadonlySet<Edge['lane']>,
  enough: (marks: number) => boolean,
): Taken[] {
  const { first } = outlook.graph;
  const spoils = spoiling(outlook);
  // The most marks from every situation with no change, with at most one, two, …
  const layers: Float64Array[] = [];
  do {
    const fewer = layers.at(-1);
    const along = (edge: Edge, then: number) => {
      if (spoils(edge)) return closed;
      if (own.has(edge.lane)) return edge.marks + then;
      return fewer ? edge.marks + (edge.to < 0 ? 0 : (fewer[edge.to] ?? closed)) : closed;
    };
    layers.push(outlook.settle(closed, along, Math.max));
  } while (!enough(layers.at(-1)?.[first] ?? closed));
  return shortestAlong(outlook, layers, (edge) => (spoils(edge) ? undefined : !own.has(edge.lane)));
}

/** The shortest of the roads that gather what the last layer promises at the start, each change going one layer down. */
function shortestAlong(
  { graph }: Outlook,
  layers: readonly Float64Array[],
  changes: (edge: Edge) => boolean | undefined,
): Taken[] {
  const start = (layers.length - 1) * graph.size + graph.first;
  const came = new Map<number, (Taken & { before: number }) | undefined>([[start, undefined]]);
  for (const at of came.keys()) {
    const from = at % graph.size;
    const layer = (at - from) / graph.size;
    for (const edge of graph.edges[from] ?? []) {
      const changed = changes(edge);
      const next = layer - Number(changed);
      if (changed === undefined || next < 0) continue;
      const then = edge.to < 0 ? 0 : (layers[next]?.[edge.to] ?? closed);
      if (edge.marks + then !== layers[layer]?.[from]) continue;
      const step = { edge, from, before: at };
      if (edge.to < 0) {
        const road: Taken[] = [step];
        for (let back = came.get(at); back; back = came.get(back.before)) road.unshift(back);
        return road;
      }
      if (!came.has(next * graph.size + edge.to)) came.set(next * graph.size + edge.to, step);
    }
  }
  return [];
}
