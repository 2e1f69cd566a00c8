import type { Sketch } from '#model';
import { at, copyOf, isMap, listAt, mapAt, rewrite, setAt, type Path } from './at.ts';
import { rekey } from './conditions.ts';
import { isUnwritten } from './first.ts';
import { followersOf, lead, mend } from './followers.ts';
import { freeId } from './ids.ts';
import { partsAt, roomAt } from './lists.ts';
import { mendResults } from './results.ts';

const isList = (sketch: Sketch, list: Path): boolean => Array.isArray(at(sketch, list));
/** Lists by nature, which are not there yet. */
const listed = /^(goals|always|never)$|\/(slips|points|lines|face|phone|written)$/;

/** Lets what hangs on the number and order of parts follow them. */
function settle(sketch: Sketch, list: Path): void {
  if (list.at(-1) === 'results') mendResults(sketch, list);
  if (list.at(-2) === 'several') {
    const count = Object.keys(mapAt(sketch, list)).length;
    for (const bound of ['atLeast', 'atMost']) {
      const path = [...list.slice(0, -1), bound];
      if (count > 0 && Number(at(sketch, path)) > count) setAt(sketch, path, count);
    }
  }
  if (list.at(-1) !== 'items' || list.at(-2) !== 'order') return;
  const items = Object.keys(mapAt(sketch, list));
  const right = [...list.slice(0, -1), 'right'];
  const missing = items.filter((id) => !listAt(sketch, right).includes(id));
  if (missing.length) setAt(sketch, right, [...listAt(sketch, right), ...missing]);
}

/** Puts a part into a map, behind the place of another (at the end without one; a result stays before the last). */
export function insertPart(sketch: Sketch, list: Path, id: string, part: unknown, after?: string): void {
  const keys = Object.keys(mapAt(sketch, list));
  const place = after === undefined ? keys.length : keys.indexOf(after) + 1;
  const most = list.at(-1) === 'results' ? Math.max(0, keys.length - 1) : keys.length;
  rewrite(sketch, list, (entries) => entries.toSpliced(Math.min(place, most), 0, [id, part]));
  settle(sketch, list);
}

/** What a new part should be: its text, and whatever else differs from a first one. */
export interface Wish {
  /** A text to make the id of, as the author typed it. */
  name?: string | undefined;
  /** Keys of the part to be other than usual, such as `to`, or the `text` of a choice. */
  with?: Readonly<Sketch> | undefined;
}

/**
 * Adds a part (choice, item, group, field, option, result, goal, claim, promise, person, act, line …) with first texts.
 * @returns where it stands, or undefined where the format has no room for another.
 * @throws RangeError where no parts stand at this path. Nodes and questions have `addNode` and `addQuestion`.
 */
export function addPart(sketch: Sketch, list: Path, { name = '', with: more }: Wish = {}): Path | undefined {
  const { max, stem, first } = partsAt(list);
  const { count } = roomAt(sketch, list);
  if (count >= max) return undefined;
  const made = first(count + 1, sketch, list);
  const part = isMap(made) ? { ...made, ...copyOf(more) } : made;
  if (listed.test(list.join('/'))) {
    setAt(sketch, list, [...listAt(sketch, list), part]);
    return [...list, count];
  }
  const id = freeId(name, Object.keys(mapAt(sketch, list)), stem);
  insertPart(sketch, list, id, part);
  return [...list, id];
}

/**
 * Gives a part, node or question another id, made of the wish, and everything that named it names it so.
 * @returns the id it has now.
 */
export function renamePart(sketch: Sketch, path: Path, wish: string): string {
  const list = path.slice(0, -1);
  const from = String(path.at(-1));
  if (!Object.hasOwn(mapAt(sketch, list), from)) return from;
  const others = Object.keys(mapAt(sketch, list)).filter((id) => id !== from);
  const to = freeId(wish, others, from);
  if (to === from) return from;
  const followers = followersOf(sketch, path);
  lead(sketch, followers, from, to);
  rekey(sketch, path, to);
  return to;
}

/** Moves a part by so many places, up with a negative number; it stays inside its list. @returns where it stands now. */
export function movePart(sketch: Sketch, path: Path, by: number): Path {
  const list = path.slice(0, -1);
  const move = <T>(all: readonly T[], from: number): T[] => {
    const [one, ...none] = all.slice(from, from + 1);
    if (from < 0 || one === undefined || none.length) return [...all];
    return all.toSpliced(from, 1).toSpliced(Math.max(0, Math.min(all.length - 1, from + by)), 0, one);
  };
  if (isList(sketch, list)) {
    const from = Number(path.at(-1));
    const all = listAt(sketch, list);
    setAt(sketch, list, move(all, from));
    return [...list, Math.max(0, Math.min(all.length - 1, from + by))];
  }
  const bounds = list.at(-1) === 'results' ? Object.values(mapAt(sketch, list)).map(boundsOf) : [];
  const from = Object.keys(mapAt(sketch, list)).indexOf(String(path.at(-1)));
  rewrite(sketch, list, (entries) => move(entries, from));
  // What a result is given for stays with the place: the best one is given for the most.
  Object.keys(mapAt(sketch, list)).forEach((id, i) => {
    for (const [bound, value] of Object.entries(bounds[i] ?? {})) setAt(sketch, [...list, id, bound], value);
  });
  settle(sketch, list);
  return path;
}

function boundsOf(result: unknown): Record<'atLeast' | 'atMost', unknown> {
  return { atLeast: at(result, ['atLeast']), atMost: at(result, ['atMost']) };
}

/** Puts a copy of a part behind it. @returns where the copy stands, or undefined where there is no room for it. */
export function duplicatePart(sketch: Sketch, path: Path): Path | undefined {
  const list = path.slice(0, -1);
  const { count, max } = roomAt(sketch, list);
  const part = at(sketch, path);
  if (part === undefined || count >= max) return undefined;
  if (isList(sketch, list)) {
    const place = Number(path.at(-1)) + 1;
    setAt(sketch, list, listAt(sketch, list).toSpliced(place, 0, copyOf(part)));
    return [...list, place];
  }
  const id = freeId(String(path.at(-1)), Object.keys(mapAt(sketch, list)), partsAt(list).stem);
  insertPart(sketch, list, id, copyOf(part), String(path.at(-1)));
  return [...list, id];
}

/**
 * Takes a part out, and mends what named it. The list may become shorter than the format wants; a finding says so.
 * @returns the places that still name it and wait for the author: links to a node, a person, a value in a formula.
 */
export function deletePart(sketch: Sketch, path: Path): Path[] {
  setAt(sketch, path, undefined);
  const left = mend(sketch, path);
  settle(sketch, path.slice(0, -1));
  return left;
}

/** The id that the first words of a text would give; empty where it is not written yet. */
export function wishOf(text: unknown): string {
  const en = isMap(text) ? text['en'] : undefined;
  if (typeof en !== 'string' || isUnwritten(en, 'en')) return '';
  return en.split(/\s+/).slice(0, 4).join(' ');
}
