import type { Graph } from './graph.ts';

/** Situations that lead to each other are one component. */
export interface Components {
  /** By situation: its component. */
  of: Int32Array;
  /** All situations, one component after the other; whatever a component leads to comes before it. */
  order: Int32Array;
}

/** The components of a graph (Tarjan's algorithm, on a stack of its own). */
export function componentsOf({ begin, to, size }: Graph): Components {
  const of = new Int32Array(size).fill(-1);
  const order = new Int32Array(size);
  /** By situation: when it was come to, from 1 on; the earliest that it leads back to; its next edge. */
  const when = new Int32Array(size);
  const back = new Int32Array(size);
  const next = begin.slice(0, size);
  /** The road to where we are, and what has no component yet. */
  const road = new Int32Array(size);
  const open = new Int32Array(size);
  let [depth, opened, clock, done, count] = [-1, 0, 0, 0, 0];
  const come = (id: number) => {
    when[id] = back[id] = ++clock;
    road[++depth] = id;
    open[opened++] = id;
  };
  const leave = (id: number) => {
    depth--;
    if (back[id] === when[id]) {
      let last;
      do {
        last = open[--opened] ?? id;
        of[last] = count;
        order[done++] = last;
      } while (last !== id);
      count++;
    } else if (depth >= 0) {
      const before = road[depth] ?? 0;
      back[before] = Math.min(back[before] ?? 0, back[id] ?? 0);
    }
  };
  for (let root = 0; root < size; root++) {
    if (!when[root]) come(root);
    while (depth >= 0) {
      const id = road[depth] ?? 0;
      const edge = next[id] ?? 0;
      if (edge === begin[id + 1]) {
        leave(id);
        continue;
      }
      next[id] = edge + 1;
      const on = to[edge] ?? -1;
      if (on < 0) continue;
      if (!when[on]) come(on);
      else if (of[on] === -1) back[id] = Math.min(back[id] ?? 0, when[on] ?? 0);
    }
  }
  return { of, order };
}
