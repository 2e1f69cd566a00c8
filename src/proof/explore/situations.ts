import { Ints } from './ints.ts';

/** Situations by number, each with its edges; those with the same edges are one. */
export class Situations {
  /** By situation: its node; where its edges begin; one more at the end. */
  readonly node: Ints;
  readonly begin: Ints;
  /** By edge: where it leads, its lane, its sequel. */
  readonly to: Ints;
  readonly lane: Ints;
  readonly sequel: Ints;
  /** Situations by what their edges come to, made when one is looked for. */
  #slots = new Int32Array();
  readonly #hash = new Ints();

  /** With room for a situation at every node and an edge for every lane. */
  constructor(nodes: number, lanes: number) {
    this.node = new Ints(nodes);
    this.begin = new Ints(nodes + 1);
    this.to = new Ints(lanes);
    this.lane = new Ints(lanes);
    this.sequel = new Ints(lanes);
    this.begin.push(0);
  }

  /** Adds an edge to the situation that comes next. */
  edge(to: number, lane: number, sequel: number): void {
    this.to.push(to);
    this.lane.push(lane);
    this.sequel.push(sequel);
  }

  /** The situation at a node with the edges just added, which no other has. */
  add(node: number): number {
    this.begin.push(this.to.length);
    return this.node.push(node);
  }

  /** The situation at a node with the edges just added: one that is known, or a new one. */
  of(node: number): number {
    while (this.#hash.length < this.node.length) this.#find(this.#hash.length);
    const id = this.add(node);
    const known = this.#find(id);
    if (known !== id) {
      this.node.length = this.#hash.length = id;
      this.begin.length = id + 1;
      this.to.length = this.lane.length = this.sequel.length = this.begin.at(id);
    }
    return known;
  }

  /** Those that the first leads to and itself, whatever a situation leads to before it; by number, their number there. */
  from(first: number): { situations: Situations; numbers: Int32Array } {
    const situations = new Situations(this.node.length, this.to.length);
    const numbers = new Int32Array(this.node.length).fill(-1);
    const road = [first];
    const edges = [this.begin.at(first)];
    for (let depth = 0; depth >= 0;) {
      const id = road[depth] ?? 0;
      const end = this.begin.at(id + 1);
      let edge = edges[depth] ?? 0;
      let on = -1;
      for (; edge < end; edge++) {
        on = this.to.at(edge);
        if (on >= 0 && (numbers[on] ?? 0) < 0) break;
      }
      edges[depth] = edge;
      if (edge < end) {
        road[++depth] = on;
        edges[depth] = this.begin.at(on);
        continue;
      }
      depth--;
      for (edge = this.begin.at(id); edge < end; edge++) {
        on = this.to.at(edge);
        situations.edge(on < 0 ? on : (numbers[on] ?? 0), this.lane.at(edge), this.sequel.at(edge));
      }
      numbers[id] = situations.add(this.node.at(id));
    }
    return { situations, numbers };
  }

  /** The same situation as the latest one: an earlier one, or that itself, which can be found from now on. */
  #find(id: number): number {
    if (id * 2 >= this.#slots.length) this.#widen(id);
    const hash = this.#hashOf(id);
    this.#hash.push(hash);
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (; this.#slots[slot] !== -1; slot = (slot + 1) & mask) {
      const other = this.#slots[slot] ?? 0;
      if (this.#hash.at(other) === hash && this.#same(other, id)) return other;
    }
    this.#slots[slot] = id;
    return id;
  }

  #hashOf(id: number): number {
    let hash = Math.imul(this.node.at(id) + 1, 0x9e3779b1);
    for (let edge = this.begin.at(id); edge < this.begin.at(id + 1); edge++) {
      hash = Math.imul(hash ^ this.to.at(edge), 0x85ebca6b);
      hash = Math.imul(hash ^ (hash >>> 15) ^ this.lane.at(edge), 0x85ebca6b);
      hash = Math.imul(hash ^ (hash >>> 15) ^ this.sequel.at(edge), 0x85ebca6b);
      hash ^= hash >>> 15;
    }
    return hash;
  }

  #same(one: number, other: number): boolean {
    const [a, b] = [this.begin.at(one), this.begin.at(other)];
    const count = this.begin.at(one + 1) - a;
    if (this.node.at(one) !== this.node.at(other) || this.begin.at(other + 1) - b !== count) return false;
    for (let i = 0; i < count; i++)
      if (
        this.to.at(a + i) !== this.to.at(b + i) ||
        this.lane.at(a + i) !== this.lane.at(b + i) ||
        this.sequel.at(a + i) !== this.sequel.at(b + i)
      )
        return false;
    return true;
  }

  #widen(count: number): void {
    const mask = Math.max(64, 4 << (31 - Math.clz32(count + 1))) - 1;
    this.#slots = new Int32Array(mask + 1).fill(-1);
    for (let id = 0; id < count; id++) {
      let slot = this.#hash.at(id) & mask;
      while (this.#slots[slot] !== -1) slot = (slot + 1) & mask;
      this.#slots[slot] = id;
    }
  }
}
