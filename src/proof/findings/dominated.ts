import { among, named, nodeAt, shownBy, type Explored } from './explored.ts';
import { Ints } from '../explore/ints.ts';
import { finding, type Finding } from './finding.ts';
import type { Graph } from '../explore/graph.ts';
import { effectsOf } from './inside.ts';
import type { Outlook } from '../explore/outlook.ts';
import { respects, type Compared } from './prospects.ts';
import { roadTo, type Step } from '../explore/road.ts';

/** So many numbers make a meeting of two edges. */
const stride = 4;

/** Two answers at one node, the first of them marked higher. */
interface Pair extends Compared {
  node: string;
  more: string;
  less: string;
}

/** Every two edges of a situation, the first of them marked higher: those, the situation, their pair of answers. */
function pairsIn({ begin, lane, node, size, table }: Graph): { pairs: Pair[]; met: Ints } {
  const { lanes } = table.plan;
  const isSeveral = Object.values(table.program.scenario.nodes).map((at) => 'several' in at);
  const pairs: Pair[] = [];
  const met = new Ints(lane.length * stride);
  const places = new Map<number, number>();
  for (let situation = 0; situation < size; situation++) {
    const here = node[situation] ?? 0;
    if (isSeveral[here]) continue;
    const [first = 0, last = 0] = [begin[situation], begin[situation + 1]];
    for (let a = first; a < last; a++)
      for (let b = first; b < last; b++) {
        const [higher, lower] = [lane[a] ?? 0, lane[b] ?? 0];
        if ((table.marks[higher] ?? 0) <= (table.marks[lower] ?? 0)) continue;
        const key = higher * lanes.length + lower;
        let place = places.get(key);
        if (place === undefined) {
          const [more = '', less = ''] = [lanes[higher]?.way.move.id, lanes[lower]?.way.move.id];
          place = pairs.push({ node: table.nodes[here] ?? '', more, less, better: false, worse: false }) - 1;
          places.set(key, place);
        }
        met.push(a);
        met.push(b);
        met.push(situation);
        met.push(place);
      }
  }
  return { pairs, met };
}

/** Pairs of which the higher marked is never better than the other in anything, and at some time worse. */
function pairsOf(outlook: Outlook): Pair[] {
  const { graph, max } = outlook;
  // Where the end cannot be come to there is something to mend first.
  if (max.includes(-Infinity)) return [];
  const { pairs, met } = pairsIn(graph);
  for (const compare of respects(outlook)) {
    if (pairs.every(({ better }) => better)) break;
    for (let i = 0; i < met.length; i += stride) {
      const pair = pairs[met.at(i + 3)];
      if (pair && !pair.better) compare(met.at(i), met.at(i + 1), met.at(i + 2), pair);
    }
  }
  return pairs.filter(({ better, worse }) => worse && !better);
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
