import { firstPlace, type Place, type Program } from '#engine';
import type { Narrow } from './condition.ts';
import type { Lane } from './lanes.ts';
import { Table } from './table.ts';

/** So many situations are explored exactly; beyond that there are sound bounds and a sample. */
export const stateBudget = 2_000_000;

/** A list of integers that grows. */
class Ints {
  items = new Int32Array(1024);
  length = 0;

  push(x: number): number {
    if (this.length === this.items.length) {
      const more = new Int32Array(this.length * 2);
      more.set(this.items);
      this.items = more;
    }
    this.items[this.length] = x;
    return this.length++;
  }
  at(i: number): number {
    return this.items[i] ?? 0;
  }
}

/** One way on from a situation. */
export interface Edge {
  /** A situation, or -1 - n for the ending at node n. */
  to: number;
  lane: Lane;
  marks: number;
  /** Marks for promises kept and broken on the way, as principle and mark in turn. */
  credits: readonly number[];
}

interface Frame {
  node: number;
  at: Uint8Array;
  lane: number;
  edges: Edge[];
  lo: Uint8Array;
  hi: Uint8Array;
  id: number;
}

const nobody = -1;
/** Every value of trust with every value of patience. */
const moodCells = 21 * 11;
/** A box over more cells than this is kept apart, to be looked at from all of them. */
const wide = 60;

/**
 * All situations that one program can come to, exactly. A situation stands for every state of the customer at a node
 * from which everything goes on in the same way: the same choices open, the same marks, the same nodes, the same
 * moods, to the end. Each is found by playing one state on and remembering within which box of meters, counters,
 * promises and flags nothing would have changed; a later state within a known box is not explored again.
 */
export class Graph {
  readonly table: Table;
  /** By situation: its node, an example of its states, and the ways on (in the order of the file). */
  readonly node: number[] = [];
  readonly example: Uint8Array[] = [];
  readonly edges: (readonly Edge[])[] = [];
  /** Situations in an order in which whatever one leads to comes before it, but for loops. */
  readonly order: number[] = [];
  /** Whether some situation can be come back to. */
  loops = false;
  /** False where the budget ran out; then nothing here may be relied on. */
  complete = true;
  readonly first: number;
  /** The latest entry by node, trust and patience, then that of wide boxes by node. */
  readonly #heads: Int32Array;
  readonly #cells: number;
  readonly #next = new Ints();
  readonly #entry = new Ints();
  readonly #boxFrom: number[] = [];
  readonly #boxRest: number[] = [];
  /** -1 as long as a situation is under way. */
  readonly #boxUntil: number[] = [];
  readonly #boxes = new Ints();
  readonly #stack: Frame[] = [];
  readonly #spare: Frame[] = [];
  #frame: Frame | undefined;
  /** Frames under way at each node. */
  readonly #open: Int32Array;
  readonly #atEnd: ((to: Narrow) => void) | undefined;

  /** `atEnd` narrows a box around the vector the table has just come to, so that more than the ending itself is kept apart. */
  constructor(program: Program, budget = stateBudget, atEnd?: (table: Table) => (to: Narrow) => void) {
    this.table = new Table(program);
    this.#atEnd = atEnd?.(this.table);
    this.#cells = this.table.nodes.length * moodCells;
    this.#heads = new Int32Array(this.#cells + this.table.nodes.length).fill(nobody);
    this.#open = new Int32Array(this.table.nodes.length);
    const first = firstPlace(program);
    this.first = this.#explore(this.table.nodes.indexOf(first.node), this.table.layout.vector(first), budget);
  }

  /** How many situations there are. */
  get size(): number {
    return this.node.length;
  }

  /** The situation that a place of the engine is in; -1 at an ending and where it cannot be come to. */
  find(place: Place): number {
    const node = this.table.nodes.indexOf(place.node);
    return this.table.rows[node]?.end === false
      ? this.#lookUp(node, this.table.layout.vector(place))
      : nobody;
  }

  #narrow = (dim: number, lo: number, hi: number): void => {
    const frame = this.#frame;
    if (!frame) return;
    if (lo > (frame.lo[dim] ?? 0)) frame.lo[dim] = lo;
    if (hi < (frame.hi[dim] ?? 0)) frame.hi[dim] = hi;
  };

  /** The meters that anything after the lane just taken depends on, as bits. */
  #meters = 0;
  #back = (dim: number, lo: number, hi: number): void => {
    if (dim < 4) this.#meters |= 1 << dim;
    this.table.back(dim, lo, hi, this.#narrow);
  };

  #explore(node: number, at: Uint8Array, budget: number): number {
    this.#push(node, at);
    for (;;) {
      const frame = this.#stack.at(-1);
      if (!frame) return 0;
      this.#frame = frame;
      const lane = this.table.rows[frame.node]?.lanes[frame.lane];
      if (!lane) {
        this.#finish(frame);
        continue;
      }
      if (lane.open) {
        lane.open.narrow(frame.at, this.#narrow);
        if (!lane.open.holds(frame.at)) {
          frame.lane++;
          continue;
        }
      }
      if (this.#take(frame, lane)) frame.lane++;
      else if (this.node.length < budget) this.#push(this.table.taken.node, this.table.after.slice());
      else {
        this.complete = false;
        return 0;
      }
    }
  }

  /** Takes a lane as far as where it leads is known; false where that has to be explored first. */
  #take(frame: Frame, lane: Lane): boolean {
    const { table } = this;
    const { node, marks, credits } = table.take(frame.at, lane);
    let to = -1 - node;
    if (!table.rows[node]?.end) {
      to = this.#lookUp(node, table.after);
      if (to < 0) to = this.#underWay(node);
      if (to < 0) return false;
    }
    this.#meters = 0;
    table.explainTarget(this.#back);
    if (to < 0) this.#atEnd?.(this.#back);
    if (to >= 0) {
      const until = this.#boxUntil[to] ?? 0;
      for (let i = this.#boxFrom[to] ?? 0; i < until; i++) {
        const box = this.#boxes.at(i);
        this.#back(box & 0xffff, (box >> 16) & 0xff, box >>> 24);
      }
      // Back at where we are: only this very state is known to come around to itself.
      if (until === nobody)
        for (let dim = 0; dim < table.after.length; dim++)
          this.#back(dim, table.after[dim] ?? 0, table.after[dim] ?? 0);
    }
    table.explainChanges(this.#meters, this.#narrow);
    frame.edges.push({ to, lane, marks, credits: credits.length ? credits : none });
    return true;
  }

  /** A situation still being explored that is this very state: a loop. */
  #underWay(node: number): number {
    if (!this.#open[node]) return nobody;
    const { after } = this.table;
    const frame = this.#stack.find((f) => f.node === node && same(f.at, after));
    if (!frame) return nobody;
    this.loops = true;
    return frame.id;
  }

  #push(node: number, at: Uint8Array): void {
    const { size, most } = this.table.layout;
    const spare = this.#spare.pop();
    const id = this.node.length;
    this.node.push(node);
    this.example.push(at);
    this.edges.push(none);
    this.#boxFrom.push(0);
    this.#boxRest.push(0);
    this.#boxUntil.push(nobody);
    const frame = spare ?? { node, at, lane: 0, edges: [], lo: new Uint8Array(size), hi: most.slice(), id };
    if (spare) {
      spare.node = node;
      spare.at = at;
      spare.lane = 0;
      spare.edges = [];
      spare.id = id;
      for (let i = 0; i < size; i++) {
        spare.lo[i] = 0;
        spare.hi[i] = most[i] ?? 0;
      }
    }
    this.#open[node] = (this.#open[node] ?? 0) + 1;
    this.#stack.push(frame);
  }

  #finish(frame: Frame): void {
    const { table } = this;
    const { node, id, lo, hi } = frame;
    table.explainPromises(frame.at, this.#narrow);
    this.edges[id] = frame.edges;
    this.order.push(id);
    const { most, patience, trust } = table.layout;
    const [tLo = 0, tHi = 0, pLo = 0, pHi = 0] = [lo[trust], hi[trust], lo[patience], hi[patience]];
    this.#boxFrom[id] = this.#boxes.length;
    if (tLo > 0 || tHi < 20) this.#boxes.push(trust | (tLo << 16) | (tHi << 24));
    if (pLo > 0 || pHi < 10) this.#boxes.push(patience | (pLo << 16) | (pHi << 24));
    // The cells below tell trust and patience apart, so that looking up begins after them.
    this.#boxRest[id] = this.#boxes.length;
    for (let dim = 0; dim < lo.length; dim++) {
      if (dim === trust || dim === patience) continue;
      const [from = 0, until = 0] = [lo[dim], hi[dim]];
      if (from > 0 || until < (most[dim] ?? 0)) this.#boxes.push(dim | (from << 16) | (until << 24));
    }
    this.#boxUntil[id] = this.#boxes.length;
    if ((tHi - tLo + 1) * (pHi - pLo + 1) > wide) this.#enter(this.#cells + node, id);
    else
      for (let t = tLo; t <= tHi; t++)
        for (let p = pLo; p <= pHi; p++) this.#enter(node * moodCells + t * 11 + p, id);
    this.#open[node] = (this.#open[node] ?? 0) - 1;
    this.#stack.pop();
    this.#spare.push(frame);
  }

  #enter(cell: number, id: number): void {
    this.#next.push(this.#heads[cell] ?? nobody);
    this.#heads[cell] = this.#entry.push(id);
  }

  #lookUp(node: number, at: Uint8Array): number {
    const { patience, trust } = this.table.layout;
    const cell = node * moodCells + (at[trust] ?? 0) * 11 + (at[patience] ?? 0);
    for (let entry = this.#heads[cell] ?? nobody; entry !== nobody; entry = this.#next.at(entry)) {
      const id = this.#entry.at(entry);
      if (this.#within(this.#boxRest[id] ?? 0, id, at)) return id;
    }
    let entry = this.#heads[this.#cells + node] ?? nobody;
    for (; entry !== nobody; entry = this.#next.at(entry)) {
      const id = this.#entry.at(entry);
      if (this.#within(this.#boxFrom[id] ?? 0, id, at)) return id;
    }
    return nobody;
  }

  #within(from: number, id: number, at: Uint8Array): boolean {
    const until = this.#boxUntil[id] ?? 0;
    for (let i = from; i < until; i++) {
      const box = this.#boxes.at(i);
      const x = at[box & 0xffff] ?? 0;
      if (x < ((box >> 16) & 0xff) || x > box >>> 24) return false;
    }
    return true;
  }
}

const none: readonly never[] = [];

function same(a: Uint8Array, b: Uint8Array): boolean {
  return a.every((x, i) => x === b[i]);
}
