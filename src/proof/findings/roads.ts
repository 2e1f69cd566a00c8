import { playable } from '#model';
import { idleConditions } from './asked.ts';
import { decorative, saturated, unpassable } from './best.ts';
import { dominated } from './dominated.ts';
import type { Explored } from './explored.ts';
import type { Finding } from './finding.ts';
import { unresolved } from './promised.ts';
import { deadEnds, earningLoops, traps, unreached } from './reach.ts';

/** What holds of every road together, and so can be told only where all personalities were explored. */
const ofAll = [unreached, idleConditions, unresolved];
const ofEach = [deadEnds, traps, earningLoops, unpassable, saturated, dominated, decorative];

/** What can be looked for in a scenario without errors that was explored, beside broken claims. */
export function findersOf({ graphs, scenario }: Explored): ((explored: Explored) => Finding[])[] {
  return graphs.size === playable(scenario).length ? [...ofAll, ...ofEach] : ofEach;
}
