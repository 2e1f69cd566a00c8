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

/** The edges of roads that can pass, laid flat, for they are gone over many times. */
export interface Flat {
  /** Situations, whatever one leads to before it, but for loops; and where the edges of each begin. */
  order: readonly number[];
  begin: Int32Array;
  to: Int32Array;
  marks: Int32Array;
  /** 1 where the edge is the learner's own. */
  own: Uint8Array;
  loops: boolean;
}

/** Lays the edges flat that neither breach integrity nor lose the customer. */
export function laidFlat(outlook: Outlook, own: ReadonlySet<Edge['lane']>): Flat {
  const { order, edges, size, loops } = outlook.graph;
  const spoils = spoiling(outlook);
  let count = 0;
  for (const all of edges) count += all.length;
  const flat: Flat = {
    order,
    begin: new Int32Array(size + 1),
    to: new Int32Array(count),
    marks: new Int32Array(count),
    own: new Uint8Array(count),
    loops,
  };
  let n = 0;
  for (let i = 0; i < size; i++) {
    for (const edge of edges[order[i] ?? 0] ?? []) {
      if (spoils(edge)) continue;
      flat.to[n] = edge.to;
      flat.marks[n] = edge.marks;
      flat.own[n++] = Number(own.has(edge.lane));
    }
    flat.begin[i + 1] = n;
  }
  return flat;
}

/**
 * The most marks still to be had from every situation on the learner's own edges, and after another on what
 * `fewer` says of where it leads (nowhere without); -Infinity where there is no such road.
 */
function mostMarks({ order, begin, to, marks, own, loops }: Flat, fewer?: Float64Array): Float64Array {
  const most = new Float64Array(order.length).fill(closed);
  for (let round = 0, changed = true; changed && round <= order.length; round++) {
    changed = false;
    for (let i = 0, n = 0; i < order.length; i++) {
      let value = closed;
      for (const end = begin[i + 1] ?? 0; n < end; n++) {
        const then = own[n] ? most : fewer;
        const on = to[n] ?? 0;
        const all = then ? (marks[n] ?? 0) + (on < 0 ? 0 : (then[on] ?? closed)) : closed;
        if (all > value) value = all;
      }
      const id = order[i] ?? 0;
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
  const spoils = spoiling(outlook);
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
    for (const edge of graph.edges[from] ?? []) {
      const below = own.has(edge.lane) ? layer : layer - 1;
      const then = edge.to < 0 ? 0 : layers[below]?.[edge.to];
      if (below < 0 || spoils(edge) || edge.marks + (then ?? closed) !== layers[layer]?.[from]) continue;
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
