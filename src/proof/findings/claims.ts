import type { Personality, Scenario } from '#model';
import { Closing } from './closing.ts';
import { conditionOf } from '../explore/condition.ts';
import { among, named, shownBy, type Explored } from './explored.ts';
import type { Before } from '../explore/carried.ts';
import { Explorer, type AtEnd } from '../explore/explorer.ts';
import { finding, type Finding, type Path } from './finding.ts';
import { Graph, type Edge } from '../explore/graph.ts';
import { settled, type Outlook } from '../explore/outlook.ts';
import { faultless, scoring } from './passing.ts';
import { roadTo, stepsOf, type Step } from '../explore/road.ts';
import type { Sequel } from '../explore/sequel.ts';
import type { Table } from '../explore/table.ts';

type Claim = Scenario['always'][number] & { kind: 'always' | 'never'; path: Path };
/** By what was told of endings, whether they are looked for. */
type Ending = (sequel: Sequel) => boolean;

function claimsOf(scenario: Scenario): Claim[] {
  return (['always', 'never'] as const).flatMap((kind) =>
    scenario[kind].map((claim, i) => ({ ...claim, kind, path: [kind, i] })),
  );
}

/** By edge: its marks; -Infinity where it breaches integrity, loses the customer or ends in a way that is not looked for. */
function worthOf(graph: Graph, found: Ending): Float64Array {
  const { sequel, table, to } = graph;
  const looked = table.sequels.all.map(found);
  const worth = faultless(graph);
  for (let edge = 0; edge < worth.length; edge++)
    if ((to[edge] ?? 0) < 0 && !looked[sequel[edge] ?? 0]) worth[edge] = -Infinity;
  return worth;
}

/** The shortest road that passes and ends in a way that is looked for. */
function passingRoad(graph: Graph, outlook: Outlook, found: Ending): Step[] | undefined {
  const worth = worthOf(graph, found);
  const most = settled(graph, worth, true);
  const scoreOf = scoring(outlook);
  const { pass } = graph.table.program.scenario;
  const canPass = (at: number, marks: number): boolean => {
    const ahead = at < 0 ? 0 : (most[at] ?? -Infinity);
    return ahead > -Infinity && scoreOf(marks + ahead) >= pass;
  };
  if (!canPass(graph.first, 0)) return undefined;
  interface Spot {
    at: number;
    marks: number;
    came?: readonly [before: Spot, edge: Edge];
  }
  const seen = new Set<string>();
  const queue: Spot[] = [{ at: graph.first, marks: 0 }];
  for (const spot of queue)
    for (const edge of graph.edgesOf(spot.at)) {
      const next: Spot = { at: edge.to, marks: spot.marks + edge.marks, came: [spot, edge] };
      if (worth[edge.index] === -Infinity || !canPass(edge.to, next.marks)) continue;
      if (edge.to < 0) {
        const road: [number, Edge][] = [];
        for (let { came } = next; came; { came } = came[0]) road.unshift([came[0].at, came[1]]);
        return stepsOf(graph, road);
      }
      const key = `${String(next.at)} ${String(next.marks)}`;
      if (seen.has(key)) continue;
      seen.add(key);
      queue.push(next);
    }
  return undefined;
}

/** Asks every claim of every ending; what is told has a 1 for each that holds. */
function asking(table: Table, claims: readonly Claim[]): AtEnd {
  const closing = new Closing(table);
  const conditions = claims.map(({ that }) => conditionOf(that, table.layout));
  return (need) => {
    const left = closing.close();
    for (const condition of conditions) closing.explain(condition, need);
    return conditions.map((condition) => Number(condition.holds(left))).join('');
  };
}

/** Explores a program so that what differs in what is claimed of the end is kept apart. Nothing is explored until it runs. */
export function claimedExplorer(table: Table, budget: number, before?: Before): Explorer {
  const claims = claimsOf(table.program.scenario);
  return new Explorer(table, budget, claims.length ? asking(table, claims) : undefined, before);
}

/** What the author says is always or never so, and is not. `graphs` keep apart what is claimed. */
export function brokenClaims(
  { scenario, outlooks }: Explored,
  graphs: ReadonlyMap<Personality, Graph>,
): Finding[] {
  const claims = claimsOf(scenario);
  const all = new Map(
    [...outlooks].flatMap(([who, outlook]) => {
      const graph = graphs.get(who);
      return graph?.complete ? [[who, { outlook, graph }]] : [];
    }),
  );
  if (all.size < outlooks.size) {
    const message =
      'has too many situations to check what is said always and never; ask for fewer meters there';
    return [finding('too-large', claims[0]?.path.slice(0, 1) ?? [], message, { why: 'claims' })];
  }
  return claims.flatMap(({ kind, at, path, text }, i) => {
    const broken = kind === 'always' ? '0' : '1';
    const breaks: Ending = ({ told }) => told[i] === broken;
    const isBroken = ({ graph }: { graph: Graph }) => graph.table.sequels.all.some(breaks);
    const shown = shownBy(all, (of) => {
      if (!isBroken(of)) return undefined;
      return at === 'end'
        ? roadTo(of.graph, ({ to, sequel }) => to < 0 && breaks(sequel))
        : passingRoad(of.graph, of.outlook, breaks);
    });
    if (!shown) return [];
    const where = at === 'end' ? 'an ending' : 'a road that passes';
    const message = `is not true${named(shown.who, scenario)}: ${where} speaks against "${text.en}"; mend the road or the claim`;
    return [finding('claim-broken', path, message, { who: among(shown.who, scenario) }, shown.road)];
  });
}
