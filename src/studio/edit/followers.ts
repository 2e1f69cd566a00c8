import type { Sketch } from '#model';
import { at, isMap, listAt, mapAt, setAt, type Path } from './at.ts';
import { conditionsIn, namedIn, pruneConditions, rekey } from './conditions.ts';
import { answersIn } from './effects.ts';
import { linksOf } from './links.ts';
import { isLike } from './lists.ts';

/** A place that names something by its id: as its value, as its key, or as `{id}` in a text. */
export interface Follower {
  path: Path;
  as: 'value' | 'key' | 'word';
}

const value = (path: Path): Follower => ({ path, as: 'value' });
const key = (path: Path): Follower => ({ path, as: 'key' });

/** Those of these places that hold the id. */
function holding(sketch: Sketch, id: unknown, paths: Path[]): Follower[] {
  return paths.filter((path) => at(sketch, path) === id).map(value);
}
const inList = (sketch: Sketch, list: Path): Path[] => listAt(sketch, list).map((_, i) => [...list, i]);

function promised(sketch: Sketch, id: string): Follower[] {
  const keyed = [
    ...answersIn(sketch).map(({ path }): Path => [...path, 'promises']),
    ...conditionsIn(sketch).map(({ path }): Path => [...path, 'promise']),
  ];
  return [
    ...keyed.filter((path) => Object.hasOwn(mapAt(sketch, path), id)).map((path) => key([...path, id])),
    ...namedIn(sketch, 'keeps').flatMap((named) => (named.id === id ? [value(named.path)] : [])),
  ];
}

function acted(sketch: Sketch, id: string): Follower[] {
  return holding(sketch, id, [
    ...namedIn(sketch, 'acts').map(({ path }) => path),
    ...inList(sketch, ['customer', 'expects']),
    ...conditionsIn(sketch).map(({ path }): Path => [...path, 'did']),
  ]);
}

/** Every place in a question where a formula or a text names one of its values. */
function numbered(sketch: Sketch, path: Path, id: string): Follower[] {
  const here = at(sketch, path);
  if (typeof here === 'string') {
    if (path.includes('answer')) return here === id ? [value(path)] : [];
    return here.includes(`{${id}}`) ? [{ path, as: 'word' }] : [];
  }
  if (typeof here !== 'object' || here === null) return [];
  return Object.keys(here).flatMap((k) =>
    numbered(sketch, [...path, Array.isArray(here) ? Number(k) : k], id),
  );
}

/** Every place that names what stands at a path: these follow when it is renamed. */
export function followersOf(sketch: Sketch, path: Path): Follower[] {
  const id = String(path.at(-1));
  const around = path.slice(0, -2);
  const right = [...around, 'right'];
  if (isLike(path, 'nodes/*')) return linksOf(sketch).flatMap((l) => (l.to === id ? [value(l.path)] : []));
  if (isLike(path, 'promises/*')) return promised(sketch, id);
  if (isLike(path, 'own/acts/*')) return acted(sketch, id);
  if (isLike(path, 'own/people/*'))
    return holding(sketch, id, [['customer', 'person'], ...inList(sketch, ['customer', 'others'])]);
  if (isLike(path, 'nodes/*/choices/*')) return holding(sketch, id, [[...around, 'clock', 'choice']]);
  if (path.at(-2) === 'groups')
    return holding(
      sketch,
      id,
      Object.keys(mapAt(sketch, [...around, 'items'])).map((item) => [...around, 'items', item, 'group']),
    );
  if (isLike(path, 'questions/*/numeric/values/*')) {
    const numeric = path.slice(0, 3);
    const others = Object.keys(mapAt(sketch, numeric)).filter((k) => k !== 'values');
    const places = [[...path.slice(0, 2), 'ask'], ...others.map((k) => [...numeric, k])];
    return places.flatMap((place) => numbered(sketch, place, id));
  }
  if (path.at(-2) === 'items' || path.at(-2) === 'options')
    return holding(sketch, id, [right, ...inList(sketch, right)]);
  return [];
}

/** Lets whatever named something by one id name it by another. */
export function lead(sketch: Sketch, followers: readonly Follower[], from: string, to: string): void {
  for (const { path, as } of followers) {
    if (as === 'key') rekey(sketch, path, to);
    else if (as === 'value') setAt(sketch, path, to);
    else setAt(sketch, path, String(at(sketch, path)).replaceAll(`{${from}}`, `{${to}}`));
  }
}

/**
 * Mends what named a part that has just been taken out: lists drop it, conditions no longer ask for it, a group or an
 * answer that was right becomes the first of the others.
 * @returns the places that still name it, because only the author can say what belongs there.
 */
export function mend(sketch: Sketch, path: Path): Path[] {
  const id = String(path.at(-1));
  const followers = followersOf(sketch, path);
  if (isLike(path, 'questions/*/numeric/values/*')) return followers.map((f) => f.path);
  if (isLike(path, 'promises/*'))
    pruneConditions(sketch, (k, v) => k === 'promise' && isMap(v) && Object.keys(v).every((p) => p === id));
  if (isLike(path, 'own/acts/*')) pruneConditions(sketch, (k, v) => k === 'did' && v === id);
  const [other] = Object.keys(mapAt(sketch, path.slice(0, -1)));
  const left: Path[] = [];
  for (const { path: named, as } of followersOf(sketch, path).reverse()) {
    const list = named.slice(0, -1);
    if (list.at(-1) === 'clock') setAt(sketch, list, undefined);
    else if (as === 'key') setAt(sketch, named, undefined);
    else if (typeof named.at(-1) === 'number') {
      setAt(sketch, named, undefined);
      if (path.at(-2) === 'options' && !listAt(sketch, list).length && other !== undefined)
        setAt(sketch, list, [other]);
    } else if (other !== undefined && (named.at(-1) === 'group' || named.at(-1) === 'right'))
      setAt(sketch, named, other);
    else left.unshift(named);
  }
  return left;
}
