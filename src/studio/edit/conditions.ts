import type { Sketch, When } from '#model';
import { at, isMap, listAt, mapAt, rewrite, setAt, type Path } from './at.ts';
import { answersAt, answersIn, nodesIn, type Placed } from './effects.ts';
import { linksOf } from './links.ts';

/** Where each whole condition stands: of a choice, of a branch, of what must always or never be. */
function wholeIn(sketch: Sketch): Path[] {
  const answers = answersIn(sketch).map(({ path }) => [...path, 'when']);
  const branches = linksOf(sketch).flatMap(({ path, when }) =>
    when === undefined ? [] : [[...path.slice(0, -1), 'when']],
  );
  const claims = ['always', 'never'].flatMap((key) =>
    listAt(sketch, [key]).map((_, i): Path => [key, i, 'that']),
  );
  return [...answers, ...branches, ...claims].filter((path) => isMap(at(sketch, path)));
}

function* within(sketch: Sketch, path: Path): Generator<Placed> {
  const value = at(sketch, path);
  if (!isMap(value)) return;
  yield { path, value };
  for (const key of ['all', 'any'])
    for (const i of listAt(value, [key]).keys()) yield* within(sketch, [...path, key, i]);
  yield* within(sketch, [...path, 'not']);
}

/** Every condition of a scenario with those inside it, the outer one first. */
export function conditionsIn(sketch: Sketch): Placed[] {
  return wholeIn(sketch).flatMap((path) => [...within(sketch, path)]);
}

/** What is left of a condition without the parts that are gone; undefined where nothing is. */
function pruned(
  when: Readonly<Sketch>,
  isGone: (key: string, value: unknown) => boolean,
): Sketch | undefined {
  const left = Object.entries(when).flatMap(([key, value]): [string, unknown][] => {
    if (isGone(key, value)) return [];
    if (key === 'not' && isMap(value)) {
      const inner = pruned(value, isGone);
      return inner ? [[key, inner]] : [];
    }
    if ((key === 'all' || key === 'any') && Array.isArray(value)) {
      const some = value.flatMap((one: unknown) => (isMap(one) ? (pruned(one, isGone) ?? []) : [one]));
      return some.length ? [[key, some]] : [];
    }
    if (key === 'promise' && isMap(value)) {
      const some = Object.entries(value).filter(([id]) => !isGone('promise', { [id]: value[id] }));
      return some.length ? [[key, Object.fromEntries(some)]] : [];
    }
    return [[key, value]];
  });
  return left.length ? Object.fromEntries(left) : undefined;
}

/**
 * Takes parts out of all conditions. A choice that asked for nothing else is always open; a branch or claim that did is
 * taken out whole.
 * @returns where something was taken out, as it stood before.
 */
export function pruneConditions(sketch: Sketch, isGone: (key: string, value: unknown) => boolean): Path[] {
  const touched: Path[] = [];
  for (const path of wholeIn(sketch).reverse()) {
    const before = mapAt(sketch, path);
    const after = pruned(before, isGone);
    if (JSON.stringify(after) === JSON.stringify(before)) continue;
    touched.unshift(path);
    const around = path.slice(0, -1);
    setAt(sketch, after || typeof around.at(-1) === 'string' ? path : around, after);
  }
  return touched;
}

/** The flags that a condition asks for, the outer one's first. */
function flagsIn(when: unknown): unknown[] {
  if (!isMap(when)) return [];
  const inner = [...listAt(when, ['all']), ...listAt(when, ['any']), when['not']];
  return [when['flag'], ...inner.flatMap(flagsIn)];
}

/** All flags that anything sets or asks for, by first mention. */
export function flagsOf(sketch: Sketch): string[] {
  const flags = new Set<unknown>();
  const ask = (when: unknown) => {
    if (isMap(when)) for (const flag of flagsIn(when)) flags.add(flag);
  };
  for (const { value: node } of nodesIn(sketch)) {
    const list = answersAt(node);
    for (const answer of [...Object.values(list ? mapAt(node, list) : {}), node['several']]) {
      if (!isMap(answer)) continue;
      for (const flag of listAt(answer, ['sets'])) flags.add(flag);
      ask(answer['when']);
      for (const branch of listAt(answer, ['to'])) if (isMap(branch)) ask(branch['when']);
    }
  }
  for (const key of ['always', 'never'])
    for (const claim of listAt(sketch, [key])) if (isMap(claim)) ask(claim['that']);
  return [...flags].filter((flag) => typeof flag === 'string');
}

/**
 * Sets one part of the condition of a choice, a branch, or a claim, as `trust: { atLeast: 30 }` or `flag: lied`; with
 * undefined the part goes, and with its last part the condition of a choice.
 */
export function setCondition<K extends keyof When>(
  sketch: Sketch,
  path: Path,
  part: K,
  value: When[K] | undefined,
): void {
  setAt(sketch, [...path, part], value);
  const isChoices = path.at(-1) === 'when' && typeof path.at(-2) === 'string';
  if (isChoices && !Object.keys(mapAt(sketch, path)).length) setAt(sketch, path, undefined);
}

/** Where lists of ids stand that answers and endings name: flags set, promises kept, acts. */
export function namedIn(sketch: Sketch, key: 'sets' | 'keeps' | 'acts'): { path: Path; id: unknown }[] {
  const lists = [
    ...answersIn(sketch).map(({ path }): Path => [...path, key]),
    ...nodesIn(sketch).map(({ path }): Path => [...path, 'end', key]),
  ];
  return lists.flatMap((list) => listAt(sketch, list).map((id, i) => ({ path: [...list, i], id })));
}

/** Gives a map entry another key, in its place. */
export function rekey(sketch: Sketch, path: Path, to: string): void {
  const key = path.at(-1);
  rewrite(sketch, path.slice(0, -1), (entries) => entries.map(([k, value]) => [k === key ? to : k, value]));
}
