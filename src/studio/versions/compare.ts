import { withOwn, type Library } from '#content';
import { patchesBetween, Scenario, shapeOf, type Sketch } from '#model';
import { diffOf, type Diff } from '#proof';
import { at } from '../edit/at.ts';

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
  const places = patchesBetween(before, after).map(({ path }): Place => ({
    path: path.join('.'),
    ...present('before', at(before, path)),
    ...present('after', at(after, path)),
  }));
  const [a, b] = [sideOf(before, library), sideOf(after, library)];
  return a && b ? { diff: diffOf(a, b), places } : { places };
}

const present = (key: 'before' | 'after', value: unknown) => (value === undefined ? {} : { [key]: value });
