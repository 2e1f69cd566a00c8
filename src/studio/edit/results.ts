import type { Sketch } from '#model';
import { at, mapAt, setAt, type Path } from './at.ts';

/**
 * Lets the results of a decision follow each other: the last takes everything that is left, each before it is given for
 * something. One that has no bound yet gets one between its neighbours: a share of what is right, or a number.
 */
export function mendResults(sketch: Sketch, list: Path): void {
  const results = mapAt(sketch, list);
  const ids = Object.keys(results);
  const decision = mapAt(sketch, list.slice(0, -1));
  const isValue = list.at(-2) === 'value';
  const bound = isValue ? 'atMost' : 'atLeast';
  const numberAt = (id: string | undefined): number | undefined => {
    const n = id === undefined ? undefined : at(results, [id, bound]);
    return typeof n === 'number' ? n : undefined;
  };
  ids.forEach((id, i) => {
    const { atLeast, atMost } = mapAt(results, [id]);
    if (i === ids.length - 1) {
      if (atLeast !== undefined) setAt(sketch, [...list, id, 'atLeast'], undefined);
      if (atMost !== undefined) setAt(sketch, [...list, id, 'atMost'], undefined);
    } else if (atLeast === undefined && atMost === undefined) {
      const before = numberAt(ids[i - 1]);
      setAt(
        sketch,
        [...list, id, bound],
        isValue ? next(decision, before, numberAt(ids[i + 1])) : share(before),
      );
    }
  });
}

/** Per cent: everything right, or half of what is wanted before. */
const share = (before: number | undefined): number => (before === undefined ? 100 : Math.floor(before / 2));

/** A number of the scale beyond the one before, about half way to the one after or the end. */
function next(decision: Readonly<Sketch>, before: number | undefined, after: number | undefined): number {
  const of = (key: string, otherwise: number) =>
    typeof decision[key] === 'number' ? decision[key] : otherwise;
  const [min, step] = [of('min', 1), of('step', 1) || 1];
  const low = before === undefined ? min : before + step;
  const high = Math.max(low, (after ?? of('max', low)) - step);
  const middle = min + Math.floor(Math.max(0, (low + high) / 2 - min) / step) * step;
  return Math.max(low, Number(middle.toFixed(3)));
}
