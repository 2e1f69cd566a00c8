import { playable, type Personality, type Scenario } from '#model';
import { idleConditions } from './asked.ts';
import { decorative, saturated, unpassable } from './best.ts';
import { brokenClaims } from './claims.ts';
import { dominated } from './dominated.ts';
import type { Explored } from './explored.ts';
import type { Finding } from './finding.ts';
import { stateBudget, type Graph } from '../explore/graph.ts';
import type { Outlook } from '../explore/outlook.ts';
import { unresolved } from './promised.ts';
import { deadEnds, earningLoops, traps, unreached } from './reach.ts';

/** What holds of every road together, and so can be told only where all personalities were explored. */
const ofAll = [unreached, idleConditions, unresolved];
const ofEach = [deadEnds, traps, earningLoops, unpassable, saturated, dominated, decorative];

/**
 * What can be found by exploring a scenario without errors, each with the shortest road that shows it. `graphs` may
 * hold personalities that have no outlook, for a loop earns marks.
 */
export function exploredFindings(
  scenario: Scenario,
  outlooks: ReadonlyMap<Personality, Outlook>,
  graphs: ReadonlyMap<Personality, Graph> = new Map([...outlooks].map(([who, { graph }]) => [who, graph])),
  budget = stateBudget,
): Finding[] {
  const explored: Explored = { scenario, graphs, outlooks };
  const whole = graphs.size === playable(scenario).length;
  return [
    ...(whole ? ofAll.flatMap((find) => find(explored)) : []),
    ...ofEach.flatMap((find) => find(explored)),
    ...brokenClaims(explored, budget),
  ];
}
