import type { Scenario } from '#model';
import { linksOf } from './inside.ts';

/** In what two versions of a scenario differ at most: in nothing, in words, in marks, or in how it plays. */
export type Extent = 0 | 1 | 2 | 3;
export const [words, marks, rules] = [1, 2, 3] as const;

/** Maps whose keys are ids, so that a choice may be called "marks" and a node "en". */
const named = ['nodes', 'choices', 'results', 'items', 'groups', 'fields', 'options', 'promises', 'promise'];
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Compares two parts of scenarios, ids and their order included; `ids` where the keys of the parts are ids. */
export function extentOf(a: unknown, b: unknown, ids = false): Extent {
  if (a === b) return 0;
  if (!isObject(a) || !isObject(b)) return rules;
  const [keys, others] = [Object.keys(a), Object.keys(b)];
  if (keys.length !== others.length || keys.some((key, i) => key !== others[i])) return rules;
  let extent: Extent = 0;
  for (const key of keys) {
    const within = extentOf(a[key], b[key], !ids && named.includes(key));
    const most =
      ids || !within ? rules : key === 'marks' ? marks : key === 'en' || key === 'zh' ? words : rules;
    const here = Math.min(within, most) as Extent;
    if (here > extent) extent = here;
  }
  return extent;
}

/** A part of a scenario with whatever is in it as it was before as the very same objects; ids and their order included. */
export function sharing<T>(before: unknown, now: T): T {
  if (before === now || !isObject(before) || !isObject(now)) return now;
  const keys = Object.keys(now);
  const others = Object.keys(before);
  let isSame = keys.length === others.length && Array.isArray(before) === Array.isArray(now);
  const parts = keys.map((key, i) => {
    const part = sharing(before[key], now[key]);
    isSame &&= key === others[i] && part === before[key];
    return part;
  });
  if (isSame) return before as T;
  return (Array.isArray(now) ? parts : Object.fromEntries(keys.map((key, i) => [key, parts[i]]))) as T;
}

/**
 * By node, its place in another version where whatever can be played from there on is as it was, marks apart; else -1.
 * Undefined where that can be said of none, for what holds at every node is other.
 */
export function sameAhead(before: Scenario, now: Scenario): Int32Array | undefined {
  const everywhere = ({ customer: { expects, needs, leaves }, promises, always, never, nodes }: Scenario) => [
    [expects, needs, promises, always, never],
    Object.values(leaves).map((id) => [id, id === undefined ? id : nodes[id]]),
  ];
  if (extentOf(everywhere(before), everywhere(now)) > words) return undefined;
  const were = placesOf(before);
  const places = placesOf(now);
  const ids = [...places.keys()];
  const same = Int32Array.from(ids, (id) =>
    extentOf(before.nodes[id], now.nodes[id]) < rules ? (were.get(id) ?? -1) : -1,
  );
  const links = Object.values(now.nodes).map((node) => linksOf(node).map((id) => places.get(id) ?? -1));
  for (let spreads = true; spreads;) {
    spreads = false;
    for (let node = ids.length - 1; node >= 0; node--)
      if ((same[node] ?? -1) >= 0 && links[node]?.some((on) => (same[on] ?? -1) < 0)) {
        same[node] = -1;
        spreads = true;
      }
  }
  return same;
}

const placesOf = ({ nodes }: Scenario) => new Map(Object.keys(nodes).map((id, place) => [id, place]));
