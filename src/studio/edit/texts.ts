import { personalities, type Language, type Personality, type Sketch } from '#model';
import { at, copyOf, isMap, listAt, mapAt, setAt, type Path } from './at.ts';

const blank = () => ({ en: '', zh: '' });

/** Whom a text or a mark is for: everybody, or one personality instead. */
export type For = 'any' | Personality;

const isVaried = (value: unknown): value is Sketch => isMap(value) && Object.hasOwn(value, 'any');

/** Where the text or the marks for somebody stand, or would stand. */
export function variantAt(sketch: Sketch, path: Path, whom: For): Path {
  return whom === 'any' && !isVaried(at(sketch, path)) ? path : [...path, whom];
}

/** The personalities that have a text or marks of their own at a path. */
export function variantsOf(sketch: Sketch, path: Path): Personality[] {
  const value = at(sketch, path);
  return isVaried(value) ? personalities.filter((p) => Object.hasOwn(value, p)) : [];
}

/** Gives one personality a text, or marks, of its own: a copy of what everybody has, or else what is told. */
export function addVariant(sketch: Sketch, path: Path, whom: Personality, value?: unknown): void {
  const before = at(sketch, path);
  if (!isVaried(before)) setAt(sketch, path, { any: before ?? blank() });
  const any = at(sketch, [...path, 'any']);
  if (!variantsOf(sketch, path).includes(whom)) setAt(sketch, [...path, whom], copyOf(value ?? any));
}

/** Takes from one personality what it has of its own; without any left, one text or map stands for everybody again. */
export function dropVariant(sketch: Sketch, path: Path, whom: Personality): void {
  if (!isVaried(at(sketch, path))) return;
  setAt(sketch, [...path, whom], undefined);
  if (!variantsOf(sketch, path).length) setAt(sketch, path, copyOf(at(sketch, [...path, 'any'])));
}

/** Writes a text in one language, for everybody or for one personality (which gets a text of its own by that). */
export function setText(
  sketch: Sketch,
  path: Path,
  language: Language,
  text: string,
  whom: For = 'any',
): void {
  if (whom !== 'any') addVariant(sketch, path, whom, blank());
  const place = variantAt(sketch, path, whom);
  if (isMap(at(sketch, place))) setAt(sketch, [...place, language], text);
  else setAt(sketch, place, { ...blank(), [language]: text });
}

/** Sets what an answer is worth by a principle, -2 to 2, or takes the principle off; for everybody, or for one personality, whose marks begin as everybody's. */
export function setMark(
  sketch: Sketch,
  answer: Path,
  principle: string,
  mark: number | undefined,
  whom: For = 'any',
): void {
  const path = [...answer, 'marks'];
  if (!isMap(at(sketch, path))) setAt(sketch, path, {});
  if (whom !== 'any') addVariant(sketch, path, whom);
  setAt(sketch, [...variantAt(sketch, path, whom), principle], mark);
}

/** Puts an id into a list of ids, or takes it out: acts, flags set, promises kept, what is expected, needs, cases. */
export function toggle(sketch: Sketch, list: Path, id: string): void {
  const before = listAt(sketch, list);
  setAt(sketch, list, before.includes(id) ? before.filter((one) => one !== id) : [...before, id]);
}

/** Whom a scenario can be played with: all four, one, or some; at least one. */
export function setPersonalities(sketch: Sketch, chosen: readonly Personality[]): void {
  const some = personalities.filter((p) => chosen.includes(p));
  const [only] = some;
  if (!only) return;
  const value = some.length === personalities.length ? 'any' : some.length === 1 ? only : some;
  setAt(sketch, ['customer', 'personality'], value);
}

/** All that a scenario or a file of questions says at a path, in one language, for a list or a search. */
export function lineAt(sketch: Sketch, path: Path, language: Language): string {
  const value = at(sketch, path);
  const text = isVaried(value) ? mapAt(value, ['any'])[language] : at(value, [language]);
  return typeof text === 'string' ? text : '';
}
