import type { Graph } from '../explore/graph.ts';
import { losing, passing } from './passing.ts';
import type { Outlook } from '../explore/outlook.ts';

/** Averages along loops are near enough where another round changes no more than this. */
const negligible = 1e-13;
const patient = 10_000;
const margin = 1e-9;

/** Two ways on from one situation compared: whether the first is better than the second in something, and worse. */
export interface Compared {
  better: boolean;
  worse: boolean;
}
/** Compares two edges of a situation in one respect, with whatever marks one comes. */
export type Respect = (a: number, b: number, situation: number, so: Compared) => void;

function note(so: Compared, gain: number): void {
  if (gain > margin) so.better = true;
  else if (gain < -margin) so.worse = true;
}

/** What blind play adds up to from every situation on. */
function averages(
  { begin, to, size, loops }: Graph,
  ways: Int32Array,
  worth: ArrayLike<number>,
): Float64Array {
  const values = new Float64Array(size);
  for (let round = 0, moved = 1; moved > negligible && round < patient; round++) {
    moved = 0;
    for (let id = 0, edge = 0; id < size; id++) {
      let [sum, all] = [0, 0];
      for (const end = begin[id + 1] ?? 0; edge < end; edge++) {
        const [on, many] = [to[edge] ?? 0, ways[edge] ?? 0];
        sum += many * ((worth[edge] ?? 0) + (on < 0 ? 0 : (values[on] ?? 0)));
        all += many;
      }
      const value = all ? sum / all : 0;
      if (loops) moved = Math.max(moved, Math.abs(value - (values[id] ?? 0)));
      values[id] = value;
    }
  }
  return values;
}

/**
 * What there is to hope and to fear from every situation on, by best play and by blind play: one respect after the
 * other, each worked out when it is asked for.
 */
export function* respects(outlook: Outlook): Generator<Respect> {
  const { graph, max } = outlook;
  const { to, marks, lane, table } = graph;
  const ahead =
    (worth: ArrayLike<number>, values: Float64Array): Respect =>
    (a, b, _, so) => {
      const of = (edge: number) => {
        const on = to[edge] ?? 0;
        return (worth[edge] ?? 0) + (on < 0 ? 0 : (values[on] ?? 0));
      };
      note(so, of(a) - of(b));
    };
  yield ahead(marks, max);
  const waysOf = table.plan.lanes.map(({ way }) => way.ways);
  const ways = new Int32Array(lane.length);
  for (let edge = 0; edge < ways.length; edge++) ways[edge] = waysOf[lane[edge] ?? 0] ?? 0;
  yield ahead(marks, averages(graph, ways, marks));
  const isLost = losing(graph);
  const kept = new Float64Array(to.length);
  for (let edge = 0; edge < kept.length; edge++) kept[edge] = isLost(to[edge] ?? 0) ? -1 : 0;
  yield ahead(kept, averages(graph, ways, kept));
  const hopes = new Hopes(outlook, ways);
  yield (a, b, situation, so) => {
    hopes.compare(a, b, situation, so);
  };
}

/**
 * The chance of passing by blind play. It depends on the marks one comes with, so it stands for each of the marks
 * that roads without breach come with.
 */
class Hopes {
  readonly #graph: Graph;
  readonly #ways: Int32Array;
  /** By edge, 1 for a breach of integrity. */
  readonly #breach: Uint8Array;
  readonly #passes: (to: number, marks: number) => boolean;
  /** By situation: the least and the most marks of roads without breach, and where the cells for those begin. */
  readonly #low: Int32Array;
  readonly #high: Int32Array;
  readonly #cells: Int32Array;
  /** By cell: 1 where a road comes with just these marks, and the chance of passing then. */
  readonly #come: Uint8Array;
  readonly #pass: Float64Array;

  constructor(outlook: Outlook, ways: Int32Array) {
    const { graph } = outlook;
    this.#graph = graph;
    this.#ways = ways;
    const { lanes } = graph.table.plan;
    this.#breach = new Uint8Array(graph.lane.length);
    for (let edge = 0; edge < this.#breach.length; edge++)
      if (lanes[graph.lane[edge] ?? 0]?.breach) this.#breach[edge] = 1;
    this.#passes = passing(outlook);
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

  compare(a: number, b: number, situation: number, so: Compared): void {
    const [from = 0, until = 0] = [this.#cells[situation], this.#cells[situation + 1]];
    for (let cell = from; cell < until; cell++)
      if (this.#come[cell]) {
        const marks = cell - from + (this.#low[situation] ?? 0);
        note(so, this.#of(a, marks) - this.#of(b, marks));
      }
  }

  /** The chance of passing after an edge that is taken with so many marks. */
  #of(edge: number, before: number): number {
    if (this.#breach[edge]) return 0;
    const to = this.#graph.to[edge] ?? 0;
    const marks = before + (this.#graph.marks[edge] ?? 0);
    if (to < 0) return Number(this.#passes(to, marks));
    return this.#pass[(this.#cells[to] ?? 0) + marks - (this.#low[to] ?? 0)] ?? 0;
  }

  /** Goes over all edges without breach, from the start on, until that changes nothing any more. */
  #onwards(go: (from: number, to: number, marks: number) => boolean): void {
    const { size, begin, to, marks, loops } = this.#graph;
    for (let changed = true; changed;) {
      changed = false;
      for (let from = size - 1; from >= 0; from--) {
        if ((this.#low[from] ?? 0) > (this.#high[from] ?? 0)) continue;
        for (let edge = begin[from] ?? 0; edge < (begin[from + 1] ?? 0); edge++) {
          const on = to[edge] ?? 0;
          if (on >= 0 && !this.#breach[edge] && go(from, on, marks[edge] ?? 0)) changed = loops;
        }
      }
    }
  }
  #spread(): void {
    const [low, high] = [this.#low, this.#high];
    const { first } = this.#graph;
    low[first] = 0;
    this.#onwards((from, to, marks) => {
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
    const { first } = this.#graph;
    come[(this.#cells[first] ?? 0) - (this.#low[first] ?? 0)] = 1;
    this.#onwards((from, to, marks) => {
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
    const { size, begin, loops } = this.#graph;
    for (let round = 0, moved = 1; moved > negligible && round < patient; round++) {
      moved = 0;
      for (let id = 0; id < size; id++) {
        const [first = 0, last = 0] = [begin[id], begin[id + 1]];
        let all = 0;
        for (let edge = first; edge < last; edge++) all += this.#ways[edge] ?? 0;
        const [start = 0, end = 0] = [this.#cells[id], this.#cells[id + 1]];
        for (let cell = start; cell < end; cell++) {
          if (!this.#come[cell]) continue;
          const marks = cell - start + (this.#low[id] ?? 0);
          let sum = 0;
          for (let edge = first; edge < last; edge++) sum += (this.#ways[edge] ?? 0) * this.#of(edge, marks);
          if (loops) moved = Math.max(moved, Math.abs(sum / all - (this.#pass[cell] ?? 0)));
          this.#pass[cell] = sum / all;
        }
      }
    }
  }
}
