import { nodeOf } from '#engine';
import type { Node } from '#model';
import { readingsOf } from './answers.ts';
import type { Edge, Graph } from '../explore/graph.ts';
import type { Step } from '../explore/road.ts';

/** Why an answer is refused: the conversation is over, there is no such answer, or it is not open. */
export type Refusal = 'over' | 'unknown' | 'closed';

/** One answer, taken in both versions. */
export interface Link {
  /** A pair, or -1 where the old road ends. */
  to: number;
  answer: string;
  old: Edge;
  now: Edge;
}

/** Where an answer of the old version is refused by the new one. */
interface Refused {
  pair: number;
  answer: string;
  why: Refusal;
}

const nodesOf = ({ table }: Graph): Node[] => table.nodes.map((id) => nodeOf(table.program, id));

/**
 * Two versions walked in step: every pair of situations that the same answers lead to in the old version and the
 * new one. Pairs stand in the order of their distance from the start.
 */
export class InStep {
  readonly links: (readonly Link[])[] = [];
  /** The first refusal that the old version comes to; none is nearer to the start. */
  refused: Refused | undefined;
  /** False where the budget ran out. */
  complete = true;
  readonly before: Graph;
  readonly after: Graph;
  readonly #old: number[] = [];
  readonly #now: number[] = [];
  readonly #came: (readonly [pair: number, link: Link] | undefined)[] = [];
  readonly #ids = new Map<number, number>();
  readonly #oldNodes: Node[];
  readonly #nowNodes: Node[];

  constructor(before: Graph, after: Graph, budget: number) {
    this.before = before;
    this.after = after;
    this.#oldNodes = nodesOf(before);
    this.#nowNodes = nodesOf(after);
    this.#pair(before.first, after.first);
    for (let at = 0; at < this.#old.length; at++) {
      if (at === budget) {
        this.complete = false;
        return;
      }
      this.links.push(this.#linksOf(at));
    }
  }

  /** The node that the old version stands at in a pair. */
  nodeAt(pair: number): string {
    return this.before.table.nodes[this.before.node[this.#old[pair] ?? 0] ?? 0] ?? '';
  }

  /** The node that the new version stands at in a pair. */
  nodeNow(pair: number): string {
    const now = this.#now[pair] ?? 0;
    return this.after.table.nodes[now < 0 ? -1 - now : (this.after.node[now] ?? 0)] ?? '';
  }

  /** The shortest road to a pair. */
  roadTo(pair: number): Step[] {
    const road: Step[] = [];
    for (let came = this.#came[pair]; came; came = this.#came[came[0]])
      road.unshift({ node: this.nodeAt(came[0]), answer: came[1].answer });
    return road;
  }

  #pair(old: number, now: number): number {
    const key = old * (this.after.size + this.#nowNodes.length) + now + this.#nowNodes.length;
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    this.#ids.set(key, this.#old.length);
    this.#now.push(now);
    return this.#old.push(old) - 1;
  }

  #linksOf(at: number): Link[] {
    const { before, after } = this;
    const [o = 0, n = 0] = [this.#old[at], this.#now[at]];
    const [from, onto] = [
      this.#oldNodes[before.node[o] ?? 0],
      this.#nowNodes[n < 0 ? -1 - n : (after.node[n] ?? 0)],
    ];
    if (!from || !onto) return [];
    const readings = readingsOf(from, onto);
    const open = new Map(n < 0 ? [] : after.edges[n]?.map((e) => [e.lane.way.move.id, e]));
    return (before.edges[o] ?? []).flatMap((old) =>
      (readings.get(old.lane.way.move.id) ?? []).flatMap(({ answer, move }) => {
        const now = open.get(move ?? '');
        if (now) return [this.#link(at, old, now, answer)];
        const why = n < 0 ? 'over' : move === undefined ? 'unknown' : 'closed';
        this.refused ??= { pair: at, answer, why };
        return [];
      }),
    );
  }

  #link(at: number, old: Edge, now: Edge, answer: string): Link {
    const to = old.to < 0 ? -1 : this.#pair(old.to, now.to);
    const link = { to, answer, old, now };
    if (to > 0 && !this.#came[to]) this.#came[to] = [at, link];
    return link;
  }
}
