import type { Edge, Graph } from '../explore/graph.ts';
import type { Outlook } from '../explore/outlook.ts';
import { faultless } from '../findings/passing.ts';

/** One step of a road: an edge, and the situation it leads on from. */
interface Taken {
  edge: Edge;
  from: number;
}

const closed = -Infinity;

/** The edges of roads that can pass. */
export interface Flat {
  graph: Graph;
  /** By edge: its marks; -Infinity where it breaches integrity or loses the customer. */
  worth: Float64Array;
  /** By edge: 1 where it is the learner's own. */
  own: Uint8Array;
}

/** Tells the edges apart that can be on a road that passes, and those that are the learner's own. */
export function laidFlat({ graph }: Outlook, own: ReadonlySet<Edge['lane']>): Flat {
  const mine = Uint8Array.from(graph.table.plan.lanes, (lane) => Number(own.has(lane)));
  return { graph, worth: faultless(graph), own: Uint8Array.from(graph.lane, (lane) => mine[lane] ?? 0) };
}

/**
 * The most marks still to be had from every situation on the learner's own edges, and after another on what
 * `fewer` says of where it leads (nowhere without); -Infinity where there is no such road.
 */
function mostMarks(
  { graph: { size, begin, to, loops }, worth, own }: Flat,
  fewer?: Float64Array,
): Float64Array {
  const most = new Float64Array(size).fill(closed);
  for (let round = 0, changed = true; changed && round <= size; round++) {
    changed = false;
    for (let id = 0, edge = 0; id < size; id++) {
      let value = closed;
      for (const end = begin[id + 1] ?? 0; edge < end; edge++) {
        const then = own[edge] ? most : fewer;
        const on = to[edge] ?? 0;
        const all = then ? (worth[edge] ?? 0) + (on < 0 ? 0 : (then[on] ?? closed)) : closed;
        if (all > value) value = all;
      }
      if (value === most[id]) continue;
      most[id] = value;
      changed = loops;
    }
  }
  return most;
}

/** The most marks still to be had from every situation, whoever's the edges are; -Infinity where no road can pass. */
export function soundMarks(flat: Flat): Float64Array {
  return mostMarks({ ...flat, own: flat.own.map(() => 1) });
}

/**
 * The road from the start that is `enough` with the fewest edges that are not the learner's `own`, and among those
 * the one with the most marks. There has to be one.
 */
export function repairOf(
  outlook: Outlook,
  own: ReadonlySet<Edge['lane']>,
  flat: Flat,
  enough: (marks: number) => boolean,
): Taken[] {
  const { graph } = outlook;
  // With no change, with at most one, two, …
  const layers: Float64Array[] = [];
  do layers.push(mostMarks(flat, layers.at(-1)));
  while (!enough(layers.at(-1)?.[graph.first] ?? closed));

  // Along edges that gather what the last layer promises, each change going one layer down: by the shortest of such
  // roads where there are loops, else by the first.
  const start = (layers.length - 1) * graph.size + graph.first;
  const came = new Map<number, (Taken & { before: number }) | undefined>([[start, undefined]]);
  const next = [start];
  for (let at = next.pop(); at !== undefined; at = graph.loops ? next.shift() : next.pop()) {
    const from = at % graph.size;
    const layer = (at - from) / graph.size;
    for (const edge of graph.edgesOf(from)) {
      const below = own.has(edge.lane) ? layer : layer - 1;
      const then = edge.to < 0 ? 0 : layers[below]?.[edge.to];
      if (below < 0 || (flat.worth[edge.index] ?? closed) + (then ?? closed) !== layers[layer]?.[from])
        continue;
      const step = { edge, from, before: at };
      if (edge.to < 0) {
        const road: Taken[] = [step];
        for (let back = came.get(at); back; back = came.get(back.before)) road.unshift(back);
        return road;
      }
      const to = below * graph.size + edge.to;
      if (came.has(to)) continue;
      came.set(to, step);
      next.push(to);
    }
  }
  return [];
}
