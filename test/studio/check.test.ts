import { expect, test } from 'vitest';
import type { Sketch } from '#model';
import { checkedOf, boundsOf } from '#proof';
import { compile } from '#engine';
import { knownOf } from '#content';
import { Inspector } from '../../src/studio/check/check.ts';
import { library, shipped } from '../support/library.ts';
import { edited, read } from '../support/versions.ts';

function outcomeOf<T>(parts: Generator<undefined, T>): T {
  for (;;) {
    const { done, value } = parts.next();
    if (done) return value;
  }
}
const known = knownOf(library);
const sound = read('all-kinds.yaml');
const sketchOf = (value: unknown) => structuredClone(value) as Sketch;

test('what is found in a whole scenario is what its check finds, and its bounds are those it ships with', () => {
  const inspector = new Inspector();
  for (const { scenario, bounds } of shipped().slice(0, 3)) {
    const found = outcomeOf(inspector.check(sketchOf(scenario), library));
    expect(found).toEqual(checkedOf(scenario, known).map((f) => ({ ...f, path: f.path.join('.') })));
    expect(inspector.proven).toBe(true);
    expect(outcomeOf(inspector.bounds())).toEqual(bounds);
  }
});
