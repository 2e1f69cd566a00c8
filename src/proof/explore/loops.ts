import { forPersonality } from '#model';
import { componentsOf, type Components } from './components.ts';
import type { Edge, Graph } from './graph.ts';
import { roadInto, stepsOf, type Step } from './road.ts';

/** By situation, 1 where some road leads on to an ending, or to where nothing is open. */
export function comingToAnEnd(graph: Graph, { of, order }: Components = componentsOf(graph)): Uint8Array {
  const { begin, to } = graph;
  const ends = new Uint8Array(order.length);
  const isLed = (id: number): boolean => {
    const [first = 0, last = 0] = [begin[id], begin[id + 1]];
    for (let edge = first; edge < last; edge++) if ((to[edge] ?? -1) < 0 || ends[to[edge] ?? 0]) return true;
    return first === last;
  };
  for (let from = 0, until = 0; from < order.length; from = until) {
    let some = false;
    for (const here = of[order[from] ?? 0]; of[order[until] ?? -1] === here; until++)
      some ||= isLed(order[until] ?? 0);
    if (some) for (let i = from; i < until; i++) ends[order[i] ?? 0] = 1;
  }
  return ends;
}

/** The loops of a graph that can be left, and ways around them. */
class Loops {
  /** Of each, its situations: one that can be come back to, then the nearest from there first. */
  readonly all: number[][] = [];
  readonly #graph: Graph;
  readonly #of: Int32Array;
  /** By edge: where it starts. */
  readonly #from: Int32Array;
  /** By situation: the edge by which it is come to first, and the edge that leads back to the first one; -1 for none. */
  readonly #out: Int32Array;
  readonly #home: Int32Array;

  constructor(graph: Graph) {
    const { begin, to, size } = graph;
    const components = componentsOf(graph);
    const ends = comingToAnEnd(graph, components);
    this.#graph = graph;
    this.#of = components.of;
    this.#from = new Int32Array(to.length);
    for (let id = 0; id < size; id++) this.#from.fill(id, begin[id], begin[id + 1]);
    this.#out = new Int32Array(size).fill(-1);
    this.#home = new Int32Array(size).fill(-1);
    const into = this.#backwards();
    const outOf = to.map((_, edge) => edge);
    const known = new Set<number | undefined>();
    for (const [edge, around] of to.entries()) {
      if (around < (this.#from[edge] ?? 0) || !ends[around] || known.has(this.#of[around])) continue;
      known.add(this.#of[around]);
      this.#spread(around, this.#home, into.first, into.edges, this.#from);
      this.all.push(this.#spread(around, this.#out, begin, outOf, to));
    }
  }

  /** By situation, the edges that come to it from its own component: where those begin in a list, and the list. */
  #backwards(): { first: Int32Array; edges: Int32Array } {
    const { to, size } = this.#graph;
    const first = new Int32Array(size + 1);
    const move = (edge: number, by: number): number =>
      (first[to[edge] ?? 0] = (first[to[edge] ?? 0] ?? 0) + by);
    for (let edge = 0; edge < to.length; edge++) if (this.#stays(edge)) move(edge, 1);
    for (let id = 1; id <= size; id++) first[id] = (first[id] ?? 0) + (first[id - 1] ?? 0);
    const edges = new Int32Array(first[size] ?? 0);
    for (let edge = to.length - 1; edge >= 0; edge--) if (this.#stays(edge)) edges[move(edge, -1)] = edge;
    return { first, edges };
  }

  /** Whether an edge leads to a situation of the same component. */
  #stays(edge: number): boolean {
    const on = this.#graph.to[edge] ?? -1;
    return on >= 0 && this.#of[on] === this.#of[this.#from[edge] ?? 0];
  }

  /** Goes from one situation to all of its component, the nearest first, and notes by which edge each is come to. */
  #spread(around: number, by: Int32Array, first: Int32Array, edges: Int32Array, next: Int32Array): number[] {
    const all = [around];
    for (const id of all)
      for (let i = first[id] ?? 0; i < (first[id + 1] ?? 0); i++) {
        const edge = edges[i] ?? 0;
        const on = next[edge] ?? 0;
        if (!this.#stays(edge) || on === around || by[on] !== -1) continue;
        by[on] = edge;
        all.push(on);
      }
    return all;
  }

  /** A way around one of the loops that does not come to 0; undefined where all do. `sums` is written over. */
  uneven(loop: readonly number[], worth: ArrayLike<number>, sums: Float64Array): number[] | undefined {
    const { begin, to } = this.#graph;
    sums[loop[0] ?? 0] = 0;
    for (const id of loop)
      for (let edge = begin[id] ?? 0; edge < (begin[id + 1] ?? 0); edge++) {
        if (!this.#stays(edge)) continue;
        const on = to[edge] ?? 0;
        const sum = (sums[id] ?? 0) + (worth[edge] ?? 0);
        if (this.#out[on] === edge) sums[on] = sum;
        else if (sums[on] !== sum) {
          // Two ways to one situation that come to different sums: with the same way home, one of them is not 0.
          const one = [
            ...this.#way(id, this.#out, this.#from).reverse(),
            edge,
            ...this.#way(on, this.#home, to),
          ];
          const total = one.reduce((all, by) => all + (worth[by] ?? 0), 0);
          return total
            ? one
            : [...this.#way(on, this.#out, this.#from).reverse(), ...this.#way(on, this.#home, to)];
        }
      }
    return undefined;
  }

  /** The edges that lead on from a situation, each to where the next one is noted. */
  #way(id: number, by: Int32Array, next: Int32Array): number[] {
    const way: number[] = [];
    for (let edge = by[id] ?? -1; edge >= 0; edge = by[next[edge] ?? -1] ?? -1) way.push(edge);
    return way;
  }

  /** Edges with where they start. */
  strides(edges: readonly number[]): (readonly [from: number, edge: Edge])[] {
    return edges.flatMap((edge) => {
      const from = this.#from[edge] ?? 0;
      const here = this.#graph.edgesOf(from).find(({ index }) => index === edge);
      return here ? [[from, here] as const] : [];
    });
  }
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

const known = new WeakMap<Graph, Step[] | undefined>();

/** A short road that goes around a loop and comes back with other marks, in all or of one principle. */
export function earningLoop(graph: Graph): Step[] | undefined {
  if (graph.loops && !known.has(graph)) known.set(graph, earningRoad(graph));
  return known.get(graph);
}

function earningRoad(graph: Graph): Step[] | undefined {
  const loops = new Loops(graph);
  const sums = new Float64Array(graph.size);
  for (const marks of [graph.marks, ...principleMarks(graph).values()])
    for (const loop of loops.all) {
      const round = loops.uneven(loop, marks, sums);
      if (round)
        return [...(roadInto(graph, (s) => s === loop[0]) ?? []), ...stepsOf(graph, loops.strides(round))];
    }
  return undefined;
}
