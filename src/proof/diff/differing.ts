import type { Graph } from '../explore/graph.ts';
import type { InStep, Link } from './instep.ts';
import type { Step } from '../explore/road.ts';
import { outcomeOf, passAlike, type Outcome, type Side } from './sides.ts';

export type Difference = 'marks' | 'ending' | 'passed';

/** A road of the old version that comes to something else in the new one. */
export interface Differing {
  road: Step[];
  what: Difference[];
  before: Outcome;
  after: Outcome;
}

/** In what two outcomes differ. The score alone does not count: it moves with the best and worst of others. */
export function differencesOf(a: Outcome, b: Outcome): Difference[] {
  const what: Difference[] = [];
  if (a.marks !== b.marks) what.push('marks');
  if (a.ending !== b.ending) what.push('ending');
  if (a.passed !== undefined && b.passed !== undefined && a.passed !== b.passed) what.push('passed');
  return what;
}

/** A pair of situations come to with some marks: in the old version, and so many more in the new one. */
interface Stand {
  pair: number;
  marks: number;
  more: number;
  /** 1: a breach of integrity in the old version; 2: in the new one. */
  breaches: number;
  from: Stand | undefined;
  answer: string;
}

/** Pairs from which the old road can still come to an ending with nothing refused. */
function alive({ links }: InStep): Uint8Array {
  const can = new Uint8Array(links.length);
  for (let changed = true; changed;) {
    changed = false;
    for (let at = links.length - 1; at >= 0; at--)
      if (!can[at] && links[at]?.some(({ to }) => to < 0 || can[to])) {
        can[at] = 1;
        changed = true;
      }
  }
  return can;
}

const endingAt = ({ table }: Graph, to: number) => (to < 0 ? table.nodes[-1 - to] : undefined);

/** Whether two versions always pass alike where they come to the same marks and ending. */
function passesFollow(walk: InStep, before: Side, after: Side): boolean {
  const links = walk.links.flat();
  if (links.some(({ old, now }) => old.lane.breach !== now.lane.breach)) return false;
  const endings = links.flatMap(({ old, now }) => {
    const [a, b] = [endingAt(walk.before, old.to), endingAt(walk.after, now.to)];
    return a !== undefined && a === b ? [a] : [];
  });
  return passAlike(before, after, new Set(endings));
}

function roadOf(walk: InStep, last: Stand): Step[] {
  const road: Step[] = [];
  for (let at = last; at.from; at = at.from)
    road.unshift({ node: walk.nodeAt(at.from.pair), answer: at.answer });
  return road;
}

function along(from: Stand, { to, answer, old, now }: Link): Stand {
  const { pair, marks, more, breaches } = from;
  return {
    pair: to < 0 ? pair : to,
    marks: marks + old.marks,
    more: more + now.marks - old.marks,
    breaches: breaches | (old.lane.breach ? 1 : 0) | (now.lane.breach ? 2 : 0),
    from,
    answer,
  };
}

/** The shortest road of the old version that comes to something else; 'beyond' where the budget ran out before. */
export function differing(
  walk: InStep,
  before: Side,
  now: Side,
  budget: number,
): Differing | 'beyond' | undefined {
  const goesOn = alive(walk);
  const plain = passesFollow(walk, before, now);
  // Marks of a road stay far below the base, so that each key stands for one set of numbers.
  const base = 2 ** 20;
  const keyOf = ({ marks, more, breaches }: Stand) =>
    plain ? more : ((marks + base) * 2 * base + more + base) * 4 + breaches;
  const seen: Set<number>[] = [];
  const stands: Stand[] = [{ pair: 0, marks: 0, more: 0, breaches: 0, from: undefined, answer: '' }];
  for (let i = 0; i < stands.length; i++) {
    const stand = stands[i];
    if (!stand || !goesOn[stand.pair]) continue;
    for (const link of walk.links[stand.pair] ?? []) {
      const next = along(stand, link);
      if (link.to < 0) {
        const { marks, more, breaches } = next;
        const a = outcomeOf(before, marks, endingAt(walk.before, link.old.to), (breaches & 1) > 0);
        const b = outcomeOf(now, marks + more, endingAt(walk.after, link.now.to), (breaches & 2) > 0);
        const what = differencesOf(a, b);
        if (what.length) return { road: roadOf(walk, next), what, before: a, after: b };
        continue;
      }
      const keys = (seen[next.pair] ??= new Set());
      if (keys.has(keyOf(next))) continue;
      if (stands.length >= budget) return 'beyond';
      keys.add(keyOf(next));
      stands.push(next);
    }
  }
  return undefined;
}
