import type { Issue, Sketch } from '#model';
import { isMap } from '../edit/at.ts';
import { missingTexts } from '../edit/missing.ts';
import { spotAt } from '../room.svelte.ts';
import { partAt } from './rows.ts';

/** How much there is to do at a row, with all that stands under it. */
export interface Todo {
  errors: number;
  warnings: number;
  /** Texts that are not written yet, each language counted. */
  missing: number;
}

export const sameTodo = (a: Todo, b: Todo): boolean =>
  a.errors === b.errors && a.warnings === b.warnings && a.missing === b.missing;

/** What is missing inside a part of a value, dotted; parts are replaced and never changed in place. */
const known = new WeakMap<object, string[]>();
function missingIn(part: unknown): string[] {
  if (!isMap(part)) return missingTexts({ part }).map(({ path }) => path.slice(1).join('.'));
  const before = known.get(part);
  if (before) return before;
  const missing = missingTexts(part).map(({ path }) => path.join('.'));
  known.set(part, missing);
  return missing;
}

function* missingPaths(sketch: Sketch): Generator<string> {
  for (const [key, part] of Object.entries(sketch)) {
    const parts = (key === 'nodes' || key === 'questions') && isMap(part) ? Object.entries(part) : undefined;
    if (!parts) for (const path of missingIn(part)) yield `${key}.${path}`;
    else for (const [id, one] of parts) for (const path of missingIn(one)) yield `${key}.${id}.${path}`;
  }
}

/** How many texts are not written yet, each language counted. */
export const unwrittenIn = (sketch: Sketch): number => [...missingPaths(sketch)].length;

/** The keys of the rows that a dotted path belongs to: of a choice also that of its step. */
function keysOf(path: string): string[] {
  const { node, option } = spotAt(path);
  if (node === undefined) return [partAt(path)];
  const step = path.split('.', 2).join('.');
  if (option === undefined) return [step];
  const end = path.indexOf(`.${option}`, step.length) + option.length + 1;
  return [step, path.slice(0, end)];
}

/** How much is found, by the key of the row. */
export function foundOf(findings: readonly Issue[]): ReadonlyMap<string, Todo> {
  const found = new Map<string, Todo>();
  for (const { path, severity } of findings) count(found, path, severity === 'error' ? 'errors' : 'warnings');
  return found;
}

/** What is to do, by the key of the row: what is found there, and what is not written yet. */
export function todosOf(sketch: Sketch, found: ReadonlyMap<string, Todo>): ReadonlyMap<string, Todo> {
  const missing = new Map<string, Todo>();
  for (const path of missingPaths(sketch)) count(missing, path, 'missing');
  if (!missing.size) return found;
  for (const [key, { errors, warnings }] of found)
    missing.set(key, { missing: 0, ...missing.get(key), errors, warnings });
  return missing;
}

function count(todos: Map<string, Todo>, path: string, what: keyof Todo): void {
  for (const key of keysOf(path)) {
    let todo = todos.get(key);
    if (!todo) todos.set(key, (todo = { errors: 0, warnings: 0, missing: 0 }));
    todo[what] += 1;
  }
}
