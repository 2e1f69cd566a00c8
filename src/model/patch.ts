import * as v from 'valibot';

const Path = v.array(v.union([v.string(), v.pipe(v.number(), v.integer(), v.minValue(0))]));
const whole = v.pipe(v.number(), v.integer(), v.minValue(0));

/**
 * One change of a plain value at a path: a value set (a new key comes last), a key dropped, the keys put in order, or
 * some items of a list taken out and others put in their place. Unlike a JSON Patch it keeps the order of keys, which
 * is the order in which choices are offered.
 */
export const Patch = v.union([
  v.strictObject({ path: Path, set: v.unknown() }),
  v.strictObject({ path: Path, drop: v.string() }),
  v.strictObject({ path: Path, keys: v.array(v.string()) }),
  v.strictObject({ path: Path, from: whole, less: whole, more: v.array(v.unknown()) }),
]);
export type Patch = v.InferOutput<typeof Patch>;

type Path = Patch['path'];
type Keyed = Record<string, unknown>;

/** What has to be changed of one plain value so that it becomes another; none where they are the same. */
export function patchesBetween(before: unknown, after: unknown, path: Path = []): Patch[] {
  if (before === after) return [];
  if (Array.isArray(before) && Array.isArray(after)) return listPatches(before, after, path);
  if (isKeyed(before) && isKeyed(after)) return keyedPatches(before, after, path);
  return [{ path, set: after }];
}

function keyedPatches(before: Keyed, after: Keyed, path: Path): Patch[] {
  const [was, is] = [keysOf(before), keysOf(after)];
  if (was.length === is.length && is.every((key, i) => key === was[i]))
    return is.flatMap((key) =>
      before[key] === after[key] ? [] : patchesBetween(before[key], after[key], [...path, key]),
    );
  const kept = new Set(was.filter((key) => after[key] !== undefined && Object.hasOwn(after, key)));
  const patches: Patch[] = was.flatMap((key) => (kept.has(key) ? [] : [{ path, drop: key }]));
  for (const key of is)
    if (!kept.has(key)) patches.push({ path: [...path, key], set: after[key] });
    else if (before[key] !== after[key])
      patches.push(...patchesBetween(before[key], after[key], [...path, key]));
  const order = kept.size === is.length ? [...kept] : [...kept, ...is.filter((key) => !kept.has(key))];
  if (is.some((key, i) => key !== order[i])) patches.push({ path, keys: is });
  return patches;
}

function listPatches(before: unknown[], after: unknown[], path: Path): Patch[] {
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && isSame(before[from], after[from])) from += 1;
  let end = 0;
  while (end < shorter - from && isSame(before[before.length - 1 - end], after[after.length - 1 - end]))
    end += 1;
  const [less, more] = [before.length - from - end, after.slice(from, after.length - end)];
  if (less === more.length)
    return more.flatMap((item, i) => patchesBetween(before[from + i], item, [...path, from + i]));
  return [{ path, from, less, more }];
}

function isSame(a: unknown, b: unknown): boolean {
  return patchesBetween(a, b).length === 0;
}

function isKeyed(value: unknown): value is Keyed {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A key that holds nothing is none: it would not survive being written. */
function keysOf(value: Keyed): string[] {
  return Object.keys(value).filter((key) => value[key] !== undefined);
}

/** The value with those changes, one after the other; what they do not touch stays the same object. @throws RangeError where a path leads nowhere. */
export function patched<T>(value: T, patches: readonly Patch[]): T {
  // Thousands of changes of one large value: what was copied for one of them is not copied again for the next.
  const copies = new WeakSet();
  return patches.reduce<unknown>((now, patch) => changedAt(now, patch, 0, copies), value) as T;
}

function changedAt(value: unknown, patch: Patch, depth: number, copies: WeakSet<object>): unknown {
  const key = patch.path[depth];
  if (key === undefined) return changed(value, patch);
  const last = 'set' in patch && depth === patch.path.length - 1;
  if (Array.isArray(value) && typeof key === 'number' && key < value.length) {
    const list = copied<unknown[]>(value, copies);
    list[key] = last ? patch.set : changedAt(list[key], patch, depth + 1, copies);
    return list;
  }
  if (!isKeyed(value) || typeof key !== 'string' || (!last && !Object.hasOwn(value, key)))
    throw nowhere(patch);
  const inner = last ? patch.set : changedAt(value[key], patch, depth + 1, copies);
  if (key === '__proto__') return { ...value, [key]: inner }; // which an assignment would not make a key
  const map = copied(value, copies);
  map[key] = inner;
  return map;
}

function copied<T extends object>(value: T, copies: WeakSet<object>): T {
  if (copies.has(value)) return value;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...value }) as T;
  copies.add(copy);
  return copy;
}

function changed(value: unknown, patch: Patch): unknown {
  if ('set' in patch) return patch.set;
  if ('from' in patch && Array.isArray(value) && patch.from + patch.less <= value.length)
    return value.toSpliced(patch.from, patch.less, ...patch.more);
  if ('drop' in patch && isKeyed(value) && Object.hasOwn(value, patch.drop)) {
    const { [patch.drop]: _, ...rest } = value;
    return rest;
  }
  if ('keys' in patch && isKeyed(value))
    return Object.fromEntries(
      [...new Set([...patch.keys, ...Object.keys(value)])].flatMap((key) =>
        Object.hasOwn(value, key) ? [[key, value[key]]] : [],
      ),
    );
  throw nowhere(patch);
}

function nowhere({ path }: Patch): RangeError {
  return new RangeError(`there is nothing at ${path.join('.')} that could be changed so`);
}
