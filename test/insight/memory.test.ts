import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chanceToKnow, remember, reviewsOf, workloadOf, type Seen } from '#insight';
import type { Memory } from '#model';

const day = 86_400_000;
const start = Date.UTC(2026, 10, 22, 9);
const seen = (share: number, at: number, more: Partial<Seen> = {}): Seen => ({
  id: 'a/b',
  principles: ['own'],
  share,
  at,
  ...more,
});

/** Answers each on its day; the intervals in days. */
function intervals(shares: readonly [share: number, sure?: Seen['sure']][]): number[] {
  let memory: Memory | undefined;
  return shares.map(([share, sure]) => {
    memory = remember(memory, seen(share, memory?.due ?? start, { sure }));
    return memory.interval;
  });
}

test('golden sequences of FSRS 6 with its usual parameters', () => {
  expect(intervals([[1], [1], [1], [0], [1]])).toEqual([3, 14, 57, 3, 8]);
  expect(intervals([[0], [0], [1], [1]])).toEqual([1, 1, 3, 3]);
  expect(intervals([[0.7], [1, 'guess'], [1, 'sure'], [1]])).toEqual([2, 4, 12, 30]);
});

test('on its day, a week or more from now, something is known with a chance of about nine in ten', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(0, 0.7, 1), { minLength: 1, maxLength: 12 }), (shares) => {
      let memory: Memory | undefined;
      for (const share of shares) memory = remember(memory, seen(share, memory?.due ?? start));
      if (memory && memory.interval >= 7)
        expect(Math.abs(chanceToKnow(memory, memory.due) - 0.9)).toBeLessThan(0.04);
    }),
  );
});

test('a clock that was set back moves nothing backwards and breaks nothing', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(0, 0.7, 1), fc.integer({ min: -400, max: 400 })), { minLength: 1 }),
      (all) => {
        let memory: Memory | undefined;
        let at = start;
        for (const [share, days] of all) {
          at = Math.max(0, at + days * day);
          const next = remember(memory, seen(share, at));
          expect(next.last).toBeGreaterThanOrEqual(memory?.last ?? 0);
          expect(next.due).toBeGreaterThan(next.last);
          expect(Number.isFinite(next.stability)).toBe(true);
          memory = next;
        }
      },
    ),
  );
});

const at = (id: string, due: number, interval: number): Memory => ({
  ...remember(undefined, seen(1, start)),
  id,
  due,
  interval,
  last: due - interval * day,
});

test('reviews: what is due by the end of the day, the relatively latest first, within the cap', () => {
  const all = [
    at('far', start + 9 * day, 9),
    at('long', start - 10 * day, 100),
    at('short', start - 2 * day, 2),
    at('today', start + day / 4, 5),
  ];
  const ask = (cap: number, done: number) =>
    reviewsOf(all, { now: start, until: start + day / 2, cap, done }).map((m) => m.id);
  expect(ask(10, 0)).toEqual(['short', 'long', 'today']);
  expect(ask(2, 0)).toEqual(['short', 'long']);
  expect(ask(2, 1)).toEqual(['short']);
  expect(ask(2, 5)).toEqual([]);
});

test('the workload never tells more than the cap, and with room enough everything comes on its day', () => {
  const all = Array.from({ length: 30 }, (_, i) => at(`m${String(i)}`, start + (i % 3) * day - 1, 50));
  expect(workloadOf(all, { until: start, days: 4, cap: 7 })).toEqual([7, 7, 7, 7]);
  expect(workloadOf(all, { until: start, days: 4, cap: 100 })).toEqual([10, 10, 10, 0]);
});
