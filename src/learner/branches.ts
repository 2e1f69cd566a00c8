import { loadPeople } from '#content';
import { shuffle } from '#engine';
import { playable, type Attempt, type Body, type Person } from '#model';
import { freshId } from './chance.ts';

/**
 * A what-if that leaves an attempt at a turn, 0 for the first. One of a what-if goes on from the same attempt as that,
 * from the earlier of the two turns on. Whoever was to be found out is known once the attempt is over.
 */
export function branchOf(from: Attempt, turn: number, now: number): Attempt {
  const { turns: _, result, branch, ...same } = from;
  return {
    ...same,
    id: freshId(),
    concealed: from.concealed && !result,
    mode: 'practice',
    branch: { of: branch?.of ?? from.id, at: Math.min(turn, branch?.at ?? turn) },
    begun: now,
    touched: now,
    turns: 0,
  };
}

/** Who stands in for the customer of an attempt; undefined where that is nobody, or nobody who is still known. */
export async function standInOf({ person }: Pick<Attempt, 'person'>): Promise<Person | undefined> {
  return person === undefined ? undefined : (await loadPeople())[person];
}

/**
 * The situation of an attempt once more and blindly: another person and another personality, where there are others,
 * and the answers in another order. What is drawn depends on the seed alone.
 */
export function secondChanceOf(
  { personality, person, module }: Attempt,
  { scenario, hash }: Body,
  seed: string,
  now: number,
): Attempt {
  const { person: usual, others = [] } = scenario.customer;
  const otherThan = <T>(all: readonly T[], taken: T): T => {
    const rest = all.filter((one) => one !== taken);
    return shuffle(rest, seed)[0] ?? taken;
  };
  const stand = otherThan([usual, ...others], person ?? usual);
  return {
    id: freshId(),
    scenario: scenario.id,
    hash,
    module,
    personality: otherThan(playable(scenario), personality),
    concealed: true,
    mode: 'practice',
    ...(stand !== usual && { person: stand }),
    shuffled: seed,
    begun: now,
    touched: now,
    turns: 0,
  };
}
