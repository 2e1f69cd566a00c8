import { findAttempt, type Found } from '../find.ts';
import type { Practice } from '../practice.svelte.ts';

/** A finished attempt, or why there is no certificate for this one. */
export type Finished =
  | { is: 'finished'; practice: Practice }
  | { is: 'unfinished' | 'what-if' }
  | Exclude<Found, { is: 'playable' }>;

/** Looks up an attempt for its certificate; one that goes on elsewhere is left to go on. */
export async function findFinished(id: string): Promise<Finished> {
  const found = await findAttempt(id, true);
  if (found.is !== 'playable') return found;
  const { practice } = found;
  practice.leave();
  if (practice.attempt.branch) return { is: 'what-if' };
  return practice.attempt.result ? { is: 'finished', practice } : { is: 'unfinished' };
}
