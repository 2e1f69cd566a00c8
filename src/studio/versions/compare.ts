import { withOwn, type Library } from '#content';
import { Scenario, shapeOf, type Sketch } from '#model';
import { diffOf, type Diff } from '#proof';
import { isMap } from '../edit/at.ts';

/** One place at which two versions differ; absent is what was not there. */
export interface Place {
  path: string;
  before?: unknown;
  after?: unknown;
}

/** What is different: with what that means for the play, or, where one of them cannot be played, only where. */
export interface Comparison {
  diff?: Diff;
  places: Place[];
}

export interface Asked {
  before: Sketch;
  after: Sketch;
  library: Library;
}

/** A scenario as it is compared; undefined where it cannot be played. */
function sideOf(value: Sketch, library: Library) {
  const { value: scenario, misfits } = shapeOf(Scenario, value);
  return scenario && !misfits.length ? { scenario, model: withOwn(library, scenario).model } : undefined;
}

export function compared({ before, after, library }: Asked): Comparison {
  const places = placesBetween(before, after);
  const [a, b] = [sideOf(before, library), sideOf(after, library)];
  return a && b ? { diff: diffOf(a, b), places } : { places };
}

/** Every place at which two values differ, each as deep as it lies, but no deeper than a text. */
function placesBetween(before: unknown, after: unknown, path: readonly string[] = []): Place[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (isMap(before) && isMap(after) && !Object.hasOwn(before, 'en')) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) => placesBetween(before[key], after[key], [...path, key]));
  }
  return [
    { path: path.join('.'), ...(before !== undefined && { before }), ...(after !== undefined && { after }) },
  ];
}
