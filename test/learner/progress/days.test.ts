import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { beginOf, dateOf, dayOf, durationOf, endOfDay } from '../../../src/learner/days.ts';

const here = process.env['TZ'];
afterEach(() => {
  if (here === undefined) delete process.env['TZ'];
  else process.env['TZ'] = here;
});
const zones = [
  'UTC',
  'Asia/Shanghai',
  'America/Los_Angeles',
  'America/Sao_Paulo',
  'Pacific/Kiritimati',
  'Asia/Kolkata',
];
const time = fc.integer({ min: Date.UTC(2015, 0, 1), max: Date.UTC(2040, 0, 1) });

test('every time falls into the day that has begun and is not over, in every zone', () => {
  fc.assert(
    fc.property(fc.constantFrom(...zones), time, (zone, at) => {
      process.env['TZ'] = zone;
      const day = dayOf(at);
      expect(beginOf(day)).toBeLessThanOrEqual(at);
      expect(endOfDay(at)).toBeGreaterThan(at);
      expect(dayOf(beginOf(day))).toBe(day);
      expect(dayOf(endOfDay(at) - 1)).toBe(day);
      expect(dayOf(endOfDay(at))).toBe(day + 1);
    }),
    { numRuns: 500 },
  );
});

test('the same moment is another day elsewhere', () => {
  const at = Date.UTC(2026, 10, 22, 20);
  process.env['TZ'] = 'America/Los_Angeles';
  const there = dayOf(at);
  process.env['TZ'] = 'Asia/Shanghai';
  expect(dayOf(at)).toBe(there + 1);
});

test('dates tell the year only where it is another; durations are in hours and minutes', () => {
  process.env['TZ'] = 'UTC';
  const now = Date.UTC(2026, 10, 22, 12);
  expect(dateOf(Date.UTC(2026, 11, 3), now)).toBe('Thursday, December 3');
  expect(dateOf(Date.UTC(2027, 0, 4), now)).toBe('Monday, January 4, 2027');
  expect(durationOf(0)).toBe('1 min');
  expect(durationOf(59 * 60_000)).toBe('59 min');
  expect(durationOf(3_600_000)).toBe('1 hr');
  expect(durationOf(5_460_000)).toBe('1 hr 31 min');
});
