import { readAnswer, waysOf } from '#engine';
import type { Node } from '#model';

function orders(ids: readonly string[]): string[][] {
  if (ids.length < 2) return [[...ids]];
  return ids.flatMap((id) => orders(ids.filter((x) => x !== id)).map((rest) => [id, ...rest]));
}

/** Every way to give each key one of its values, as `key=value+key=value`. */
function pairings(keys: readonly string[], valuesOf: (key: string) => readonly string[]): string[] {
  return keys
    .reduce<string[][]>(
      (all, key) => all.flatMap((pairs) => valuesOf(key).map((value) => [...pairs, `${key}=${value}`])),
      [[]],
    )
    .map((pairs) => pairs.join('+'));
}

/** Every answer that can be given at a node, one by one: many may amount to the same move. */
export function answersOf(node: Node): string[] {
  if ('order' in node) return orders(Object.keys(node.order.items)).map((ids) => ids.join('>'));
  if ('sort' in node) {
    const groups = Object.keys(node.sort.groups);
    return pairings(Object.keys(node.sort.items), () => groups);
  }
  if ('record' in node) {
    const { fields } = node.record;
    return pairings(Object.keys(fields), (field) => Object.keys(fields[field]?.options ?? {}));
  }
  if ('value' in node) {
    const { min, max, step } = node.value;
    const count = Math.floor((max - min) / step + 1e-6);
    return Array.from({ length: count + 1 }, (_, i) => String(Number((min + i * step).toFixed(6))));
  }
  return waysOf(node).map((way) => way.answer);
}

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
  for (const answer of answersOf(node)) {
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
