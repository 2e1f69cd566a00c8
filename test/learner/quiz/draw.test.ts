import fc from 'fast-check';
import { expect, test } from 'vitest';
import { questionIndex } from '#content';
import { drawn, poolOf } from '../../../src/learner/quiz/draw.ts';

const index = await questionIndex();
const modules = [...new Set(index.map((q) => q.module))];
const never = new Map<string, number>();
const cardOf = (id: string) => index.find((q) => q.id === id);
const spread = (numbers: readonly number[]) => Math.max(...numbers) - Math.min(...numbers);

test('drawing n gives n different questions of the pool, or all there are; the same seed gives the same', () => {
  fc.assert(
    fc.property(fc.subarray(modules), fc.integer({ min: 1, max: 60 }), fc.string(), (some, count, seed) => {
      const pool = poolOf(index, { modules: some, principles: [] });
      const items = drawn(pool, count, never, seed);
      expect(items).toHaveLength(Math.min(count, pool.length));
      expect(new Set(items).size).toBe(items.length);
      for (const item of items) expect(pool.some((q) => q.id === item)).toBe(true);
      expect(drawn(pool, count, never, seed)).toEqual(items);
    }),
  );
});

test('modules have the same number each, give or take one, as long as they have questions', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100 }), fc.string(), (count, seed) => {
      const items = drawn(index, count, never, seed);
      expect(
        spread(modules.map((module) => items.filter((id) => cardOf(id)?.module === module).length)),
      ).toBeLessThanOrEqual(1);
    }),
  );
});

test('within a module every difficulty comes before one of them comes twice', () => {
  for (const module of modules) {
    const pool = poolOf(index, { modules: [module], principles: [] });
    const there = new Set(pool.map((q) => q.difficulty));
    const items = drawn(pool, there.size, never, 'seed');
    expect(new Set(items.map((id) => cardOf(id)?.difficulty))).toEqual(there);
  }
});

test('what was never asked comes first, and then what was asked longest ago', () => {
  const pool = poolOf(index, { modules: [modules[0] ?? ''], principles: [] });
  const easy = pool.filter((q) => q.difficulty === 2);
  const [fresh, oldest, ...rest] = easy.map((q) => q.id);
  const lastAsked = new Map([[oldest ?? '', 5], ...rest.map((id, i): [string, number] => [id, 100 + i])]);
  fc.assert(
    fc.property(fc.string(), (seed) => {
      expect(drawn(easy, 1, lastAsked, seed)).toEqual([fresh]);
      expect(new Set(drawn(easy, 2, lastAsked, seed))).toEqual(new Set([fresh, oldest]));
    }),
  );
});

test('a pool of principles holds the questions on them alone, and one of nothing holds all', () => {
  const principle = index[0]?.principles[0] ?? '';
  const pool = poolOf(index, { modules: [], principles: [principle] });
  expect(pool.length).toBeGreaterThan(0);
  expect(pool.every((q) => q.principles.includes(principle))).toBe(true);
  expect(poolOf(index, { modules: [], principles: [] })).toHaveLength(index.length);
});
