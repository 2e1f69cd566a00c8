import type { Place, Program, Way } from '#engine';
import type { Bounds } from '#model';
import { Graph, stateBudget, type Edge } from './graph.ts';
import { earningLoop } from './loops.ts';
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

/** What can still be had from every situation of one program: marks in all, and the ways that lead to them. */
export class Outlook {
  readonly graph: Graph;
  /** By situation; -Infinity and Infinity where no ending can be come to. */
  readonly min: Float64Array;
  readonly max: Float64Array;

  /** @throws BeyondBudget, Unbounded */
  constructor(program: Program, budget = stateBudget) {
    this.graph = new Graph(program, budget);
    if (!this.graph.complete)
      throw new BeyondBudget(
        `has more than ${String(budget)} situations; use fewer meters in conditions, or fewer promises`,
      );
    if (earningLoop(this.graph))
      throw new Unbounded(
        'has a loop that earns or loses marks every time around; give it a way to wear out',
      );
    this.min = this.settle(Infinity, (edge, then) => edge.marks + then, Math.min);
    this.max = this.settle(-Infinity, (edge, then) => edge.marks + then, Math.max);
  }

  /** One value for every situation, gathered from the ends backwards; with loops, until nothing changes. */
  settle(
    empty: number,
    along: (edge: Edge, then: number) => number,
    choose: (a: number, b: number) => number,
  ): Float64Array {
    const { graph } = this;
    const values = new Float64Array(graph.size).fill(empty);
    for (let round = 0; round <= graph.size; round++) {
      let changed = false;
      for (const id of graph.order) {
        let value = empty;
        for (const edge of graph.edges[id] ?? []) {
          const then = edge.to < 0 ? 0 : (values[edge.to] ?? empty);
          if (then !== empty) value = choose(value, along(edge, then));
        }
        if (value !== values[id]) {
          values[id] = value;
          changed = true;
        }
      }
      if (!changed || !graph.loops) break;
    }
    return values;
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
    return this.graph.edges[id]?.find((e) => e.marks + (e.to < 0 ? 0 : (values[e.to] ?? NaN)) === values[id]);
  }

  /** The least and the most marks of each principle, by index of the layout's principles. */
  principles(): { min: number; max: number }[] {
    return this.graph.table.layout.principles.map((_, principle) => {
      const along = ({ lane, credits }: Edge, then: number) => {
        let sum = then;
        for (const [p, mark] of lane.principles) if (p === principle) sum += mark;
        for (let i = 0; i < credits.length; i += 2) if (credits[i] === principle) sum += credits[i + 1] ?? 0;
        return sum;
      };
      const { first } = this.graph;
      return {
        min: this.settle(Infinity, along, Math.min)[first] ?? 0,
        max: this.settle(-Infinity, along, Math.max)[first] ?? 0,
      };
    });
  }
}

/** The exact worst and best marks that this program makes reachable, in all and by principle. @throws BeyondBudget, Unbounded */
export function boundsOf(program: Program): Bounds {
  const outlook = new Outlook(program);
  const { first, table } = outlook.graph;
  const ranges = outlook.principles();
  const principles = table.layout.principles.map((id, i) => [id, ranges[i]] as const);
  return {
    min: outlook.min[first] ?? 0,
    max: outlook.max[first] ?? 0,
    principles: Object.fromEntries(principles.sort(([a], [b]) => (a < b ? -1 : 1))) as Bounds['principles'],
  };
}

/** The best road from the start: answers, and the nodes they are given at. @throws BeyondBudget, Unbounded */
export function bestRoad(program: Program): Step[] {
  return new Outlook(program).best();
}
