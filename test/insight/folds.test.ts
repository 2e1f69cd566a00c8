import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  calibrationOf,
  certaintyMark,
  daysOf,
  evidenceOfAnswer,
  evidenceOfAttempt,
  masteryAt,
  reasonsOf,
  slotOf,
  streakOf,
  weighed,
  withDeed,
  withEvidence,
  type Evidence,
} from '#insight';
import type { Attempt, Mastery, Slot } from '#model';

const day = 86_400_000;
const now = Date.UTC(2027, 5, 1);
const evidence = fc.record({
  principle: fc.constant('own'),
  value: fc.double({ min: 0, max: 1, noNaN: true }),
  weight: fc.double({ min: 0.1, max: 3, noNaN: true }),
  at: fc.integer({ min: now - 700 * day, max: now }),
});
const summed = (all: readonly Evidence[]) =>
  all.reduce<Mastery | undefined>((sum, e) => withEvidence(sum, e), undefined);

test('mastery lies between 0 and 1, does not depend on the order of evidence, and is what its parts say', () => {
  fc.assert(
    fc.property(fc.array(evidence, { minLength: 1, maxLength: 30 }), (all) => {
      const mastery = summed(all);
      if (!mastery) throw new Error('no evidence');
      const figure = masteryAt(mastery, now);
      expect(figure).toBeGreaterThanOrEqual(0);
      expect(figure).toBeLessThan(1);
      expect(masteryAt(summed([...all].reverse()) ?? mastery, now)).toBeCloseTo(figure, 9);
      expect(weighed(all, now).reduce((s, e) => s + e.part * e.value, 0)).toBeCloseTo(figure, 9);
    }),
  );
});

test('the reasons of a figure add up to it, however few of the pieces are told one by one', () => {
  fc.assert(
    fc.property(fc.array(evidence, { minLength: 1, maxLength: 30 }), fc.nat(30), (all, told) => {
      const mastery = summed(all) as Mastery;
      const { value, pieces, older, unknown } = reasonsOf(mastery, all.slice(0, told), now);
      const parts = [...pieces, ...(older ? [older] : [])];
      expect(value).toBe(masteryAt(mastery, now));
      expect(parts.reduce((s, e) => s + e.part * e.value, 0)).toBeCloseTo(value, 9);
      expect(parts.reduce((s, e) => s + e.part, unknown.part)).toBeCloseTo(1, 9);
      expect(pieces.length + (older?.count ?? 0)).toBe(all.length);
    }),
  );
});

test('one right answer is no mastery, many are, and it fades', () => {
  const one: Evidence = { principle: 'own', value: 1, weight: 1, at: now };
  const many = summed(Array.from({ length: 20 }, () => one));
  expect(masteryAt(summed([one]) as Mastery, now)).toBeCloseTo(1 / 3);
  expect(masteryAt(many as Mastery, now)).toBeGreaterThan(0.9);
  expect(masteryAt(many as Mastery, now + 360 * day)).toBeLessThan(0.4);
});

test('an answer is evidence for each of its principles: more if hard, half if guessed', () => {
  const answer = { quiz: 'q', n: 0, item: 'm/a', seed: '', answer: 'x', share: 1, at: now, took: 0 };
  const weights = (more: object) =>
    evidenceOfAnswer({ ...answer, principles: ['a', 'b'], difficulty: 2, ...more }).map((e) => [
      e.principle,
      e.weight,
    ]);
  expect(weights({})).toEqual([
    ['a', 1],
    ['b', 1],
  ]);
  expect(weights({ difficulty: 3, sure: 'guess' })).toEqual([
    ['a', 2 / 3],
    ['b', 2 / 3],
  ]);
});

test('a finished conversation is evidence by principle, less with help, none as a what-if', () => {
  const attempt = {
    mode: 'assessed',
    touched: now,
    result: {
      ending: 'e',
      outcome: 'kept',
      score: 80,
      passed: true,
      helped: 10,
      principles: { a: 100, b: 40 },
    },
  } as unknown as Attempt;
  expect(evidenceOfAttempt(attempt)).toEqual([
    { principle: 'a', value: 1, weight: 2.7, at: now },
    { principle: 'b', value: 0.4, weight: 2.7, at: now },
  ]);
  expect(evidenceOfAttempt({ ...attempt, branch: { of: 'x', at: 1 } })).toEqual([]);
});

test('what was done is counted by half hours, and a long pause as a short one', () => {
  let slot: Slot | undefined;
  slot = withDeed(slot, { at: now, after: 20_000 });
  slot = withDeed(slot, { at: now + 1000, after: 9_999_999, share: 0.5 });
  expect(slot).toEqual({ slot: slotOf(now), choices: 1, answers: 1, right: 0.5, spent: 200_000 });
});

test('days follow the learner’s own calendar', () => {
  const slots = [now - day / 2, now, now + 3_600_000].map((at) => withDeed(undefined, { at, after: 60_000 }));
  const utc = (at: number) => Math.floor(at / day);
  expect(daysOf(slots, utc).map((d) => [d.day, d.choices])).toEqual([
    [utc(now) - 1, 1],
    [utc(now), 2],
  ]);
  const west = (at: number) => Math.floor((at - 2_000_000) / day);
  expect(daysOf(slots, west).map((d) => d.choices)).toEqual([2, 1]);
});

test('a streak is not broken by a day that has only begun', () => {
  const did = (...days: number[]) =>
    days.map((d) => ({ day: d, choices: 1, answers: 0, right: 0, spent: 0 }));
  expect(streakOf(did(7, 8, 9), 9)).toBe(3);
  expect(streakOf(did(7, 8, 9), 10)).toBe(3);
  expect(streakOf(did(7, 8, 9), 11)).toBe(0);
  expect(streakOf(did(5, 8, 9), 9)).toBe(2);
});

test('it pays to say what one believes', () => {
  const expected = (sure: 'sure' | 'think-so' | 'guess', p: number) =>
    p * certaintyMark(sure, 1) + (1 - p) * certaintyMark(sure, 0);
  const best = (p: number) =>
    (['sure', 'think-so', 'guess'] as const).reduce((a, b) => (expected(b, p) > expected(a, p) ? b : a));
  expect([0.5, 0.7, 0.9].map(best)).toEqual(['guess', 'think-so', 'sure']);
});

test('calibration tells how right who was how sure', () => {
  expect(
    calibrationOf([
      { sure: 'sure', share: 1 },
      { sure: 'sure', share: 0.5 },
      { share: 0 },
      { sure: 'guess', share: 0 },
    ]),
  ).toEqual([
    { sure: 'sure', count: 2, right: 0.75 },
    { sure: 'guess', count: 1, right: 0 },
  ]);
});
