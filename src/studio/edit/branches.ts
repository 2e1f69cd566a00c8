import type { Sketch, When } from '#model';
import { at, copyOf, listAt, setAt, type Path } from './at.ts';

/** Lets an answer lead elsewhere where a condition holds; `path` is its `to`. The new branch is asked first but one: before the way that is left. */
export function addBranch(
  sketch: Sketch,
  path: Path,
  to: string,
  when: When = { trust: { atLeast: 50 } },
): Path {
  const before = at(sketch, path);
  const branches = Array.isArray(before) ? listAt(sketch, path) : [{ to: before }];
  const place = Math.max(0, branches.length - 1);
  setAt(sketch, path, branches.toSpliced(place, 0, { when: copyOf(when), to }));
  return [...path, place];
}

/** Takes a branch out; when only the way that is left remains, the answer leads there. The last way itself stays. */
export function deleteBranch(sketch: Sketch, branch: Path): void {
  const path = branch.slice(0, -1);
  const branches = listAt(sketch, path);
  if (Number(branch.at(-1)) >= branches.length - 1) return;
  setAt(sketch, branch, undefined);
  const [only, more] = listAt(sketch, path);
  const to = at(only, ['to']);
  if (more === undefined && typeof to === 'string') setAt(sketch, path, to);
}

/** Moves a branch among those that ask for something; the way that is left stays the last. */
export function moveBranch(sketch: Sketch, branch: Path, by: number): Path {
  const path = branch.slice(0, -1);
  const branches = listAt(sketch, path);
  const from = Number(branch.at(-1));
  const one = branches[from];
  const last = branches.length - 2;
  if (one === undefined || from > last) return branch;
  const place = Math.max(0, Math.min(last, from + by));
  setAt(sketch, path, branches.toSpliced(from, 1).toSpliced(place, 0, one));
  return [...path, place];
}
