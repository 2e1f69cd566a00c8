import { among, named, nodeAt, shownBy, type Explored } from './explored.ts';
import { finding, type Finding } from './finding.ts';
import type { Graph } from '../explore/graph.ts';
import { effectsOf } from './inside.ts';
import type { Outlook } from '../explore/outlook.ts';
import { respects, type Compared, type Respect } from './prospects.ts';
import { roadTo, type Step } from '../explore/road.ts';

/** Two answers at one node, the first of them marked higher. */
interface Pair extends Compared {
  node: string;
  more: string;
  less: string;
}

/** Instead of the number of a pair: the two have not met yet, or the first is not marked higher. */
const [unmet, notHigher] = [-1, -2];

/** Pairs of answers, compared wherever they meet. */
class Pairs {
  readonly all: Pair[] = [];
  readonly #graph: Graph;
  /** By node: where the numbers of its pairs begin, as a square of its lanes; -1 where nothing is to be compared. */
  readonly #begin: Int32Array;
  readonly #numbers: Int32Array;

  constructor(graph: Graph) {
    const { plan, program } = graph.table;
    const nodes = Object.values(program.scenario.nodes);
    let count = 0;
    this.#graph = graph;
    this.#begin = Int32Array.from(plan.rows, ({ lanes }, n) => {
      const node = nodes[n];
      if (!node || 'several' in node) return -1;
      count += lanes.length ** 2;
      return count - lanes.length ** 2;
    });
    this.#numbers = new Int32Array(count).fill(unmet);
  }

  /** Compares all pairs of which the higher marked was not better in anything so far; whether there are any left. */
  compare(respect: Respect): boolean {
    const { begin, lane, node, size, table } = this.#graph;
    const numbers = this.#numbers;
    for (let situation = 0; situation < size; situation++) {
      const here = node[situation] ?? 0;
      const own = this.#begin[here] ?? -1;
      if (own < 0) continue;
      const [from = 0, until = 0] = [table.plan.begin[here], table.plan.begin[here + 1]];
      const [first = 0, last = 0] = [begin[situation], begin[situation + 1]];
      for (let a = first; a < last; a++) {
        const higher = lane[a] ?? 0;
        const row = own + (higher - from) * (until - from) - from;
        for (let b = first; b < last; b++) {
          const lower = lane[b] ?? 0;
          let number = numbers[row + lower] ?? notHigher;
          if (number === unmet) number = numbers[row + lower] = this.#meet(here, higher, lower);
          if (number < 0) continue;
          const pair = this.all[number];
          if (pair && !pair.better) respect(a, b, situation, pair);
        }
      }
    }
    const left = new Set(this.all.flatMap((pair) => (pair.better ? [] : [pair.node])));
    for (const [n, id] of table.nodes.entries()) if (!left.has(id)) this.#begin[n] = -1;
    return left.size > 0;
  }

  #meet(node: number, higher: number, lower: number): number {
    const { marks, nodes, plan } = this.#graph.table;
    if ((marks[higher] ?? 0) <= (marks[lower] ?? 0)) return notHigher;
    const [more = '', less = ''] = [plan.lanes[higher]?.way.move.id, plan.lanes[lower]?.way.move.id];
    return this.all.push({ node: nodes[node] ?? '', more, less, better: false, worse: false }) - 1;
  }
}

/** Pairs of which the higher marked is never better than the other in anything, and at some time worse. */
function pairsOf(outlook: Outlook): Pair[] {
  const { graph, max } = outlook;
  // Where the end cannot be come to there is something to mend first.
  if (max.includes(-Infinity)) return [];
  const pairs = new Pairs(graph);
  for (const respect of respects(outlook)) if (!pairs.compare(respect)) break;
  return pairs.all.filter(({ better, worse }) => worse && !better);
}

/** The shortest road that takes the first of two answers where the other was open too. */
function roadOf(graph: Graph, { node, more, less }: Pair): Step[] | undefined {
  return roadTo(
    graph,
    ({ lane }, from) =>
      lane.way.move.id === more &&
      nodeAt(graph, from) === node &&
      graph.edgesOf(from).some((other) => other.lane.way.move.id === less),
  );
}

/** Answers that are marked higher than another and pay less, unless the author says that this is the lesson. */
export function dominated({ scenario, outlooks }: Explored): Finding[] {
  const pairs = new Map([...outlooks].map(([who, outlook]) => [who, { outlook, pairs: pairsOf(outlook) }]));
  if ([...pairs.values()].every((all) => !all.pairs.length)) return [];
  return effectsOf(scenario).flatMap(({ path, node, id, effect }) => {
    if (effect.hard) return [];
    const shown = shownBy(pairs, ({ outlook, pairs: all }) => {
      const pair = all.find((p) => p.node === node && p.more === id);
      return pair && roadOf(outlook.graph, pair);
    });
    if (!shown) return [];
    const than = pairs.get(shown.road.personality)?.pairs.find((p) => p.node === node && p.more === id)?.less;
    const message = `is marked higher than "${than ?? ''}" and never pays more${named(shown.who, scenario)}: not in the best score, nor in blind play's score, passing and keeping the customer; let it lead to something better, mark it lower, or say in hard: why it does not pay`;
    const values = { choice: than ?? '', who: among(shown.who, scenario) };
    return [finding('better-dominated', path, message, values, shown.road)];
  });
}
