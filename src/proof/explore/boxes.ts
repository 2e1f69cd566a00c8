import { Ints } from './ints.ts';
import { numberIn, type Slot, type Vector } from './layout.ts';

const nothing = -1;
/** A list of more boxes than this is split. */
const long = 32;
/** A box that allows more values of a slot than this stands beside the values, under any. */
const few = 4;
/** A split must leave so little to be looked through of what there was. */
const worth = 0.75;

const bitsIn = (set: number): number => {
  let count = 0;
  for (let rest = set; rest; rest &= rest - 1) count++;
  return count;
};

/**
 * Boxes of vectors at each node, found by a vector that one of them holds: a tree for each node, whose leaves are
 * lists. A list that has grown long is split by the slot that tells its boxes apart best.
 */
export class Boxes {
  /** The words of all boxes, one box after the other. */
  readonly words = new Ints(4096);
  readonly #size: number;
  readonly #slots: readonly Slot[];
  /** By slot, how many values it has. */
  readonly #values: readonly number[];
  /** By place in a tree (its root is the node's number): the slot that it is split by; nothing for a leaf. */
  readonly #split = new Ints();
  /** Where it is split: the place for the first value; the others follow, then that for any. In a leaf: its latest entry. */
  readonly #first = new Ints();
  /** How many entries a leaf has, and with how many it is split. */
  readonly #count = new Ints();
  readonly #limit = new Ints();
  /** By entry: its box, and the entry before. */
  readonly #entry = new Ints();
  readonly #next = new Ints();

  constructor(nodes: number, words: number, slots: readonly Slot[]) {
    this.#size = words;
    this.#slots = slots;
    this.#values = slots.map(({ mask, shift }) => bitsIn(mask >>> shift));
    this.#leaves(nodes);
  }

  /** Keeps the box that stands at `at`; boxes are numbered as they come. */
  add(node: number, box: Vector, at: number): void {
    const size = this.#size;
    const from = this.words.length;
    this.words.reach(from + size);
    for (let i = 0; i < size; i++) this.words.items[from + i] = box[at + i] ?? 0;
    this.words.length = from + size;
    this.#add(node, from / size);
  }

  /** A box at a node that holds a vector; -1 where none does. */
  find(node: number, vector: Vector): number {
    let place = node;
    for (let slot = this.#slotAt(place); slot; slot = this.#slotAt(place)) {
      const first = this.#first.at(place);
      const found = this.find(first + numberIn(vector, slot), vector);
      if (found !== nothing) return found;
      place = first + (this.#values[this.#split.at(place)] ?? 0);
    }
    return this.#among(this.#first.at(place), vector);
  }

  #slotAt(place: number): Slot | undefined {
    return this.#slots[this.#split.at(place)];
  }

  #leaves(count: number): number {
    const from = this.#split.length;
    for (let i = 0; i < count; i++) {
      this.#split.push(nothing);
      this.#first.push(nothing);
      this.#count.push(0);
      this.#limit.push(long);
    }
    return from;
  }

  #add(place: number, id: number): void {
    const slot = this.#slotAt(place);
    if (slot) {
      const first = this.#first.at(place);
      const bits = this.#bits(id, slot);
      if (bitsIn(bits) > few) this.#add(first + (this.#values[this.#split.at(place)] ?? 0), id);
      else for (let rest = bits; rest; rest &= rest - 1) this.#add(first + 31 - Math.clz32(rest & -rest), id);
      return;
    }
    this.#next.push(this.#first.at(place));
    this.#first.items[place] = this.#entry.push(id);
    const count = this.#count.at(place) + 1;
    this.#count.items[place] = count;
    if (count > this.#limit.at(place)) this.#divide(place);
  }

  #bits(id: number, { word, mask, shift }: Slot): number {
    return (this.words.at(id * this.#size + word) & mask) >>> shift;
  }

  #divide(place: number): void {
    let [best, least] = [nothing, this.#count.at(place) * worth];
    for (let s = 0; s < this.#slots.length; s++) {
      const left = this.#leftBy(s, place);
      if (left < least) [best, least] = [s, left];
    }
    if (best === nothing) {
      this.#limit.items[place] = this.#count.at(place) * 2;
      return;
    }
    let entry = this.#first.at(place);
    const leaves = this.#leaves((this.#values[best] ?? 0) + 1);
    this.#split.items[place] = best;
    this.#first.items[place] = leaves;
    for (; entry !== nothing; entry = this.#next.at(entry)) this.#add(place, this.#entry.at(entry));
  }

  readonly #tally = new Int32Array(32);

  /** How many boxes of a leaf there would be to look through at most, if it were split by a slot. */
  #leftBy(s: number, place: number): number {
    const slot = this.#slots[s];
    if (!slot) return Infinity;
    const tally = this.#tally.fill(0);
    let any = 0;
    for (let entry = this.#first.at(place); entry !== nothing; entry = this.#next.at(entry)) {
      const bits = this.#bits(this.#entry.at(entry), slot);
      if (bitsIn(bits) > few) any++;
      else for (let rest = bits; rest; rest &= rest - 1) tally[31 - Math.clz32(rest & -rest)]++;
    }
    return any + Math.max(...tally);
  }

  #among(head: number, vector: Vector): number {
    const words = this.words.items;
    const size = this.#size;
    for (let entry = head; entry !== nothing; entry = this.#next.at(entry)) {
      const id = this.#entry.at(entry);
      const base = id * size;
      let i = 0;
      while (i < size && !((vector[i] ?? 0) & ~(words[base + i] ?? 0))) i++;
      if (i === size) return id;
    }
    return nothing;
  }
}
