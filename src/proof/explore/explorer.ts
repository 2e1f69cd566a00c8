import { Boxes } from './boxes.ts';
import type { Before } from './carried.ts';
import { Ints } from './ints.ts';
import type { Lane } from './lanes.ts';
import { upTo, type Vector } from './layout.ts';
import { Situations } from './situations.ts';
import { takenNothing, type Table, type Taken } from './table.ts';

/** What is found of a program. */
export interface Found {
  table: Table;
  /** All situations that can be come to. Whatever a situation leads to has a smaller number, but for loops. */
  situations: Situations;
  /** By node: boxes of states, with situations as they are numbered in the store. */
  boxes: readonly (Boxes | undefined)[];
  /** By node from which nothing about the customer matters any more: its situation there; -1 where none is known. */
  straight: Int32Array;
  store: Situations;
  /** By number in the store: the number of a situation that can be come to; where they are the same, nothing. */
  numbers: Int32Array | undefined;
  first: number;
  loops: boolean;
  complete: boolean;
  /** How many states were played on, for boxes that were taken over too; and when all was explored anew. */
  explored: number;
  anew: number;
}

/** Asked at every ending: narrows what is needed to where its answer is the same. */
export type AtEnd = (need: Vector) => string;

/** What an edge leads to while that is still under way; less the place on the road. */
const underWay = 1 << 30;

/** At every place of the road: its node, next lane, first edge, the place at the same node before; then its state. */
const [laneAt, edgeAt, beforeAt, stateAt] = [1, 2, 3, 4];
/** So many numbers make an edge that is known: where it leads, its lane, its sequel. */
const stride = 3;

/**
 * Finds all situations of a program by playing one state on and remembering within which box of states nothing would
 * have changed; a later state within a known box is not explored again. Boxes from which everything goes on in the
 * same way make one situation.
 */
export class Explorer implements Found {
  readonly table: Table;
  readonly boxes: (Boxes | undefined)[];
  readonly straight: Int32Array;
  readonly store: Situations;
  situations: Situations;
  numbers: Int32Array | undefined;
  loops = false;
  complete = true;
  explored: number;
  anew: number;
  first = 0;
  readonly #atEnd: AtEnd | undefined;
  readonly #size: number;
  /** The road from the start to the state being explored; after the state of a place, its box as narrowed so far. */
  readonly #road = new Ints();
  readonly #stretch: number;
  #depth = -1;
  /** By place of the road but the first: the lane that was taken to there, and what it came to. */
  readonly #taken: Taken[] = [];
  /** Edges known at the end of the road, and by place of it, where something comes back to it: those edges. */
  readonly #known = new Ints();
  readonly #back: (number[] | undefined)[] = [];
  /** By node: the latest place of the road there, -1 where there is none. */
  readonly #latest: Int32Array;
  readonly #need: Vector;
  readonly #budget: number;
  /** Whether situations are known that were not come to straight. */
  #isMixed: boolean;
  readonly #before: Before | undefined;

  constructor(table: Table, budget: number, atEnd?: AtEnd, before?: Before) {
    const count = table.nodes.length;
    this.table = table;
    this.#atEnd = atEnd;
    this.#before = before;
    this.#size = table.layout.words;
    this.#stretch = stateAt + 2 * this.#size;
    this.boxes = before?.boxes ?? [];
    this.straight = before?.straight ?? new Int32Array(count).fill(-1);
    this.store = before?.store ?? new Situations(count, table.plan.lanes.length);
    this.situations = this.store;
    this.explored = before?.explored ?? 0;
    this.anew = before?.anew ?? 0;
    this.#isMixed = before !== undefined;
    this.#latest = new Int32Array(count).fill(-1);
    this.#need = new Int32Array(this.#size);
    this.#budget = budget;
    table.after.set(table.start);
    const start = table.plan.place(table.program.scenario.start);
    if (this.#isStraight(start)) this.first = this.#goStraight(start);
    else this.#push(start);
  }

  /** Goes on for so many steps, each about a microsecond; whether all is found, or the budget has run out. */
  run(steps = Infinity): boolean {
    const { rows } = this.table;
    for (let step = 0; step < steps; step++) {
      if (this.#depth < 0 || !this.complete) return this.#end();
      const place = this.#depth * this.#stretch;
      const road = this.#road.items;
      const next = road[place + laneAt] ?? 0;
      const lane = rows[road[place] ?? 0]?.lanes[next];
      road[place + laneAt] = next + 1;
      if (!lane) this.#finish();
      else if (this.#isOpen(lane, place + stateAt)) this.#go(lane, place + stateAt);
    }
    return false;
  }

  /** Leaves out what only other versions come to. */
  #end(): true {
    const { complete, loops, numbers, store } = this;
    if (!this.#before) this.anew = this.explored;
    if (!this.#before || !complete || loops || numbers) return true;
    ({ situations: this.situations, numbers: this.numbers } = store.from(this.first));
    this.first = this.situations.node.length - 1;
    return true;
  }

  #isOpen({ open }: Lane, at: number): boolean {
    if (!open) return true;
    const road = this.#road.items;
    open.narrow(road, at, road, at + this.#size);
    return open.holds(road, at);
  }

  /** Takes a lane, and goes on to where it leads unless that is known. */
  #go(lane: Lane, at: number): void {
    const { table } = this;
    const need = this.#need;
    const { node } = table.take(this.#road.items, lane, at);
    if (table.rows[node]?.end) {
      need.fill(-1);
      this.#link(lane.index, -1 - node, at);
      return;
    }
    if (this.#isStraight(node)) {
      const on = this.#goStraight(node);
      need.fill(-1);
      need[0] = ~(upTo(21 + (table.drains[node] ?? 0)) & ~upTo(20));
      this.#link(lane.index, on, at);
      return;
    }
    const boxes = this.boxes[node];
    const box = boxes?.find(table.after) ?? -1;
    if (boxes && box >= 0) {
      boxes.copy(box, need);
      this.#link(lane.index, boxes.situation(box), at);
      return;
    }
    const back = this.#placeOf(node);
    if (back >= 0) {
      // Back at where we are: only this very state is known to come around to itself.
      need.set(table.after);
      this.#link(lane.index, underWay + back, at);
    } else if (this.explored < this.#budget) this.#push(node);
    else this.complete = false;
  }

  /** Whether nothing about the customer matters any more where the last lane led. */
  #isStraight(node: number): boolean {
    const { after, drains } = this.table;
    const drain = drains[node] ?? -1;
    return drain >= 0 && !this.#atEnd && 10 - Math.clz32(after[0] ?? 0) > drain;
  }

  /** Finds all that a node leads to where nothing about the customer matters: one situation a node, this one last. */
  #goStraight(from: number): number {
    const { begin, leads } = this.table.plan;
    const { straight } = this;
    const road = [from];
    const lanes = [begin[from] ?? 0];
    for (let depth = (straight[from] ?? -1) < 0 ? 0 : -1; depth >= 0;) {
      const node = road[depth] ?? 0;
      const end = begin[node + 1] ?? 0;
      let lane = lanes[depth] ?? 0;
      let on = -1;
      for (; lane < end; lane++) {
        on = leads[lane] ?? -1;
        if (on >= 0 && (straight[on] ?? -1) < 0) break;
      }
      lanes[depth] = lane;
      if (lane < end) {
        road[++depth] = on;
        lanes[depth] = begin[on] ?? 0;
      } else {
        depth--;
        this.#addStraight(node, begin[node] ?? 0, end);
      }
    }
    return straight[from] ?? -1;
  }
  #addStraight(node: number, first: number, end: number): void {
    const { store, straight, table } = this;
    const sequel = table.sequels.of(0);
    for (let lane = first; lane < end; lane++) {
      const on = table.plan.leads[lane] ?? 0;
      store.edge(on < 0 ? on : (straight[on] ?? 0), lane, sequel);
    }
    straight[node] = this.#isMixed ? store.of(node) : store.add(node);
    if (++this.explored > this.#budget) this.complete = false;
  }

  /** Notes where the lane just taken leads, and narrows the box to where it does the same, given what is needed there. */
  #link(lane: number, to: number, at: number): void {
    const { table } = this;
    const need = this.#need;
    table.explainTarget(need);
    let { sequel } = table.taken;
    if (to < 0 && this.#atEnd) sequel = table.sequels.telling(sequel, this.#atEnd(need));
    table.explain(need, this.#road.items, at + this.#size);
    this.#known.push(to);
    this.#known.push(lane);
    this.#known.push(sequel);
  }

  /** The place on the road of this very state: a loop. */
  #placeOf(node: number): number {
    const { after } = this.table;
    const road = this.#road.items;
    for (let place = this.#latest[node] ?? -1; place >= 0;) {
      const from = place * this.#stretch;
      let i = 0;
      while (i < after.length && road[from + stateAt + i] === after[i]) i++;
      if (i === after.length) {
        this.loops = true;
        this.#back[place] ??= [];
        return place;
      }
      place = road[from + beforeAt] ?? -1;
    }
    return -1;
  }

  #push(node: number): void {
    const { after } = this.table;
    const size = after.length;
    const depth = ++this.#depth;
    const place = depth * this.#stretch;
    this.explored++;
    this.#road.reach(place + this.#stretch);
    const road = this.#road.items;
    road[place] = node;
    road[place + laneAt] = 0;
    road[place + edgeAt] = this.#known.length;
    road[place + beforeAt] = this.#latest[node] ?? -1;
    for (let i = 0, at = place + stateAt; i < size; i++, at++) {
      road[at] = after[i] ?? 0;
      road[at + size] = -1;
    }
    this.#back[depth] = undefined;
    this.#latest[node] = depth;
    const { taken } = this.table;
    this.table.taken = this.#taken[depth] ?? takenNothing();
    this.#taken[depth] = taken;
  }

  /** Makes the box at the end of the road known, goes back one, and links it there. */
  #finish(): void {
    const { store } = this;
    const depth = this.#depth--;
    const place = depth * this.#stretch;
    const road = this.#road.items;
    const known = this.#known.items;
    const node = road[place] ?? 0;
    const from = road[place + edgeAt] ?? 0;
    const added = store.to.length;
    for (let at = from; at < this.#known.length; at += stride)
      store.edge(known[at] ?? 0, known[at + 1] ?? 0, known[at + 2] ?? 0);
    const id = store.of(node);
    this.#known.length = from;
    this.#latest[node] = road[place + beforeAt] ?? -1;
    if (this.loops) this.#arrive(added, depth, id);
    const boxes = (this.boxes[node] ??= new Boxes(this.#size, this.table.layout.slots));
    const box = place + stateAt + this.#size;
    boxes.add(road, box, id);
    this.#isMixed = true;
    this.first = id;
    const taken = this.#taken[depth];
    if (depth === 0 || !taken?.lane) return;
    const before = place - this.#stretch + stateAt;
    this.#taken[depth] = this.table.taken;
    this.table.resume(taken, road, before, place + stateAt);
    for (let i = 0; i < this.#size; i++) this.#need[i] = road[box + i] ?? 0;
    this.#link(taken.lane.index, id, before);
  }

  /** Notes which of the latest edges come back to what is under way; those to a place lead to its situation now. */
  #arrive(from: number, place: number, id: number): void {
    const { items, length } = this.store.to;
    for (let edge = from; edge < length; edge++)
      if ((items[edge] ?? 0) >= underWay) this.#back[(items[edge] ?? 0) - underWay]?.push(edge);
    for (const edge of this.#back[place] ?? []) items[edge] = id;
  }
}

/** The same without what was told of endings: what differs in nothing else becomes one. Not for loops. */
export function untold(found: Found): Found {
  const { situations, first, table } = found;
  const { begin, node, to, lane, sequel } = situations;
  const fewer = new Situations(table.nodes.length, table.plan.lanes.length);
  const now = new Int32Array(node.length);
  for (let id = 0; id < now.length; id++) {
    for (let edge = begin.at(id); edge < begin.at(id + 1); edge++) {
      const on = to.at(edge);
      fewer.edge(on < 0 ? on : (now[on] ?? 0), lane.at(edge), table.sequels.untold(sequel.at(edge)));
    }
    now[id] = fewer.of(node.at(id));
  }
  const numbers = found.numbers?.map((id) => now[id] ?? -1) ?? now;
  return { ...found, situations: fewer, numbers, first: now[first] ?? 0 };
}
