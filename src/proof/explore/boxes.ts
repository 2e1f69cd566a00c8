import { Ints } from './ints.ts';
import type { Vector } from './layout.ts';

const nothing = -1;
/** Every value of trust with every value of patience. */
const cells = 21 * 11;
/** A box over more cells than this is kept apart, to be looked at from all of them. */
const wide = 60;

const bitsIn = (set: number): number => {
  let count = 0;
  for (let rest = set; rest; rest &= rest - 1) count++;
  return count;
};

/** Boxes of vectors at each node, found by a vector that one of them holds. */
export class Boxes {
  /** The words of all boxes, one box after the other. */
  readonly words = new Ints(4096);
  readonly #size: number;
  /** By node: its latest wide box; and where its cells begin, once it has any. */
  readonly #wide: Int32Array;
  readonly #cells: Int32Array;
  /** By cell: its latest entry. */
  readonly #heads = new Ints(1);
  readonly #entry = new Ints();
  readonly #next = new Ints();

  constructor(nodes: number, words: number) {
    this.#size = words;
    this.#wide = new Int32Array(nodes).fill(nothing);
    this.#cells = new Int32Array(nodes).fill(nothing);
  }

  /** Keeps the box that stands at `at`; boxes are numbered as they come. */
  add(node: number, box: Vector, at: number): void {
    const size = this.#size;
    const from = this.words.length;
    this.words.reach(from + size);
    for (let i = 0; i < size; i++) this.words.items[from + i] = box[at + i] ?? 0;
    this.words.length = from + size;
    const id = from / size;
    const first = box[at] ?? 0;
    if (bitsIn(first & 0x1fffff) * bitsIn(first >>> 21) > wide)
      this.#wide[node] = this.#enter(this.#wide[node] ?? nothing, id);
    else this.#addNarrow(node, first, id);
  }

  /** The latest box at a node that holds a vector; -1 where none does. */
  find(node: number, vector: Vector): number {
    const base = this.#cells[node] ?? nothing;
    if (base !== nothing) {
      const first = vector[0] ?? 0;
      const cell = (31 - Math.clz32(first & 0x1fffff)) * 11 + 10 - Math.clz32(first);
      // The cells tell the first word apart.
      const found = this.#among(this.#heads.at(base + cell), vector, 1);
      if (found !== nothing) return found;
    }
    return this.#among(this.#wide[node] ?? nothing, vector, 0);
  }

  #addNarrow(node: number, first: number, id: number): void {
    let base = this.#cells[node] ?? nothing;
    if (base === nothing) {
      base = this.#heads.length;
      this.#heads.reach(base + cells);
      this.#heads.items.fill(nothing, base, base + cells);
      this.#heads.length = base + cells;
      this.#cells[node] = base;
    }
    for (let trusts = first & 0x1fffff; trusts; trusts &= trusts - 1)
      for (let patiences = first >>> 21; patiences; patiences &= patiences - 1) {
        const cell =
          base + (31 - Math.clz32(trusts & -trusts)) * 11 + 31 - Math.clz32(patiences & -patiences);
        this.#heads.items[cell] = this.#enter(this.#heads.at(cell), id);
      }
  }

  #enter(head: number, id: number): number {
    this.#next.push(head);
    return this.#entry.push(id);
  }

  #among(head: number, vector: Vector, from: number): number {
    const words = this.words.items;
    const size = this.#size;
    for (let entry = head; entry !== nothing; entry = this.#next.at(entry)) {
      const id = this.#entry.at(entry);
      const base = id * size;
      let i = from;
      while (i < size && !((vector[i] ?? 0) & ~(words[base + i] ?? 0))) i++;
      if (i === size) return id;
    }
    return nothing;
  }
}
