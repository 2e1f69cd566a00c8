import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile } from '#engine';
import { boundsOf, costlyOf, hindsightOf, Outlook, worthOf } from '#proof';
import { shipped } from '../support/library.ts';
import { tiny } from '../support/tiny.ts';
import { dice, walk } from '../support/walks.ts';

const dress = shipped().find((b) => b.scenario.id === 'dress-by-noon');
if (!dress) throw new Error('no dress-by-noon');
const scenarios = [dress, tiny('all-kinds.yaml')];

describe.each(scenarios.map((b) => [b.scenario.id, b] as const))('%s', (_, body) => {
  const program = compile(body, 'lively');
  const bounds = boundsOf(program);
  const outlook = new Outlook(program);

  test('decisions that cost points are those that hindsight knows, worth 0 to less than all', () => {
    fc.assert(
      fc.property(dice, (throws) => {
        const answers = walk(program, throws);
        const { turns } = hindsightOf(program, outlook, answers, bounds);
        const costly = costlyOf(program, outlook, answers);
        expect(costly.map(({ n }) => n)).toEqual(turns.flatMap(({ marks }, n) => (marks > 0 ? [n] : [])));
        for (const { n, share, principles } of costly) {
          const worth = worthOf(program, outlook, answers.slice(0, n));
          const all = Object.values(worth);
          expect(all).toContain(share);
          expect([Math.min(...all), Math.max(...all)]).toEqual([0, 1]);
          expect(share).toBeLessThan(1);
          expect(new Set(principles).size).toBe(principles.length);
        }
      }),
      { numRuns: 20 },
    );
  });
});

test('an answer that is not possible is refused, and at an ending there is nothing to weigh', () => {
  const program = compile(dress, 'lively');
  const outlook = new Outlook(program);
  expect(() => worthOf(program, outlook, ['nothing'])).toThrow(RangeError);
  const throws = Array.from({ length: 40 }, () => 0);
  expect(worthOf(program, outlook, walk(program, throws))).toEqual({});
});
