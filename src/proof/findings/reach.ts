import { among, named, nodeAt, shownBy, type Explored } from './explored.ts';
import { finding, type Code, type Finding } from './finding.ts';
import type { Graph } from '../explore/graph.ts';
import { linksOf } from './inside.ts';
import { comingToAnEnd, earningLoop } from '../explore/loops.ts';
import { roadInto } from '../explore/road.ts';

/** Every node that some road comes to. */
function reachedBy({ graphs }: Explored): Set<string> {
  const reached = new Set<string>();
  for (const graph of graphs.values())
    for (const [place, is] of graph.reached().entries()) if (is) reached.add(graph.table.nodes[place] ?? '');
  return reached;
}

/** The endings for customers out of patience who leave in a manner that none of this scenario's does. */
function idleLeavers({ scenario, graphs }: Explored): Set<string> {
  const { aloud, silently } = scenario.customer.leaves;
  const used = [...graphs.values()].map((g) => g.table.program.leaver);
  const linked = new Set(Object.values(scenario.nodes).flatMap(linksOf));
  return new Set(
    [aloud, silently].flatMap((id) => (id && !used.includes(id) && !linked.has(id) ? [id] : [])),
  );
}

/** Nodes and endings that are linked and that no road comes to, whoever the customer. */
export function unreached(explored: Explored): Finding[] {
  const reached = reachedBy(explored);
  const idle = idleLeavers(explored);
  return Object.entries(explored.scenario.nodes).flatMap(([id, node]) => {
    if (reached.has(id) || idle.has(id)) return [];
    const code = 'end' in node ? 'ending-unreachable' : 'node-unreachable';
    const message = `no road leads to "${id}", though there are links; loosen the conditions before it or delete it`;
    return [finding(code, ['nodes', id], message, { step: id, why: 'closed' })];
  });
}

/** One finding for each node that has such situations, with the shortest road into one. */
function atNodes(
  { scenario, graphs }: Explored,
  code: Code,
  message: (who: string) => string,
  such: (graph: Graph) => ReadonlySet<number>,
): Finding[] {
  const hits = new Map([...graphs].map(([who, graph]) => [who, { graph, all: such(graph) }]));
  const nodes = new Set(
    [...hits.values()].flatMap(({ graph, all }) => [...all].map((s) => nodeAt(graph, s))),
  );
  return [...nodes].flatMap((id) => {
    const shown = shownBy(hits, ({ graph, all }) =>
      all.size ? roadInto(graph, (s) => all.has(s) && nodeAt(graph, s) === id) : undefined,
    );
    if (!shown) return [];
    const who = among(shown.who, scenario);
    return [finding(code, ['nodes', id], message(named(shown.who, scenario)), { who }, shown.road)];
  });
}

/** Situations at which nothing can be answered. */
export function deadEnds(explored: Explored): Finding[] {
  const message = (who: string) =>
    `can be come to with no choice open${who}; add a choice without when:, or loosen one`;
  return atNodes(explored, 'dead-end', message, ({ begin, size }) => {
    const dead = new Set<number>();
    for (let id = 0; id < size; id++) if (begin[id] === begin[id + 1]) dead.add(id);
    return dead;
  });
}

/** Situations from which one only goes round and round: where roads come into them. */
export function traps(explored: Explored): Finding[] {
  const message = (who: string) =>
    `can be come to with no way out of going round${who}; let one choice lead on, or wear out`;
  return atNodes(explored, 'loop-without-exit', message, (graph) => {
    const ends = graph.loops ? comingToAnEnd(graph) : undefined;
    if (!ends) return new Set();
    if (!ends[graph.first]) return new Set([graph.first]);
    const { begin, to, size } = graph;
    const entries = new Set<number>();
    for (let from = 0; from < size; from++)
      for (let edge = begin[from] ?? 0; ends[from] && edge < (begin[from + 1] ?? 0); edge++) {
        const on = to[edge] ?? -1;
        if (on >= 0 && !ends[on]) entries.add(on);
      }
    return entries;
  });
}

/** Loops that come back with other marks, in all or of one principle. */
export function earningLoops({ scenario, graphs }: Explored): Finding[] {
  const shown = shownBy(graphs, earningLoop);
  if (!shown) return [];
  const last = shown.road.steps.at(-1)?.node ?? '';
  const message = `is on a loop that earns or loses marks every time around${named(shown.who, scenario)}, so that no best or worst road exists; let it wear out (set a flag, ask for it with when:) or mark it 0`;
  return [
    finding('loop-earns-marks', ['nodes', last], message, { who: among(shown.who, scenario) }, shown.road),
  ];
}
