import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layOut } from '../../src/player/debrief/figure.ts';
import { onGrid } from '../../src/player/decisions/grid.ts';
import { closest } from '../../src/player/match.ts';
import { shuffle } from '#engine';

test('a shuffle keeps every item and depends on the seed alone', () => {
  const items = ['a', 'b', 'c', 'd', 'e'];
  expect(shuffle(items, 'one/two')).toEqual(shuffle(items, 'one/two'));
  expect(shuffle(items, 'one/two').toSorted()).toEqual(items);
  const orders = new Set(Array.from({ length: 60 }, (_, n) => shuffle(items, `seed ${String(n)}`).join('')));
  expect(orders.size).toBeGreaterThan(30);
});

test('a shuffle is the same on every machine', () => {
  expect(shuffle(['a', 'b', 'c', 'd', 'e'], 'late-parcel/steps').join('')).toMatchInlineSnapshot(`"cdbae"`);
});

test('a typed reply is closest to the choice whose words come up most', () => {
  const options = [
    { id: 'thank', match: { en: ['thank', 'calling'], zh: ['谢谢'] } },
    { id: 'next', match: { en: ['next'], zh: ['下一位'] } },
  ];
  expect(closest('THANKS for calling, next', options, 'en')).toBe('thank');
  expect(closest('thank the next', options, 'en')).toBeUndefined();
  expect(closest('hm', options, 'en')).toBeUndefined();
  expect(closest('谢谢您', options, 'zh')).toBe('thank');
});

test('a value snaps to its grid and stays within it', () => {
  const grid = { min: 0.5, max: 3.2, step: 0.25 };
  expect([0, 0.6, 1.13, 3.19, 99].map((n) => onGrid(n, grid))).toEqual([0.5, 0.5, 1.25, 3, 3]);
  expect(onGrid(Number.NaN, grid)).toBeNaN();
  fc.assert(
    fc.property(fc.double({ min: -10, max: 10, noNaN: true }), (n) => {
      const once = onGrid(n, grid);
      return onGrid(once, grid) === once && once >= grid.min && once <= grid.max;
    }),
  );
});

test('the two labels of the figure never lie on one another', () => {
  const meters = fc.record({
    expectation: fc.integer({ min: 5, max: 100 }),
    perceived: fc.integer({ min: 0, max: 100 }),
    trust: fc.constant(0),
    patience: fc.constant(0),
  });
  fc.assert(
    fc.property(fc.array(meters, { minLength: 1, maxLength: 20 }), (course) => {
      const { labels } = layOut(course, 320, 220);
      return Math.abs(labels.expectation - labels.perceived) >= 14.9;
    }),
  );
});
