/** Lets rows that say the same as before stay the same objects, so that only what has changed is drawn anew. */
export function settling<Row extends { key: string }>(): (rows: readonly Row[]) => readonly Row[] {
  let list: readonly Row[] = [];
  let before = new Map<string, Row>();
  return (rows) => {
    const settled = rows.map((row) => {
      const old = before.get(row.key);
      return old && isSame(old, row) ? old : row;
    });
    if (settled.length === list.length && settled.every((row, i) => row === list[i])) return list;
    list = settled;
    before = new Map(settled.map((row) => [row.key, row]));
    return list;
  };
}

/** Likewise with what is known of each row: nothing is told of where nothing has changed. */
export function settlingMap<T>(
  same: (a: T, b: T) => boolean = isAlike,
): (all: ReadonlyMap<string, T>) => ReadonlyMap<string, T> {
  let before: ReadonlyMap<string, T> = new Map();
  return (all) => {
    const settled = new Map<string, T>();
    let isNew = all.size !== before.size;
    for (const [key, value] of all) {
      const old = before.get(key);
      const stays = old !== undefined && same(old, value);
      settled.set(key, stays ? old : value);
      isNew ||= !stays;
    }
    if (isNew) before = settled;
    return before;
  };
}

function isSame<Row extends object>(a: Row, b: Row): boolean {
  if (a === b) return true;
  const keys = Object.keys(b) as (keyof Row & string)[];
  return (
    keys.length === Object.keys(a).length &&
    keys.every((key) => a[key] === b[key] || byKey.has(key) || (bySaying.has(key) && isAlike(a[key], b[key])))
  );
}

/** Rows of the same key have these alike. */
const byKey: ReadonlySet<string> = new Set(['path', 'spot']);
/** Where one leads is told by what it says. */
const bySaying: ReadonlySet<string> = new Set(['to', 'leads']);
const isAlike = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);
