import { named, nodeAt, shownBy, type Explored } from './explored.ts';
import { finding, type Finding } from './finding.ts';
import type { Graph } from '../explore/graph.ts';
import { effectsOf } from './inside.ts';
import type { Outlook } from '../explore/outlook.ts';
import { Prospects } from './prospects.ts';
import { roadTo, type Step } from '../explore/road.ts';

/** Two answers at one node, the first of them marked higher. */
interface Pair {
  node: string;
  more: string;
  less: string;
}

/** Pairs of which the higher marked is never better than the other in anything, and at some time worse. */
function pairsOf(outlook: Outlook): Pair[] {
  const { graph, max } = outlook;
  // Where the end cannot be come to there is something to mend first.
  if (max.includes(-Infinity)) return [];
  const prospects = new Prospects(outlook);
  const pairs = new Map<string, Pair & { better: boolean; worse: boolean }>();
  for (const [situation, edges] of graph.edges.entries()) {
    const node = nodeAt(graph, situation);
    if ('several' in (graph.table.program.scenario.nodes[node] ?? {})) continue;
    for (const a of edges)
      for (const b of edges) {
        if (a.lane.marks <= b.lane.marks) continue;
        const [more, less] = [a.lane.way.move.id, b.lane.way.move.id];
        const key = `${node} ${more} ${less}`;
        const pair = pairs.get(key) ?? { node, more, less, better: false, worse: false };
        pairs.set(key, pair);
        if (pair.better) continue;
        const { better, worse } = prospects.compare(a, b, situation);
        pair.better ||= better;
        pair.worse ||= worse;
      }
  }
  return [...pairs.values()].filter(({ better, worse }) => worse && !better);
}

/** The shortest road that takes the first of two answers where the other was open too. */
function roadOf(graph: Graph, { node, more, less }: Pair): Step[] | undefined {
  return roadTo(
    graph,
    ({ lane }, from) =>
      lane.way.move.id === more &&
      nodeAt(graph, from) === node &&
      (graph.edges[from] ?? []).some((other) => other.lane.way.move.id === less),
  );
}

/** Answers that are marked higher than another and pay less, unless the author says that this is the lesson. */
export function dominated({ scenario, outlooks }: Explored): Finding[] {
  const pairs = new Map([...outlooks].map(([who, outlook]) => [who, { outlook, pairs: pairsOf(outlook) }]));
  return effectsOf(scenario).flatMap(({ path, node, id, effect }) => {
    if (effect.hard) return [];
    const shown = shownBy(pairs, ({ outlook, pairs: all }) => {
      const pair = all.find((p) => p.node === node && p.more === id);
      return pair && roadOf(outlook.graph, pair);
    });
    if (!shown) return [];
    const than = pairs.get(shown.road.personality)?.pairs.find((p) => p.node === node && p.more === id)?.less;
    const message = `is marked higher than "${than ?? ''}" and never pays more${named(shown.who, scenario)}: not in the best score, nor in blind play's score, passing and keeping the customer; let it lead to something better, mark it lower, or say in hard: why it does not pay`;
    return [finding('better-dominated', path, message, shown.road)];
  });
}
