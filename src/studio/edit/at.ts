import type { Sketch } from '#model';

/** Where something stands in a sketch: keys and places in lists, as in findings. */
export type Path = readonly (string | number)[];

export const isMap = (value: unknown): value is Sketch =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What stands at a path, or undefined where nothing does. */
export function at(value: unknown, path: Path): unknown {
  let here = value;
  for (const key of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, key)) return undefined;
    here = (here as Sketch)[key];
  }
  return here;
}

/** What stands at a path as a map; an empty one where there is none. */
export function mapAt(value: unknown, path: Path): Readonly<Sketch> {
  const found = at(value, path);
  return isMap(found) ? found : {};
}

/** What stands at a path as a list; an empty one where there is none. */
export function listAt(value: unknown, path: Path): readonly unknown[] {
  const found = at(value, path);
  return Array.isArray(found) ? found : [];
}

/** The map or list that holds what is at a path; maps that are missing on the way are made. */
function holderOf(sketch: Sketch, path: Path): Sketch {
  let here = sketch;
  for (const key of path.slice(0, -1)) {
    if (key === '__proto__') throw new RangeError('no place is called __proto__');
    const next = Object.hasOwn(here, key) ? here[key] : undefined;
    if (typeof next !== 'object' || next === null) here[key] = {};
    here = here[key] as Sketch;
  }
  return here;
}

/** Puts a value at a path, in maps that are made where they are missing; with undefined, what is there goes. */
export function setAt(sketch: Sketch, path: Path, value: unknown): void {
  const key = path.at(-1);
  if (key === undefined || key === '__proto__')
    throw new RangeError(`no place to write to: ${path.join('/')}`);
  if (value === undefined) removeAt(sketch, path);
  else holderOf(sketch, path)[key] = value;
}

/** Rewrites the entries of a map, in a new map: an order of keys can only be given from the start. */
export function rewrite(
  sketch: Sketch,
  path: Path,
  change: (entries: [string, unknown][]) => [string, unknown][],
): void {
  setAt(sketch, path, Object.fromEntries(change(Object.entries(mapAt(sketch, path)))));
}

function removeAt(sketch: Sketch, path: Path): void {
  const holder = at(sketch, path.slice(0, -1));
  const key = path.at(-1);
  if (key === undefined || typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, key))
    return;
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else Reflect.deleteProperty(holder, key);
}

/** A copy that shares nothing with the original: of plain data, as it is in a sketch or in the draft of one. */
export function copyOf<T>(value: T): T {
  return value === undefined ? value : (JSON.parse(JSON.stringify(value)) as T);
}
