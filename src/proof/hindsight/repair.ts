import { losing } from '../findings/passing.ts';
import type { Edge } from '../explore/graph.ts';
import type { Outlook } from '../explore/outlook.ts';

/** One step of a road: an edge, and the situation it leads on from. */
interface Taken {
  edge: Edge;
  from: number;
}
type Test = (edge: Edge) => boolean;

const closed = -Infinity;

/** Whether a road along this edge can no longer pass, whatever its marks. */
function spoiling(outlook: Outlook): Test {
  const isLost = losing(outlook);
  return ({ lane, to }) => lane.breach || (to < 0 && isLost(to));
}

/**
 * The most marks still to be had from every situation on edges that are free, and after one that is not on what
 * `fewer` says of where it leads (nowhere without); -Infinity where there is no such road.
 */
function mostMarks({ graph }: Outlook, spoils: Test, free: Test, fewer?: Float64Array): Float64Array {
  const most = new Float64Array(graph.size).fill(closed);
  for (let round = 0, changed = true; changed && round <= graph.size; round++) {
    changed = false;
    for (const id of graph.order) {
      let value = closed;
      for (const edge of graph.edges[id] ?? []) {
        if (spoils(edge)) continue;
        const then = free(edge) ? most : fewer;
        const marks = then ? edge.marks + (edge.to < 0 ? 0 : (then[edge.to] ?? closed)) : closed;
        if (marks > value) value = marks;
      }
      if (value === most[id]) continue;
      most[id] = value;
      changed = graph.loops;
    }
  }
  return most;
}

/** The most marks still to be had from every situation without a breach and without losing the customer; -Infinity where there is no such road. */
export function soundMarks(outlook: Outlook): Float64Array {
  return mostMarks(outlook, spoiling(outlook), () => true);
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
  const { graph } = outlook;
  const spoils = spoiling(outlook);
  // With no change, with at most one, two, …
  const layers: Float64Array[] = [];
  do layers.push(mostMarks(outlook, spoils, ({ lane }) => own.has(lane), layers.at(-1)));
  while (!enough(layers.at(-1)?.[graph.first] ?? closed));

  // The shortest of the roads that gather what the last layer promises, each change going one layer down.
  const start = (layers.length - 1) * graph.size + graph.first;
  const came = new Map<number, (Taken & { before: number }) | undefined>([[start, undefined]]);
  for (const at of came.keys()) {
    const from = at % graph.size;
    const layer = (at - from) / graph.size;
    for (const edge of graph.edges[from] ?? []) {
      const next = own.has(edge.lane) ? layer : layer - 1;
      const then = edge.to < 0 ? 0 : layers[next]?.[edge.to];
      if (next < 0 || spoils(edge) || edge.marks + (then ?? closed) !== layers[layer]?.[from]) continue;
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
