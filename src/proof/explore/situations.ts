import { Ints } from './ints.ts';

/** So many numbers make an edge: where it leads, its lane, its sequel. */
export const stride = 3;

/** Situations by number, each with its edges; those with the same edges are one. */
export class Situations {
  /** By situation: its node; where its edges begin, as numbers; one more at the end. */
  readonly node: Ints;
  readonly first: Ints;
  /** All edges, one after the other. */
  readonly edges: Ints;
  /** Situations by what their edges come to. */
  #slots: Int32Array;
  readonly #hash: Ints;

  /** With room for a situation at every node and an edge for every lane. */
  constructor(nodes: number, lanes: number) {
    this.node = new Ints(nodes + 1);
    this.first = new Ints(nodes + 1);
    this.edges = new Ints(lanes * stride);
    this.#hash = new Ints(nodes + 1);
    this.#slots = new Int32Array(2 << (32 - Math.clz32(nodes + 1))).fill(-1);
    this.first.push(0);
  }

  /** The situation at a node with the edges that stand in a list from `from` on: one that is known, or a new one. */
  of(node: number, list: Ints, from: number): number {
    const count = list.length - from;
    let hash = Math.imul(node + 1, 0x9e3779b1);
    for (let i = from; i < list.length; i++) {
      hash = Math.imul(hash ^ list.at(i), 0x85ebca6b);
      hash ^= hash >>> 15;
    }
    if (this.node.length * 2 >= this.#slots.length) this.#widen();
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (; this.#slots[slot] !== -1; slot = (slot + 1) & mask) {
      const id = this.#slots[slot] ?? 0;
      if (this.#hash.at(id) === hash && this.#same(id, node, list, from, count)) return id;
    }
    const id = this.node.push(node);
    this.#hash.push(hash);
    this.#slots[slot] = id;
    this.edges.reach(this.edges.length + count);
    for (let i = 0; i < count; i++) this.edges.items[this.edges.length + i] = list.at(from + i);
    this.edges.length += count;
    this.first.push(this.edges.length);
    return id;
  }

  #same(id: number, node: number, list: Ints, from: number, count: number): boolean {
    const at = this.first.at(id);
    if (this.node.at(id) !== node || this.first.at(id + 1) - at !== count) return false;
    for (let i = 0; i < count; i++) if (this.edges.at(at + i) !== list.at(from + i)) return false;
    return true;
  }

  #widen(): void {
    const mask = this.#slots.length * 2 - 1;
    this.#slots = new Int32Array(mask + 1).fill(-1);
    for (let id = 0; id < this.node.length; id++) {
      let slot = this.#hash.at(id) & mask;
      while (this.#slots[slot] !== -1) slot = (slot + 1) & mask;
      this.#slots[slot] = id;
    }
  }
}
