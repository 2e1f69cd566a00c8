import type { Sketch } from '#model';
import { setAt, type Path } from './at.ts';
import { conditionsIn, flagsOf, namedIn, pruneConditions } from './conditions.ts';
import { freeId } from './ids.ts';

/** Gives a flag another name, wherever it is set or asked for. @returns the name it has now. */
export function renameFlag(sketch: Sketch, from: string, wish: string): string {
  const to = freeId(
    wish,
    flagsOf(sketch).filter((flag) => flag !== from),
    from,
  );
  for (const { path, id } of namedIn(sketch, 'sets')) if (id === from) setAt(sketch, path, to);
  for (const { path, value } of conditionsIn(sketch))
    if (value['flag'] === from) setAt(sketch, [...path, 'flag'], to);
  return to;
}

/**
 * Takes a flag out, wherever it is set or asked for. A choice that asked for nothing else is always open, a branch or
 * claim that did goes. @returns where something asked for it.
 */
export function deleteFlag(sketch: Sketch, flag: string): Path[] {
  for (const { path, id } of namedIn(sketch, 'sets').reverse())
    if (id === flag) setAt(sketch, path, undefined);
  return pruneConditions(sketch, (key, value) => key === 'flag' && value === flag);
}
