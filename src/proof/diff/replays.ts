import type { Personality } from '#model';
import { differing, type Differing } from './differing.ts';
import { InStep, type Refusal } from './instep.ts';
import type { Step } from '../explore/road.ts';
import type { Side } from './sides.ts';

/**
 * harmless: every road of the old version can be replayed and gives the same marks, ending and passing; migratable:
 * every one can be replayed, but some come to something else; breaking: some are refused; unknown: not explored.
 */
export type Verdict = 'harmless' | 'migratable' | 'breaking' | 'unknown';

/** Which roads of the old version can be replayed on the new one, with one personality. */
export interface Replay {
  personality: Personality;
  verdict: Verdict;
  /** The shortest road that is refused: its last answer is, while the new version stands at `at`. */
  refused?: { road: Step[]; why: Refusal | 'personality'; at?: string };
  /** The shortest road that comes to something else. */
  differs?: Differing;
  /** Why the verdict is unknown. */
  why?: string;
}

/** Walks all roads of the old version on the new one. */
export function replayOf(
  personality: Personality,
  before: Side | undefined,
  after: Side | undefined,
  budget: number,
): Replay {
  if (!before?.graph || !after?.graph) return { personality, verdict: 'unknown', why: 'not explored' };
  const walk = new InStep(before.graph, after.graph, budget);
  const found = differing(walk, before, after, budget);
  const differs = typeof found === 'object' ? { differs: found } : {};
  const { refused } = walk;
  if (refused) {
    const last = { node: walk.nodeAt(refused.pair), answer: refused.answer };
    const road = [...walk.roadTo(refused.pair), last];
    const at = walk.nodeNow(refused.pair);
    return { personality, verdict: 'breaking', refused: { road, why: refused.why, at }, ...differs };
  }
  const trouble = before.trouble ?? after.trouble;
  const why =
    !walk.complete || found === 'beyond'
      ? `more than ${String(budget)} pairs of situations`
      : trouble && `passing cannot be compared: ${trouble}`;
  if (why !== undefined) return { personality, verdict: 'unknown', why, ...differs };
  return { personality, verdict: found ? 'migratable' : 'harmless', ...differs };
}

const order: Verdict[] = ['breaking', 'unknown', 'migratable', 'harmless'];

/** The verdict on all of them: the worst one. */
export function worstOf(replays: readonly Replay[]): Verdict {
  return order.find((v) => replays.some((r) => r.verdict === v)) ?? 'harmless';
}
