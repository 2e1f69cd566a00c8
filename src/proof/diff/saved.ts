import { firstPlace, isOpen, nodeOf, readAnswer, takeMove } from '#engine';
import type { Personality } from '#model';
import { differencesOf, type Difference } from './differing.ts';
import type { Refusal } from './instep.ts';
import { outcomeOf, type Outcome, type Side } from './sides.ts';

/** A saved attempt: the answers that were given, from the first. */
export interface Saved {
  id?: string;
  personality: Personality;
  answers: readonly string[];
}

/** Whether one saved attempt can be replayed on the new version. */
export interface SavedReplay {
  id?: string;
  personality: Personality;
  /** foreign: not even the old version takes these answers; unknown: one of the versions cannot be played. */
  verdict: 'same' | 'changed' | 'refused' | 'foreign' | 'unknown';
  what: Difference[];
  before?: Outcome;
  after?: Outcome;
  /** Of the answer that is refused, 1 for the first; 0 where the personality is no longer there. */
  turn?: number;
  why?: Refusal | 'personality';
}

interface Stopped {
  turn: number;
  why: Refusal | 'personality';
}

/** Plays answers by the rules of the engine. */
function played(side: Side, answers: readonly string[]): Outcome | Stopped {
  const { program } = side;
  let place = firstPlace(program);
  for (const [n, answer] of answers.entries()) {
    const node = nodeOf(program, place.node);
    const move = readAnswer(node, answer);
    if (!move || !isOpen(program, place, move))
      return { turn: n + 1, why: 'end' in node ? 'over' : move ? 'closed' : 'unknown' };
    place = takeMove(program, place, move);
  }
  const { marks, breaches } = place.state;
  const over = 'end' in nodeOf(program, place.node);
  return outcomeOf(side, marks, over ? place.node : undefined, breaches.length > 0);
}

/** An attempt with somebody whom the old version never had. */
export function foreign({ id, personality }: Saved): SavedReplay {
  const of = { ...(id === undefined ? {} : { id }), personality, what: [] };
  return { ...of, verdict: 'foreign', turn: 0, why: 'personality' };
}

/**
 * Replays a saved attempt on both versions. A side is absent where it cannot be played, or where the new version
 * no longer has the personality.
 */
export function savedReplay(
  { id, personality, answers }: Saved,
  stays: boolean,
  old: Side | undefined,
  now: Side | undefined,
): SavedReplay {
  const of = { ...(id === undefined ? {} : { id }), personality, what: [] };
  const before = old && played(old, answers);
  if (before && 'turn' in before) return { ...of, verdict: 'foreign', ...before };
  if (!stays) return { ...of, verdict: 'refused', turn: 0, why: 'personality' };
  const after = now && played(now, answers);
  if (after && 'turn' in after) return { ...of, verdict: 'refused', ...after };
  if (!before || !after) return { ...of, verdict: 'unknown' };
  const what = differencesOf(before, after);
  return { ...of, verdict: what.length ? 'changed' : 'same', what, before, after };
}
