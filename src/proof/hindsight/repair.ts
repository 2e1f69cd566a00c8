import type { Graph } from '../explore/graph.ts';
import type { Lane } from '../explore/lanes.ts';

/** One step of a road: the lane it goes, the situation it leads on from, and its marks. */
interface Taken {
  lane: Lane;
  from: number;
  marks: number;
}

const closed = -Infinity;

/**
 * The most marks still to be had from every situation, given what each edge is worth: on the learner's own edges (1),
 * and after another on what `fewer` says of where it leads (nowhere without); -Infinity where there is no such road.
 */
function mostMarks(graph: Graph, worth: Float64Array, own: Uint8Array, fewer?: Float64Array): Float64Array {
  const { begin, to, size, loops } = graph;
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

/**
 * The road from the start that is `enough` with the fewest lanes that are not the learner's `own`, and among those the
 * one with the most marks. There has to be one. `worth` is -Infinity for edges that may not be taken.
 */
export function repairOf(
  graph: Graph,
  own: ReadonlySet<Lane>,
  worth: Float64Array,
  enough: (marks: number) => boolean,
): Taken[] {
  const { begin, to, size, first, loops, table } = graph;
  const { lanes } = table.plan;
  const isOwn = Uint8Array.from(lanes, (lane) => Number(own.has(lane)));
  const free = new Uint8Array(graph.lane.length);
  for (let edge = 0; edge < free.length; edge++) free[edge] = isOwn[graph.lane[edge] ?? 0] ?? 0;
  // With no change, with at most one, two, …
  const layers: Float64Array[] = [];
  do layers.push(mostMarks(graph, worth, free, layers.at(-1)));
  while (!enough(layers.at(-1)?.[first] ?? closed));

  // Along edges that gather what the last layer promises, each change going one layer down: by the shortest of such
  // roads where there are loops, else by the first.
  const start = (layers.length - 1) * size + first;
  const came = new Map<number, (Taken & { before: number }) | undefined>([[start, undefined]]);
  const next = [start];
  for (let at = next.pop(); at !== undefined; at = loops ? next.shift() : next.pop()) {
    const from = at % size;
    const layer = (at - from) / size;
    for (let edge = begin[from] ?? 0; edge < (begin[from + 1] ?? 0); edge++) {
      const below = free[edge] ? layer : layer - 1;
      const [on, marks] = [to[edge] ?? 0, worth[edge] ?? closed];
      const then = on < 0 ? 0 : (layers[below]?.[on] ?? closed);
      const lane = lanes[graph.lane[edge] ?? 0];
      if (below < 0 || !lane || marks + then !== layers[layer]?.[from]) continue;
      const step = { lane, from, marks, before: at };
      if (on < 0) {
        const road: Taken[] = [step];
        for (let back = came.get(at); back; back = came.get(back.before)) road.unshift(back);
        return road;
      }
      const place = below * size + on;
      if (came.has(place)) continue;
      came.set(place, step);
      next.push(place);
    }
  }
  return [];
}
