import fc from 'fast-check';
import { expect, test } from 'vitest';
import { componentsOf } from '../../src/proof/explore/components.ts';
import type { Graph } from '../../src/proof/explore/graph.ts';
import { comingToAnEnd } from '../../src/proof/explore/loops.ts';

/** By situation, where its edges lead: to a situation, or below 0 to an ending. */
const links = fc.integer({ min: 1, max: 9 }).chain((size) =>
  fc.array(fc.array(fc.integer({ min: -1, max: size - 1 }), { maxLength: 3 }), {
    minLength: size,
    maxLength: size,
  }),
);

function graphOf(all: readonly number[][]): Graph {
  const begin = Int32Array.from([0, ...all.map((_, i) => all.slice(0, i + 1).flat().length)]);
  return { begin, to: Int32Array.from(all.flat()), size: all.length } as unknown as Graph;
}

function reachedFrom(all: readonly number[][], from: number): Set<number> {
  const reached = new Set([from]);
  for (const id of reached) for (const to of all[id] ?? []) reached.add(to);
  return reached;
}

test('components are what leads to each other, each after all that it leads to', () => {
  fc.assert(
    fc.property(links, (all) => {
      const { of, order } = componentsOf(graphOf(all));
      const reach = all.map((_, id) => reachedFrom(all, id));
      expect([...order].sort((a, b) => a - b)).toEqual(all.map((_, id) => id));
      for (let a = 0; a < all.length; a++)
        for (let b = 0; b < all.length; b++) {
          const forth = reach[a]?.has(b) ?? false;
          const back = reach[b]?.has(a) ?? false;
          expect(of[a] === of[b]).toBe(forth && back);
          if (forth && !back) expect(order.indexOf(b)).toBeLessThan(order.indexOf(a));
        }
    }),
  );
});

test('what comes to an end leads to an ending, or to where nothing is open', () => {
  fc.assert(
    fc.property(links, (all) => {
      const ends = all.map((_, id) =>
        Number([...reachedFrom(all, id)].some((to) => to < 0 || all[to]?.length === 0)),
      );
      expect([...comingToAnEnd(graphOf(all))]).toEqual(ends);
    }),
  );
});
