import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Attempt } from '#model';
import { assessedOf } from '../../src/learner/assessed.ts';
import { attempt } from '../support/course.ts';

const result = fc.record({
  ending: fc.constant('x'),
  outcome: fc.constantFrom('kept' as const, 'lost' as const),
  score: fc.integer({ min: 0, max: 100 }),
  passed: fc.boolean(),
});
const one = fc
  .record({
    begun: fc.integer({ min: 0, max: 20 }),
    turns: fc.integer({ min: 0, max: 2 }),
    result: fc.option(result, { nil: undefined }),
  })
  .map(({ begun, turns, result }) =>
    attempt('talk', {
      mode: 'assessed',
      begun,
      turns: result ? turns + 1 : turns,
      ...(result && { result }),
    }),
  );
const assessed = fc.array(one, { maxLength: 8 });
const aside = fc.array(
  fc.tuple(one, fc.constantFrom('practice', 'branch', 'elsewhere')).map(([a, what]): Attempt => {
    if (what === 'practice') return { ...a, mode: 'practice' };
    if (what === 'branch') return { ...a, branch: { of: 'a', at: 0 } };
    return { ...a, scenario: 'another' };
  }),
  { maxLength: 8 },
);
const limit = fc.integer({ min: 1, max: 20 });
const talk = (limit: number, counts: 'best' | 'first' | 'last') => ({
  id: 'talk',
  assessed: { limit, counts },
});

test('the first, the last or the best of the finished attempts counts', () => {
  fc.assert(
    fc.property(assessed, limit, (all, limit) => {
      const finished = all
        .filter((a) => a.result)
        .sort((a, b) => a.begun - b.begun || (a.id < b.id ? -1 : 1));
      expect(assessedOf(talk(limit, 'first'), all).counting).toEqual(finished[0]);
      expect(assessedOf(talk(limit, 'last'), all).counting).toEqual(finished.at(-1));
      const best = assessedOf(talk(limit, 'best'), all).counting?.result;
      expect(best === undefined).toBe(finished.length === 0);
      for (const { result } of finished) {
        expect(best?.passed || !result?.passed).toBe(true);
        if (best && best.passed === result?.passed) expect(best.score).toBeGreaterThanOrEqual(result.score);
      }
    }),
  );
});

test('practice, what-ifs and other conversations change nothing of what is assessed', () => {
  fc.assert(
    fc.property(
      assessed,
      aside,
      limit,
      fc.constantFrom('best', 'first', 'last'),
      (all, more, limit, counts) => {
        const scenario = talk(limit, counts);
        expect(assessedOf(scenario, [...more, ...all])).toEqual(assessedOf(scenario, all));
      },
    ),
  );
});

test('an attempt is used up with its first choice, finished or not', () => {
  const all = [attempt('talk', { mode: 'assessed' }), attempt('talk', { mode: 'assessed', turns: 1 })];
  expect(assessedOf({ id: 'talk' }, all)).toMatchObject({ limit: 3, counts: 'best', left: 2 });
  expect(assessedOf(talk(1, 'first'), all)).toMatchObject({ left: 0, counting: undefined });
});
