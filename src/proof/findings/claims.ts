import type { Scenario } from '#model';
import { Closing } from './closing.ts';
import { conditionOf } from '../explore/condition.ts';
import { named, retake, shownBy, type Explored } from './explored.ts';
import { finding, type Finding, type Path } from './finding.ts';
import { Graph, type Edge } from '../explore/graph.ts';
import { BeyondBudget, type Outlook } from '../explore/outlook.ts';
import { passing } from './passing.ts';
import { roadTo, stepsOf, type Step } from '../explore/road.ts';

type Claim = Scenario['always'][number] & { kind: 'always' | 'never'; path: Path };
type Ending = (edge: Edge, from: number) => boolean;

function claimsOf(scenario: Scenario): Claim[] {
  return (['always', 'never'] as const).flatMap((kind) =>
    scenario[kind].map((claim, i) => ({ ...claim, kind, path: [kind, i] })),
  );
}

/** The shortest road that passes and ends in a way that is looked for. */
function passingRoad(graph: Graph, outlook: Outlook, found: Ending): Step[] | undefined {
  const passes = passing(outlook);
  interface Spot {
    at: number;
    marks: number;
    came?: readonly [before: Spot, edge: Edge];
  }
  const seen = new Set<string>();
  const queue: Spot[] = [{ at: graph.first, marks: 0 }];
  for (const spot of queue)
    for (const edge of graph.edges[spot.at] ?? []) {
      if (edge.lane.breach) continue;
      const next: Spot = { at: edge.to, marks: spot.marks + edge.marks, came: [spot, edge] };
      if (edge.to < 0 && passes(edge.to, next.marks) && found(edge, spot.at)) {
        const road: [number, Edge][] = [];
        for (let { came } = next; came; { came } = came[0]) road.unshift([came[0].at, came[1]]);
        return stepsOf(graph, road);
      }
      const key = `${String(next.at)} ${String(next.marks)}`;
      if (edge.to < 0 || seen.has(key)) continue;
      seen.add(key);
      queue.push(next);
    }
  return undefined;
}

/** Looks for roads against claims, on situations that keep apart what is claimed of the end. @throws BeyondBudget */
function witness(outlook: Outlook, claims: readonly Claim[], budget: number) {
  const graph = new Graph(outlook.graph.table.program, budget, (table) => {
    const closing = new Closing(table);
    const conditions = claims.map(({ that }) => conditionOf(that, table.layout));
    return (to) => {
      closing.close();
      for (const condition of conditions) closing.explain(condition, to);
    };
  });
  if (!graph.complete) throw new BeyondBudget();
  const closing = new Closing(graph.table);
  return ({ kind, at, that }: Claim): Step[] | undefined => {
    const condition = conditionOf(that, graph.table.layout);
    const breaks: Ending = (edge, from) => {
      if (edge.to >= 0) return false;
      retake(graph, edge, from);
      return condition.holds(closing.close()) !== (kind === 'always');
    };
    return at === 'end' ? roadTo(graph, breaks) : passingRoad(graph, outlook, breaks);
  };
}

/** What the author says is always or never so, and is not. */
export function brokenClaims({ scenario, outlooks }: Explored, budget: number): Finding[] {
  const claims = claimsOf(scenario);
  if (!claims.length) return [];
  try {
    const witnesses = new Map([...outlooks].map(([who, outlook]) => [who, witness(outlook, claims, budget)]));
    return claims.flatMap((claim) => {
      const shown = shownBy(witnesses, (against) => against(claim));
      if (!shown) return [];
      const where = claim.at === 'end' ? 'an ending' : 'a road that passes';
      const message = `is not true${named(shown.who, scenario)}: ${where} speaks against "${claim.text.en}"; mend the road or the claim`;
      return [finding('claim-broken', claim.path, message, shown.road)];
    });
  } catch (error) {
    if (!(error instanceof BeyondBudget)) throw error;
    const message =
      'has too many situations to check what is said always and never; ask for fewer meters there';
    return [finding('too-large', claims[0]?.path.slice(0, 1) ?? [], message)];
  }
}
