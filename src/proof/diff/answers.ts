import { everyAnswer, readAnswer } from '#engine';
import type { Node } from '#model';

/** What an answer amounts to at another node; `move` is absent where it is no answer there. */
export interface Reading {
  answer: string;
  move: string | undefined;
}

const known = new WeakMap<Node, WeakMap<Node, ReadonlyMap<string, readonly Reading[]>>>();

/**
 * For each move at one node, what the answers that amount to it amount to at another: one answer for every
 * different case. Two answers that were the same to the one may be told apart by the other.
 */
export function readingsOf(node: Node, other: Node): ReadonlyMap<string, readonly Reading[]> {
  const before = known.get(node) ?? new WeakMap<Node, ReadonlyMap<string, readonly Reading[]>>();
  known.set(node, before);
  const found = before.get(other);
  if (found) return found;
  const byMove = new Map<string, Reading[]>();
  for (const answer of everyAnswer(node)) {
    const own = readAnswer(node, answer)?.id;
    if (own === undefined) continue;
    const move = readAnswer(other, answer)?.id;
    const readings = byMove.get(own) ?? [];
    byMove.set(own, readings);
    if (!readings.some((r) => r.move === move)) readings.push({ answer, move });
  }
  before.set(other, byMove);
  return byMove;
}
