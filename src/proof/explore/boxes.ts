import { Ints } from './ints.ts';
import type { Layout, Slot, Vector } from './layout.ts';

const nothing = -1;
/** A list of more boxes than this is divided. */
const long = 64;
/** No more than this part of a list may have to be looked through once it is divided. */
const worth = 0.75;

/**
 * So many numbers make a place in a tree. A leaf: -1, its latest entry, how many it has, and how many it may have. A
 * place that is divided: by which word, the bits of it that are below and above, and where its three places begin.
 */
const stride = 4;
const [entries, counted, limit] = [1, 2, 3];
const [below, above, parts] = [1, 2, 3];

/** By value of a slot: of how many boxes it is the lowest, and the highest. */
const lowest = new Int32Array(32);
const highest = new Int32Array(32);

/**
 * Boxes of vectors at one node, each with its situation, found by a vector that one of them holds: a tree whose leaves
 * are lists. A list that has grown long is divided by a slot into boxes below a value, above it, and on both sides.
 */
export class Boxes {
  readonly #size: number;
  readonly #slots: readonly Slot[];
  /** The words of all boxes, each with its situation after them. A box goes by where its words begin. */
  readonly #words = new Ints();
  /** All places of the tree; the root comes first. */
  readonly #places = new Ints();
  /** By entry: its box, and the entry before. */
  readonly #list = new Ints();

  constructor(words: number, slots: readonly Slot[]) {
    this.#size = words;
    this.#slots = slots;
    this.#leaves(1);
  }

  /** Keeps the box that stands at `at`. */
  add(box: Vector, at: number, situation: number): void {
    const size = this.#size;
    const from = this.#words.length;
    this.#words.reach((this.#words.length += size + 1));
    const { items } = this.#words;
    for (let i = 0; i < size; i++) items[from + i] = box[at + i] ?? 0;
    items[from + size] = situation;
    this.#add(0, from);
  }

  /** How many boxes there are. */
  get count(): number {
    return this.#words.length / (this.#size + 1);
  }

  /**
   * The same boxes with their situations by other numbers, in a layout in which states mean the same and nothing that
   * it has more matters to them.
   */
  renumbered(now: Int32Array, { words, slots }: Layout): Boxes {
    const boxes = new Boxes(words, slots);
    const [old, wide] = [this.#size + 1, words + 1];
    const { items, length } = this.#words;
    const all = new Int32Array((length / old) * wide).fill(-1);
    for (let from = 0, to = 0; from < length; from += old, to += wide) {
      for (let i = 0; i < old - 1; i++) all[to + i] = items[from + i] ?? 0;
      all[to + words] = now[items[from + old - 1] ?? 0] ?? -1;
    }
    const list = this.#list.whole().slice();
    if (wide !== old)
      for (let entry = 0; entry < list.length; entry += 2) list[entry] = ((list[entry] ?? 0) / old) * wide;
    boxes.#words.take(all);
    boxes.#list.take(list);
    boxes.#places.take(this.#places.whole().slice());
    return boxes;
  }

  /** A box that holds a vector; -1 where none does. */
  find(vector: Vector): number {
    return this.#in(0, vector);
  }

  situation(box: number): number {
    return this.#words.at(box + this.#size);
  }
  /** Writes a box over another. */
  copy(box: number, to: Vector): void {
    const { items } = this.#words;
    for (let i = 0; i < to.length; i++) to[i] = items[box + i] ?? 0;
  }

  #in(root: number, vector: Vector): number {
    const places = this.#places.items;
    let place = root;
    for (let word = places[place] ?? 0; word >= 0; word = places[place] ?? 0) {
      const part = places[place + parts] ?? 0;
      const found = this.#in(
        (vector[word] ?? 0) & (places[place + above] ?? 0) ? part + stride : part,
        vector,
      );
      if (found !== nothing) return found;
      place = part + 2 * stride;
    }
    return this.#among(places[place + entries] ?? nothing, vector);
  }

  /** Adds empty leaves; where the first of them is. */
  #leaves(count: number): number {
    const from = this.#places.length;
    const end = from + count * stride;
    this.#places.reach(end);
    this.#places.length = end;
    const { items } = this.#places;
    for (let place = from; place < end; place += stride) {
      items[place] = items[place + entries] = nothing;
      items[place + counted] = 0;
      items[place + limit] = long;
    }
    return from;
  }

  /** Adds the box whose words begin at `box`. */
  #add(root: number, box: number): void {
    const places = this.#places.items;
    let place = root;
    for (let word = places[place] ?? 0; word >= 0; word = places[place] ?? 0) {
      const set = this.#words.at(box + word);
      const side = !(set & (places[place + above] ?? 0)) ? 0 : set & (places[place + below] ?? 0) ? 2 : 1;
      place = (places[place + parts] ?? 0) + side * stride;
    }
    const before = places[place + entries] ?? nothing;
    places[place + entries] = this.#list.push(box);
    this.#list.push(before);
    const count = (places[place + counted] ?? 0) + 1;
    places[place + counted] = count;
    if (count > (places[place + limit] ?? 0)) this.#divide(place, count);
  }

  #divide(place: number, count: number): void {
    let [best, bound, least] = [undefined as Slot | undefined, 0, count * worth];
    for (const slot of this.#slots) {
      const bounds = this.#tally(place, slot);
      let [under, over] = [0, count];
      for (let v = 1; v <= bounds; v++) {
        under += highest[v - 1] ?? 0;
        over -= lowest[v - 1] ?? 0;
        const left = count - Math.min(under, over);
        if (left < least) [best, bound, least] = [slot, v, left];
      }
    }
    if (!best) {
      this.#places.items[place + limit] = count * 2;
      return;
    }
    let entry = this.#places.at(place + entries);
    const part = this.#leaves(3);
    const { word, mask, shift } = best;
    const under = (((1 << bound) - 1) << shift) & mask;
    this.#places.items.set([word, under, mask & ~under, part], place);
    for (; entry !== nothing; entry = this.#list.at(entry + 1)) this.#add(place, this.#list.at(entry));
  }

  /** Counts the lowest and highest values that the boxes of a leaf have of a slot; the last value there is. */
  #tally(place: number, { word, mask, shift }: Slot): number {
    const last = 31 - Math.clz32(mask >>> shift);
    for (let v = 0; v <= last; v++) lowest[v] = highest[v] = 0;
    const words = this.#words.items;
    const list = this.#list.items;
    for (let e = this.#places.at(place + entries); e !== nothing; e = list[e + 1] ?? nothing) {
      const set = ((words[(list[e] ?? 0) + word] ?? 0) & mask) >>> shift;
      const [low, high] = [31 - Math.clz32(set & -set), 31 - Math.clz32(set)];
      lowest[low] = (lowest[low] ?? 0) + 1;
      highest[high] = (highest[high] ?? 0) + 1;
    }
    return last;
  }

  #among(head: number, vector: Vector): number {
    const words = this.#words.items;
    const list = this.#list.items;
    const size = this.#size;
    for (let entry = head; entry !== nothing; entry = list[entry + 1] ?? nothing) {
      const base = list[entry] ?? 0;
      let i = 0;
      while (i < size && !((vector[i] ?? 0) & ~(words[base + i] ?? 0))) i++;
      if (i === size) return base;
    }
    return nothing;
  }
}
