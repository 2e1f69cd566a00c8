import type { Row } from './rows.ts';
import type { Todo } from './todo.ts';

/** Lets rows that say the same as before stay the same objects, so that only what has changed is drawn anew. */
export function settling(): (rows: readonly Row[]) => Row[] {
  let before = new Map<string, Row>();
  return (rows) => {
    const settled = rows.map((row) => {
      const old = before.get(row.key);
      return old && isSame(old, row) ? old : row;
    });
    before = new Map(settled.map((row) => [row.key, row]));
    return settled;
  };
}

/** Likewise with what is to do at each row. */
export function settlingTodos(): (todos: ReadonlyMap<string, Todo>) => ReadonlyMap<string, Todo> {
  let before: ReadonlyMap<string, Todo> = new Map();
  return (todos) => {
    before = new Map(
      [...todos].map(([key, todo]) => {
        const old = before.get(key);
        const isOld =
          old?.errors === todo.errors && old.warnings === todo.warnings && old.missing === todo.missing;
        return [key, isOld ? old : todo];
      }),
    );
    return before;
  };
}

function isSame(a: Row, b: Row): boolean {
  const keys = Object.keys(b) as (keyof Row)[];
  return keys.length === Object.keys(a).length && keys.every((key) => isAlike(key, a[key], b[key]));
}

/** A step or choice is another one when it is another object; where it leads and what it selects are told by what they say. */
function isAlike(key: string, a: unknown, b: unknown): boolean {
  return (
    a === b || ((key === 'to' || key === 'path' || key === 'spot') && JSON.stringify(a) === JSON.stringify(b))
  );
}
