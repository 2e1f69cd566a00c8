import type { Place, Program, Way } from '#engine';
import type { Bounds } from '#model';
import { Graph, stateBudget, type Edge } from './graph.ts';
import { earningLoop, principleMarks } from './loops.ts';
import { roadAlong, roadTo, type Step } from './road.ts';

/** A scenario is too large to be explored exactly. */
export class BeyondBudget extends Error {
  override name = 'BeyondBudget';
}

/** A loop earns or loses marks every time around, so that no best or worst exists. */
export class Unbounded extends Error {
  override name = 'Unbounded';
}

/** The range of marks still to be had from somewhere, and the way that starts the best of it. */
interface Ahead {
  min: number;
  max: number;
  best: Way | undefined;
}
const nothing: Ahead = { min: 0, max: 0, best: undefined };

/**
 * The least or the most that edges add up to, from every situation to an end, given what each edge is worth (an
 * edge of infinite worth is never taken). With loops, gathered until nothing changes.
 */
export function settled(
  { begin, to, size, loops }: Graph,
  worth: Int32Array | Float64Array,
  most: boolean,
): Float64Array {
  const empty = most ? -Infinity : Infinity;
  const values = new Float64Array(size).fill(empty);
  for (let round = 0; round <= size; round++) {
    let changed = false;
    for (let id = 0, edge = 0; id < size; id++) {
      let value = empty;
      for (const end = begin[id + 1] ?? 0; edge < end; edge++) {
        const on = to[edge] ?? 0;
        const all = (worth[edge] ?? 0) + (on < 0 ? 0 : (values[on] ?? 0));
        if (most ? all > value : all < value) value = all;
      }
      if (value !== values[id]) {
        values[id] = value;
        changed = true;
      }
    }
    if (!changed || !loops) break;
  }
  return values;
}

/** What can still be had from every situation of one program: marks in all, and the ways that lead to them. */
export class Outlook {
  readonly graph: Graph;
  /** By situation; -Infinity and Infinity where no ending can be come to. */
  readonly min: Float64Array;
  readonly max: Float64Array;

  /** @throws BeyondBudget, Unbounded */
  constructor(program: Program, budget = stateBudget, graph = new Graph(program, budget)) {
    this.graph = graph;
    if (!graph.complete)
      throw new BeyondBudget(
        `has more than ${String(budget)} situations; use fewer meters in conditions, or fewer promises`,
      );
    if (earningLoop(graph))
      throw new Unbounded(
        'has a loop that earns or loses marks every time around; give it a way to wear out',
      );
    this.min = settled(graph, graph.marks, false);
    this.max = settled(graph, graph.marks, true);
  }

  /** What is still to be had from a place. */
  ahead(place: Place): Ahead {
    const id = this.graph.find(place);
    if (id < 0) return nothing;
    return { min: this.min[id] ?? 0, max: this.max[id] ?? 0, best: this.bestOf(id)?.lane.way };
  }

  /** The edge that starts the best of what is ahead. */
  bestOf(id: number): Edge | undefined {
    return this.#towards(id, this.max);
  }
  worstOf(id: number): Edge | undefined {
    return this.#towards(id, this.min);
  }

  /** The road to the most (or the fewest) marks: the first of the best ways at every step; the shortest, with loops. */
  best(): Step[] {
    return this.#road(this.max, (id) => this.bestOf(id));
  }
  worst(): Step[] {
    return this.#road(this.min, (id) => this.worstOf(id));
  }

  #road(values: Float64Array, next: (id: number) => Edge | undefined): Step[] {
    const { graph } = this;
    if (!graph.loops) return roadAlong(graph, next);
    const keeps = ({ to, marks }: Edge, from: number) =>
      marks + (to < 0 ? 0 : (values[to] ?? NaN)) === values[from];
    return roadTo(graph, (edge, from) => edge.to < 0 && keeps(edge, from), keeps) ?? [];
  }

  #towards(id: number, values: Float64Array): Edge | undefined {
    return this.graph
      .edgesOf(id)
      .find((e) => e.marks + (e.to < 0 ? 0 : (values[e.to] ?? NaN)) === values[id]);
  }

  /** The least and the most marks of each principle that this customer's marks speak of. */
  principles(): Bounds['principles'] {
    const { first } = this.graph;
    const worths = [...principleMarks(this.graph)].sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(
      worths.map(([id, worth]) => {
        const [min, max] = [settled(this.graph, worth, false), settled(this.graph, worth, true)];
        return [id, { min: min[first] ?? 0, max: max[first] ?? 0 }];
      }),
    ) as Bounds['principles'];
  }
}

/** The exact worst and best marks that are ahead from the start, in all and by principle. */
export function rangeOf(outlook: Outlook): Bounds {
  const { first } = outlook.graph;
  return { min: outlook.min[first] ?? 0, max: outlook.max[first] ?? 0, principles: outlook.principles() };
}

/** The exact worst and best marks that this program makes reachable, in all and by principle. @throws BeyondBudget, Unbounded */
export function boundsOf(program: Program): Bounds {
  return rangeOf(new Outlook(program));
}

/** The best road from the start: answers, and the nodes they are given at. @throws BeyondBudget, Unbounded */
export function bestRoad(program: Program): Step[] {
  return new Outlook(program).best();
}
