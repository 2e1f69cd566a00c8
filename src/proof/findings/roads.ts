import { playable, type Personality, type Scenario } from '#model';
import { idleConditions } from './asked.ts';
import { decorative, saturated, unpassable } from './best.ts';
import { brokenClaims } from './claims.ts';
import { dominated } from './dominated.ts';
import type { Explored } from './explored.ts';
import type { Finding } from './finding.ts';
import type { Graph } from '../explore/graph.ts';
import { unresolved } from './promised.ts';
import { deadEnds, earningLoops, traps, unreached } from './reach.ts';

/** What holds of every road together, and so can be told only where all personalities were explored. */
const ofAll = [unreached, idleConditions, unresolved];
const ofEach = [deadEnds, traps, earningLoops, unpassable, saturated, dominated, decorative];

/**
 * What can be found by exploring a scenario without errors, each with the shortest road that shows it. `graphs` may
 * hold personalities that have no outlook, for a loop earns marks; `claimed` keep apart what is claimed of the end.
 */
export function exploredFindings(explored: Explored, claimed: ReadonlyMap<Personality, Graph>): Finding[] {
  const whole = explored.graphs.size === playable(explored.scenario).length;
  return [
    ...(whole ? ofAll.flatMap((find) => find(explored)) : []),
    ...ofEach.flatMap((find) => find(explored)),
    ...brokenClaims(explored, claimed),
  ];
}
