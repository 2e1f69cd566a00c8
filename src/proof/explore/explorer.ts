import { Boxes } from './boxes.ts';
import { Ints } from './ints.ts';
import type { Lane } from './lanes.ts';
import { upTo, type Vector } from './layout.ts';
import { Situations, stride } from './situations.ts';
import type { Table } from './table.ts';

/** What is found of a program: situations, and by box of states the situation it belongs to. */
export interface Found {
  table: Table;
  situations: Situations;
  boxes: Boxes;
  situationOf: Ints;
  first: number;
  loops: boolean;
  complete: boolean;
}

/** Asked at every ending: narrows what is needed to where its answer is the same. */
export type AtEnd = (need: Vector) => string;

/** What an edge leads to while that is still under way; less the place on the road. */
const underWay = 1 << 30;

/**
 * Finds all situations of a program by playing one state on and remembering within which box of states nothing would
 * have changed; a later state within a known box is not explored again. Boxes from which everything goes on in the
 * same way make one situation.
 */
export class Explorer implements Found {
  readonly table: Table;
  readonly boxes: Boxes;
  readonly situations: Situations;
  readonly situationOf = new Ints();
  loops = false;
  complete = true;
  first = 0;
  readonly #atEnd: AtEnd | undefined;
  readonly #size: number;
  /** The road from the start to the state being explored: by place, its node, next lane, state, box, and first edge. */
  #depth = -1;
  readonly #node = new Ints();
  readonly #lane = new Ints();
  readonly #edge = new Ints();
  readonly #states = new Ints();
  readonly #narrowed = new Ints();
  /** Edges known at the end of the road, and by place of it, where something comes back to it: those edges. */
  readonly #known = new Ints();
  readonly #back: (number[] | undefined)[] = [];
  /** By node: the latest place of the road there, -1 where there is none; by place: the one at the same node before. */
  readonly #latest: Int32Array;
  readonly #before = new Ints();
  readonly #need: Vector;
  #explored = 0;
  readonly #budget: number;
  /** The box that has just become known, at the node that the next lane leads to. */
  #ready = -1;
  /** By node from which nothing about the customer matters: its box there, once it is known. */
  readonly #straight: Int32Array;

  constructor(table: Table, budget: number, atEnd?: AtEnd) {
    this.table = table;
    this.#atEnd = atEnd;
    this.#size = table.layout.words;
    this.boxes = new Boxes(table.nodes.length, this.#size, table.layout.slots);
    this.#latest = new Int32Array(table.nodes.length).fill(-1);
    this.#straight = new Int32Array(table.nodes.length).fill(-1);
    this.situations = new Situations(table.nodes.length, table.plan.lanes.length);
    this.#need = new Int32Array(this.#size);
    this.#budget = budget;
    table.after.set(table.start());
    this.#push(table.plan.place(table.program.scenario.start));
  }

  /** Goes on for so many steps, each about a microsecond; whether all is found, or the budget has run out. */
  run(steps = Infinity): boolean {
    for (let step = 0; step < steps; step++) {
      const depth = this.#depth;
      if (depth < 0 || !this.complete) return true;
      const next = this.#lane.at(depth);
      const lane = this.table.rows[this.#node.at(depth)]?.lanes[next];
      if (!lane) this.#finish();
      else if (!this.#isOpen(lane, depth) || this.#goes(lane)) this.#lane.items[depth] = next + 1;
    }
    return false;
  }

  #isOpen({ open }: Lane, depth: number): boolean {
    if (!open) return true;
    const at = depth * this.#size;
    open.narrow(this.#states.items, at, this.#narrowed.items, at);
    return open.holds(this.#states.items, at);
  }

  /** Takes a lane as far as where it leads is known; false where that has to be explored first. */
  #goes(lane: Lane): boolean {
    const { table } = this;
    const { node } = table.take(this.#states.items, lane, this.#depth * this.#size);
    if (table.rows[node]?.end) {
      this.#link(lane.index, -1 - node, -1);
      return true;
    }
    const box = this.#ready >= 0 ? this.#ready : this.#boxAt(node);
    this.#ready = -1;
    const back = box >= 0 ? -1 : this.#placeOf(node);
    if (box >= 0) this.#link(lane.index, this.situationOf.at(box), box);
    else if (back >= 0) this.#link(lane.index, underWay + back, -1);
    else if (this.#explored < this.#budget) this.#push(node);
    else this.complete = false;
    return box >= 0 || back >= 0;
  }

  /** The box of where the last lane led: one that is known, or found without playing on; -1 where there is none. */
  #boxAt(node: number): number {
    const { after, drains } = this.table;
    const drain = drains[node] ?? -1;
    const isStraight = drain >= 0 && !this.#atEnd && 10 - Math.clz32(after[0] ?? 0) > drain;
    return isStraight ? this.#goStraight(node) : this.boxes.find(node, after);
  }

  /** Makes known all that a node leads to where nothing about the customer matters: one situation a node. */
  #goStraight(from: number): number {
    const { begin, leads } = this.table.plan;
    const boxes = this.#straight;
    if ((boxes[from] ?? -1) >= 0) return boxes[from] ?? -1;
    const road = [from];
    const lanes = [begin[from] ?? 0];
    for (let depth = 0; depth >= 0;) {
      const node = road[depth] ?? 0;
      const end = begin[node + 1] ?? 0;
      let lane = lanes[depth] ?? 0;
      let on = -1;
      for (; lane < end; lane++) {
        on = leads[lane] ?? -1;
        if (on >= 0 && (boxes[on] ?? -1) < 0) break;
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
    return boxes[from] ?? -1;
  }
  #addStraight(node: number, first: number, end: number): void {
    const { leads } = this.table.plan;
    const known = this.#known;
    const from = known.length;
    const sequel = this.table.sequels.of(0);
    known.reach((known.length = from + (end - first) * stride));
    const { items } = known;
    for (let lane = first, at = from; lane < end; lane++, at += stride) {
      const on = leads[lane] ?? 0;
      items[at] = on < 0 ? on : this.situationOf.at(this.#straight[on] ?? 0);
      items[at + 1] = lane;
      items[at + 2] = sequel;
    }
    const id = this.situations.of(node, known, from);
    known.length = from;
    for (let i = 1; i < this.#size; i++) this.#need[i] = -1;
    this.#need[0] = ~(upTo(21 + (this.table.drains[node] ?? 0)) & ~upTo(20));
    this.boxes.add(node, this.#need, 0);
    this.#straight[node] = this.situationOf.push(id);
    if (++this.#explored > this.#budget) this.complete = false;
  }

  /** Notes where the lane just taken leads, and narrows the box to where it does the same. */
  #link(lane: number, to: number, box: number): void {
    const { table } = this;
    const need = this.#need;
    if (box >= 0) {
      const words = this.boxes.words.items;
      for (let i = 0; i < need.length; i++) need[i] = words[box * need.length + i] ?? 0;
    }
    // Back at where we are: only this very state is known to come around to itself.
    else if (to >= 0) need.set(table.after);
    else need.fill(-1);
    table.explainTarget(need);
    let { sequel } = table.taken;
    if (to < 0 && this.#atEnd) sequel = table.sequels.telling(sequel, this.#atEnd(need));
    table.explain(need, this.#narrowed.items, this.#depth * need.length);
    this.#known.push(to);
    this.#known.push(lane);
    this.#known.push(sequel);
  }

  /** The place on the road of this very state: a loop. */
  #placeOf(node: number): number {
    const { after } = this.table;
    for (let place = this.#latest[node] ?? -1; place >= 0; place = this.#before.at(place)) {
      let i = 0;
      while (i < after.length && this.#states.at(place * after.length + i) === after[i]) i++;
      if (i < after.length) continue;
      this.loops = true;
      this.#back[place] ??= [];
      return place;
    }
    return -1;
  }

  #push(node: number): void {
    const { after } = this.table;
    const depth = ++this.#depth;
    this.#explored++;
    this.#node.reach(depth + 1);
    this.#lane.reach(depth + 1);
    this.#edge.reach(depth + 1);
    this.#node.items[depth] = node;
    this.#lane.items[depth] = 0;
    this.#edge.items[depth] = this.#known.length;
    this.#back[depth] = undefined;
    const at = depth * after.length;
    this.#states.reach(at + after.length);
    this.#narrowed.reach(at + after.length);
    for (let i = 0; i < after.length; i++) {
      this.#states.items[at + i] = after[i] ?? 0;
      this.#narrowed.items[at + i] = -1;
    }
    this.#before.reach(depth + 1);
    this.#before.items[depth] = this.#latest[node] ?? -1;
    this.#latest[node] = depth;
  }

  /** Makes the box at the end of the road known, and goes back one. */
  #finish(): void {
    const depth = this.#depth--;
    const node = this.#node.at(depth);
    const from = this.#edge.at(depth);
    const before = this.situations.edges.length;
    const id = this.situations.of(node, this.#known, from);
    this.#known.length = from;
    this.#latest[node] = this.#before.at(depth);
    if (this.loops) this.#arrive(before, depth, id);
    this.boxes.add(node, this.#narrowed.items, depth * this.#size);
    this.#ready = this.situationOf.push(id);
    this.first = id;
  }

  /** Notes which of the latest edges come back to what is under way; those to a place lead to its situation now. */
  #arrive(from: number, place: number, id: number): void {
    const { items, length } = this.situations.edges;
    for (let at = from; at < length; at += stride)
      if ((items[at] ?? 0) >= underWay) this.#back[(items[at] ?? 0) - underWay]?.push(at);
    for (const at of this.#back[place] ?? []) items[at] = id;
  }
}

/** The same without what was told of endings: what differs in nothing else becomes one. Not for loops. */
export function untold({ situations, situationOf, first, table, ...found }: Found): Found {
  const fewer = new Situations(table.nodes.length, table.plan.lanes.length);
  const now = new Ints();
  const list = new Ints();
  for (let id = 0; id < situations.node.length; id++) {
    list.length = 0;
    for (let at = situations.first.at(id); at < situations.first.at(id + 1); at += stride) {
      const to = situations.edges.at(at);
      list.push(to < 0 ? to : now.at(to));
      list.push(situations.edges.at(at + 1));
      list.push(table.sequels.untold(situations.edges.at(at + 2)));
    }
    now.push(fewer.of(situations.node.at(id), list, 0));
  }
  const all = new Ints(situationOf.length);
  for (let box = 0; box < situationOf.length; box++) all.push(now.at(situationOf.at(box)));
  return { ...found, table, situations: fewer, situationOf: all, first: now.at(first) };
}
