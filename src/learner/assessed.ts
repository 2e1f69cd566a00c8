import {
  policyOf,
  type Attempt,
  type AttemptResult,
  type Hindsight,
  type Policy,
  type Scenario,
} from '#model';
import type { Standing } from '#player';
import { memory } from './memory.ts';

/** An attempt that has come to its end. */
export type Finished = Attempt & { result: AttemptResult };

/** What became of the assessed attempts of one scenario. */
export interface Assessed extends Policy {
  /** Those whose first choice is stored, in the order in which they were begun. */
  begun: readonly Attempt[];
  /** How many may still be begun. */
  left: number;
  /** The one whose result counts; undefined while none is finished. */
  counting: Finished | undefined;
}

/**
 * What became of the assessed attempts of a scenario. Practice and what-ifs never count. Of the finished ones counts
 * the first or the last to be begun, or the best: a pass before none, then the higher score, then the earlier one.
 */
export function assessedOf(
  scenario: Pick<Scenario, 'id' | 'assessed'>,
  attempts: readonly Attempt[],
): Assessed {
  const policy = policyOf(scenario);
  const begun = attempts
    .filter((a) => a.scenario === scenario.id && a.mode === 'assessed' && !a.branch && a.turns > 0)
    .sort((a, b) => a.begun - b.begun || (a.id < b.id ? -1 : 1));
  const finished = begun.filter((a): a is Finished => a.result !== undefined);
  const counting = {
    first: () => finished[0],
    last: () => finished.at(-1),
    best: () => finished.toSorted((a, b) => worth(b) - worth(a))[0],
  };
  const left = Math.max(0, policy.limit - begun.length);
  return { ...policy, begun, left, counting: counting[policy.counts]() };
}

/** Where an attempt stands among the assessed ones of its scenario; undefined where it is none of them. */
export function standingIn(
  { id }: Attempt,
  scenario: Scenario,
  attempts: readonly Attempt[],
): Standing | undefined {
  const { begun, limit, left, counting } = assessedOf(scenario, attempts);
  const nth = (one: string) => begun.findIndex((a) => a.id === one) + 1;
  if (!nth(id)) return undefined;
  const counts = counting && { n: nth(counting.id), score: counting.result.score };
  return { n: nth(id), limit, left, counting: counts };
}

/** What may be told of an attempt while it can be assessed again: what each turn cost, not what would have been better. */
export function withheld({ turns, noReturn }: Hindsight): Hindsight {
  const told = turns.map(({ better: _, ...regret }) => regret);
  return { turns: told, ...(noReturn !== undefined && { noReturn }), best: [] };
}

/** Whether no assessed attempt of a scenario may be begun any more; where nothing can be read, nothing is used up. */
export async function isUsedUp(scenario: Scenario): Promise<boolean> {
  try {
    const { db, listAttempts } = await memory();
    return assessedOf(scenario, await listAttempts(db)).left === 0;
  } catch {
    return false;
  }
}

/** A pass outweighs any score of 0 to 100. */
const worth = ({ result }: Finished): number => result.score + (result.passed ? 1000 : 0);
