import type { Sketch } from '#model';

/** A version of a draft as it is sent: the nodes only as far as they were not sent before. */
export interface Parcel {
  rest: Sketch;
  /** The nodes in their order; absent where there are none to be told apart. */
  order?: string[];
  fresh: Sketch;
}

const isMap = (value: unknown): value is Sketch =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Sends one version after another; nodes are told apart as objects, since whoever edits replaces what changes. */
export class Packer {
  #sent: Sketch = {};

  pack(value: Sketch): Parcel {
    const { nodes, ...rest } = value;
    if (!isMap(nodes)) return { rest: value, fresh: {} };
    const fresh = Object.fromEntries(Object.entries(nodes).filter(([id, node]) => this.#sent[id] !== node));
    this.#sent = nodes;
    return { rest, order: Object.keys(nodes), fresh };
  }
}

/** Puts together again what a packer has sent; nodes that stay the same stay the same objects. */
export class Unpacker {
  #nodes: Sketch = {};

  unpack({ rest, order, fresh }: Parcel): Sketch {
    if (!order) return rest;
    this.#nodes = Object.fromEntries(
      order.map((id) => [id, Object.hasOwn(fresh, id) ? fresh[id] : this.#nodes[id]]),
    );
    return { ...rest, nodes: this.#nodes };
  }
}
