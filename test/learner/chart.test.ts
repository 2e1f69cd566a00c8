import { expect, test } from 'vitest';
import { chartOf, tallPath, widePath } from '../../src/learner/chart.ts';
import { library } from '../support/library.ts';
import { module } from '../support/course.ts';

const modules = [
  module('root'),
  module('a', ['root']),
  module('b', ['root']),
  module('c', ['root']),
  module('b1', ['b']),
  module('b2', ['b']),
  module('c1', ['c', 'b']),
];

test('the map follows each branch to its end before the next one begins', () => {
  const { stops, lines } = chartOf(modules);
  expect(stops.map((s) => [s.module.id, s.nth, s.depth, s.line])).toEqual([
    ['root', 0, 0, 0],
    ['a', 1, 1, 0],
    ['b', 2, 1, 1],
    ['b1', 3, 2, 1],
    ['b2', 4, 2, 2],
    ['c', 5, 1, 3],
    ['c1', 6, 2, 3],
  ]);
  expect(lines).toBe(4);
});

test('a module after two others hangs on the later one and has a lighter track from the other', () => {
  const { tracks } = chartOf(modules);
  expect(tracks.map((t) => [t.from.module.id, t.to.module.id, t.main])).toEqual([
    ['root', 'a', true],
    ['root', 'b', true],
    ['b', 'b1', true],
    ['b', 'b2', true],
    ['root', 'c', true],
    ['c', 'c1', true],
    ['b', 'c1', false],
  ]);
});

test('tracks are drawn from stop to stop', () => {
  const [straight, down] = chartOf(modules).tracks;
  expect(straight && widePath(straight)).toBe('M0.1 0.5H1.1');
  expect(down && widePath(down)).toBe('M0.1 0.5H0.91Q0.95 0.5 0.95 0.66V1.34Q0.95 1.5 0.98 1.5H1.1');
  expect(down && tallPath(down)).toBe('M0.5 0.5V2.2Q0.5 2.5 1 2.5H1.5');
});

test('every module of the course is on the map, after everything that it comes after', () => {
  const { stops } = chartOf(library.modules);
  expect(new Set(stops.map((s) => s.module.id))).toEqual(new Set(library.modules.map((m) => m.id)));
  const nth = new Map(stops.map((s) => [s.module.id, s.nth]));
  for (const { module, nth: own } of stops)
    for (const id of module.after) expect(nth.get(id), `${id} before ${module.id}`).toBeLessThan(own);
});
