import type { Node, To } from '#model';
import { optionsOf, readAnswer, type Move } from './answer.ts';
import { nodeOf, type Program } from './program.ts';
import { atFirst, close, holds, react } from './rules.ts';
import type { State } from './state.ts';

/** A moment without the machine: for proofs, which look at very many. The same rules decide. */
export interface Place {
  readonly node: string;
  readonly state: State;
}

/** The place before the first choice. */
export function firstPlace({ scenario }: Program): Place {
  return { node: scenario.start, state: atFirst(scenario.customer.start) };
}

function branch(to: To, state: State, program: Program): string {
  if (typeof to === 'string') return to;
  const hit = to.find((b) => !b.when || holds(b.when, state, program.who.personality));
  if (!hit) throw new Error('a list of branches without a last one passed the schema');
  return hit.to;
}

/** The place that a move leads to; a customer out of patience leaves instead of going on. */
export function takeMove(program: Program, { state }: Place, move: Move): Place {
  const { who, leaver } = program;
  const after = react(state, move.effects, who);
  let id = branch(move.to, after, program);
  if (after.meters.patience === 0 && !('end' in nodeOf(program, id))) id = leaver;
  const node = nodeOf(program, id);
  return { node: id, state: 'end' in node ? close(after, node.end.keeps, who) : after };
}

/** An answer as one of those that amount to the same move, and how many there are of them. */
export interface Way {
  answer: string;
  move: Move;
  ways: number;
}

function subsets(ids: string[], atLeast: number, atMost: number): string[] {
  const all: string[] = [];
  for (let bits = 1; bits < 2 ** ids.length; bits++) {
    const picked = ids.filter((_, i) => bits & (1 << i));
    if (picked.length >= atLeast && picked.length <= atMost) all.push(picked.join('+'));
  }
  return all;
}

function orders(ids: string[]): string[][] {
  if (ids.length < 2) return [ids];
  return ids.flatMap((id) => orders(ids.filter((x) => x !== id)).map((rest) => [id, ...rest]));
}

/**
 * Answers that give each key a value: one for every number of keys that get their right one, and how many answers
 * get so many right.
 */
function pairings(keys: string[], of: (key: string) => { right: string; all: string[] }): [string, number][] {
  let ways = [1];
  for (const key of keys) {
    const wrong = of(key).all.length - 1;
    ways = Array.from({ length: ways.length + 1 }, (_, k) => (ways[k] ?? 0) * wrong + (ways[k - 1] ?? 0));
  }
  return ways.flatMap((count, right) => {
    const pairs = keys.map((key, i) => {
      const { right: good, all } = of(key);
      return `${key}=${i < right ? good : (all.find((x) => x !== good) ?? good)}`;
    });
    return count ? [[pairs.join('+'), count] as [string, number]] : [];
  });
}

/** Every way to give each key one of its values. */
function products(keys: string[], valuesOf: (key: string) => string[]): string[] {
  return keys
    .reduce<string[][]>(
      (all, key) => all.flatMap((pairs) => valuesOf(key).map((value) => [...pairs, `${key}=${value}`])),
      [[]],
    )
    .map((pairs) => pairs.join('+'));
}

/** Every answer that can be given at a node, one by one: many may amount to the same move. */
export function everyAnswer(node: Node): string[] {
  if ('several' in node) {
    const { choices, atLeast, atMost } = node.several;
    return subsets(Object.keys(choices), atLeast, atMost);
  }
  if ('order' in node) return orders(Object.keys(node.order.items)).map((o) => o.join('>'));
  if ('sort' in node) {
    const groups = Object.keys(node.sort.groups);
    return products(Object.keys(node.sort.items), () => groups);
  }
  if ('record' in node) {
    const { fields } = node.record;
    return products(Object.keys(fields), (field) => Object.keys(fields[field]?.options ?? {}));
  }
  if ('value' in node) {
    const { min, max, step } = node.value;
    const count = Math.min(10_000, Math.floor((max - min) / step + 1e-6));
    return Array.from({ length: count + 1 }, (_, i) => String(Number((min + i * step).toFixed(6))));
  }
  return Object.keys(optionsOf(node));
}

/** Answers that between them amount to every move, each with how many answers it stands for. */
function answersOf(node: Node): [answer: string, ways: number][] {
  if ('sort' in node) {
    const { items, groups } = node.sort;
    const all = Object.keys(groups);
    return pairings(Object.keys(items), (item) => ({ right: items[item]?.group ?? '', all }));
  }
  if ('record' in node) {
    const { fields } = node.record;
    return pairings(Object.keys(fields), (f) => ({
      right: fields[f]?.right ?? '',
      all: Object.keys(fields[f]?.options ?? {}),
    }));
  }
  return everyAnswer(node).map((answer) => [answer, 1]);
}

const known = new WeakMap<Node, readonly Way[]>();

/** Every way through a node, one for each move that an answer can amount to (whether open now or not). */
export function waysOf(node: Node): readonly Way[] {
  // Each choice is a move of its own: told faster than remembered.
  if ('choices' in node || 'reply' in node) return waysEach(node);
  const before = known.get(node);
  if (before) return before;
  const all = waysApart(node);
  known.set(node, all);
  return all;
}

function waysEach(node: Node): Way[] {
  const all: Way[] = [];
  for (const answer in optionsOf(node)) {
    const move = readAnswer(node, answer);
    if (move) all.push({ answer, move, ways: 1 });
  }
  return all;
}

function waysApart(node: Node): Way[] {
  const byMove = new Map<string, Way>();
  for (const [answer, ways] of answersOf(node)) {
    const move = readAnswer(node, answer);
    if (!move) continue;
    const same = byMove.get(move.id);
    if (same) same.ways += ways;
    else byMove.set(move.id, { answer, move, ways });
  }
  return [...byMove.values()];
}

/** Whether a move is open in this state. */
export function isOpen(program: Program, { state }: Place, move: Move): boolean {
  return move.effects.every((e) => !e.when || holds(e.when, state, program.who.personality));
}
