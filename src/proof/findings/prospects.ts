import type { Edge, Graph } from '../explore/graph.ts';
import { losing, passing } from './passing.ts';
import type { Outlook } from '../explore/outlook.ts';

/** Averages along loops are near enough where another round changes no more than this. */
const negligible = 1e-13;
const patient = 10_000;

/** What blind play adds up to from every situation on. */
function averages({ order, edges, size, loops }: Graph, worth: (edge: Edge) => number): Float64Array {
  const values = new Float64Array(size);
  for (let round = 0, moved = 1; moved > negligible && round < patient; round++) {
    moved = 0;
    for (const id of order) {
      let [sum, ways] = [0, 0];
      for (const edge of edges[id] ?? []) {
        const then = edge.to < 0 ? 0 : (values[edge.to] ?? 0);
        sum += edge.lane.way.ways * (worth(edge) + then);
        ways += edge.lane.way.ways;
      }
      const value = ways ? sum / ways : 0;
      if (loops) moved = Math.max(moved, Math.abs(value - (values[id] ?? 0)));
      values[id] = value;
    }
  }
  return values;
}

/**
 * What there is to hope and to fear from every situation on: by best play, and by blind play. The chance of passing
 * depends on the marks one comes with, so it stands for each of the marks that roads without breach come with.
 */
export class Prospects {
  readonly #outlook: Outlook;
  readonly #mean: Float64Array;
  readonly #lost: Float64Array;
  readonly #isLost: (to: number) => boolean;
  readonly #passes: (to: number, marks: number) => boolean;
  /** By situation: the least and the most marks of roads without breach, and where the cells for those begin. */
  readonly #low: Int32Array;
  readonly #high: Int32Array;
  readonly #cells: Int32Array;
  /** By cell: 1 where a road comes with just these marks, and the chance of passing then. */
  readonly #come: Uint8Array;
  readonly #pass: Float64Array;

  constructor(outlook: Outlook) {
    const { graph } = outlook;
    this.#outlook = outlook;
    this.#isLost = losing(outlook);
    this.#passes = passing(outlook);
    this.#mean = averages(graph, (edge) => edge.marks);
    this.#lost = averages(graph, ({ to }) => (to < 0 && this.#isLost(to) ? 1 : 0));
    this.#low = new Int32Array(graph.size).fill(1);
    this.#high = new Int32Array(graph.size);
    this.#spread();
    this.#cells = new Int32Array(graph.size + 1);
    for (let id = 0; id < graph.size; id++)
      this.#cells[id + 1] = (this.#cells[id] ?? 0) + (this.#high[id] ?? 0) - (this.#low[id] ?? 0) + 1;
    this.#come = new Uint8Array(this.#cells[graph.size] ?? 0);
    this.#pass = new Float64Array(this.#come.length);
    this.#arrive();
    this.#hope();
  }

  /** Whether one way on is better than another in something, and worse in something, with whatever marks one comes. */
  compare(a: Edge, b: Edge, situation: number): { better: boolean; worse: boolean } {
    const { max } = this.#outlook;
    const gains = [
      a.marks + this.#after(a, max) - b.marks - this.#after(b, max),
      a.marks + this.#after(a, this.#mean) - b.marks - this.#after(b, this.#mean),
      this.#losing(b) - this.#losing(a),
      ...this.#marksAt(situation).map((marks) => this.#hopeOf(a, marks) - this.#hopeOf(b, marks)),
    ];
    const margin = 1e-9;
    return { better: gains.some((x) => x > margin), worse: gains.some((x) => x < -margin) };
  }

  /** The marks that roads without breach can come with. */
  #marksAt(situation: number): number[] {
    const [from = 0, until = 0] = [this.#cells[situation], this.#cells[situation + 1]];
    const marks: number[] = [];
    for (let cell = from; cell < until; cell++)
      if (this.#come[cell]) marks.push(cell - from + (this.#low[situation] ?? 0));
    return marks;
  }

  #after({ to }: Edge, values: Float64Array): number {
    return to < 0 ? 0 : (values[to] ?? 0);
  }
  #losing({ to }: Edge): number {
    return to < 0 ? Number(this.#isLost(to)) : (this.#lost[to] ?? 0);
  }
  /** The chance of passing after a way that is taken with so many marks. */
  #hopeOf({ lane, to, marks }: Edge, before: number): number {
    if (lane.breach) return 0;
    if (to < 0) return Number(this.#passes(to, before + marks));
    return this.#pass[(this.#cells[to] ?? 0) + before + marks - (this.#low[to] ?? 0)] ?? 0;
  }

  /** Goes over all edges without breach, from the start on, until that changes nothing any more. */
  #onwards(go: (edge: Edge, from: number) => boolean): void {
    const { order, edges, loops } = this.#outlook.graph;
    for (let changed = true; changed;) {
      changed = false;
      for (let i = order.length - 1; i >= 0; i--) {
        const from = order[i] ?? 0;
        if ((this.#low[from] ?? 0) > (this.#high[from] ?? 0)) continue;
        for (const edge of edges[from] ?? [])
          if (edge.to >= 0 && !edge.lane.breach && go(edge, from)) changed = loops;
      }
    }
  }
  #spread(): void {
    const [low, high] = [this.#low, this.#high];
    low[this.#outlook.graph.first] = 0;
    this.#onwards(({ to, marks }, from) => {
      const [l, h] = [(low[from] ?? 0) + marks, (high[from] ?? 0) + marks];
      const isNew = (low[to] ?? 0) > (high[to] ?? 0);
      if (!isNew && l >= (low[to] ?? 0) && h <= (high[to] ?? 0)) return false;
      low[to] = isNew ? l : Math.min(l, low[to] ?? 0);
      high[to] = isNew ? h : Math.max(h, high[to] ?? 0);
      return true;
    });
  }
  #arrive(): void {
    const come = this.#come;
    const { first } = this.#outlook.graph;
    come[(this.#cells[first] ?? 0) - (this.#low[first] ?? 0)] = 1;
    this.#onwards(({ to, marks }, from) => {
      const [start = 0, end = 0] = [this.#cells[from], this.#cells[from + 1]];
      const into = (this.#cells[to] ?? 0) + (this.#low[from] ?? 0) + marks - (this.#low[to] ?? 0) - start;
      let isNew = false;
      for (let cell = start; cell < end; cell++)
        if (come[cell] && !come[cell + into]) {
          come[cell + into] = 1;
          isNew = true;
        }
      return isNew;
    });
  }
  #hope(): void {
    const { order, edges, loops } = this.#outlook.graph;
    for (let round = 0, moved = 1; moved > negligible && round < patient; round++) {
      moved = 0;
      for (const id of order) {
        const all = edges[id] ?? [];
        const ways = all.reduce((sum, { lane }) => sum + lane.way.ways, 0);
        const [start = 0, end = 0] = [this.#cells[id], this.#cells[id + 1]];
        for (let cell = start; cell < end; cell++) {
          if (!this.#come[cell]) continue;
          let sum = 0;
          for (const edge of all)
            sum += edge.lane.way.ways * this.#hopeOf(edge, cell - start + (this.#low[id] ?? 0));
          if (loops) moved = Math.max(moved, Math.abs(sum / ways - (this.#pass[cell] ?? 0)));
          this.#pass[cell] = sum / ways;
        }
      }
    }
  }
}
