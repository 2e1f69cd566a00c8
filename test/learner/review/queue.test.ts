import { afterEach, describe, expect, test } from 'vitest';
import { remember } from '#insight';
import type { Memory, Quiz } from '#model';
import { openReview, queueOf } from '../../../src/learner/review/queue.ts';
import { doneToday } from '../../../src/learner/review/today.ts';
import { whenBack, whyToday } from '../../../src/learner/review/words.ts';

const day = 86_400_000;
const noon = Date.UTC(2026, 10, 22, 12);
const zone = process.env['TZ'];
afterEach(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

const seen = (id: string, at: number, share = 1, before?: Memory) =>
  remember(before, { id, principles: ['p'], share, at });
const review = (more: Partial<Quiz> = {}): Quiz => ({
  id: 'r1',
  mode: 'review',
  modules: [],
  principles: [],
  items: ['a', 'b'],
  seed: 's',
  begun: noon - 3_600_000,
  touched: noon,
  answered: 2,
  ...more,
});

describe('what there is to review today', () => {
  const due = Array.from({ length: 30 }, (_, i) => seen(`m/${String(i)}`, noon - (3 + i) * day, 0));

  test('is what is due until midnight here, as far as the cap goes; the rest waits and keeps its day', () => {
    const before = structuredClone(due);
    const queue = queueOf([...due, seen('later', noon)], { quizzes: [], cap: 20, now: noon });
    expect(queue.today).toHaveLength(20);
    expect(queue).toMatchObject({ waiting: 10, done: 0 });
    expect(queue.today[0]?.id).toBe('m/29');
    expect(due).toEqual(before);
  });

  test('counts what was reviewed today, and nothing else', () => {
    const quizzes = [
      review(),
      review({ begun: noon - 2 * day, answered: 9 }),
      review({ mode: 'practise', answered: 7 }),
    ];
    expect(doneToday(quizzes, noon)).toBe(2);
    expect(queueOf(due, { quizzes, cap: 20, now: noon }).today).toHaveLength(18);
    expect(queueOf(due, { quizzes, cap: 5, now: noon }).today).toHaveLength(3);
    expect(queueOf(due, { quizzes: [review({ answered: 40 })], cap: 20, now: noon }).today).toEqual([]);
  });

  test('goes on with the open review of today, not with one of another day', () => {
    const ended = review({ result: { score: 50, passed: true } });
    expect(openReview([ended], noon)).toBeUndefined();
    expect(openReview([review({ begun: noon - day })], noon)).toBeUndefined();
    expect(openReview([ended, review({ id: 'r2' })], noon)?.id).toBe('r2');
  });

  test('another time zone moves no day that was told, it only may end this one sooner or later', () => {
    const one = { ...seen('x', noon - 5 * day, 0), due: Date.UTC(2026, 10, 22, 17) };
    process.env['TZ'] = 'UTC';
    expect(queueOf([one], { quizzes: [], cap: 20, now: noon }).today).toEqual([one]);
    process.env['TZ'] = 'Asia/Shanghai'; // 20:00 there, and it is due at 1:00 tomorrow
    expect(queueOf([one], { quizzes: [], cap: 20, now: noon }).today).toEqual([]);
    expect(queueOf([one], { quizzes: [], cap: 20, now: noon + day }).today).toEqual([one]);
  });

  test('a clock that was set back makes nothing due and loses nothing', () => {
    const queue = queueOf(due, { quizzes: [], cap: 20, now: noon - 400 * day });
    expect(queue).toEqual({ today: [], waiting: 0, done: 0 });
  });
});

describe('the reasons', () => {
  test('why today: how long ago, and how likely it is still known', () => {
    const memory = seen('x', noon - 12 * day, 1, seen('x', noon - 15 * day));
    expect(whyToday(memory, noon)).toMatch(
      /^Last seen 12 days ago; the chance that you still know it is about \d+ %\.$/,
    );
    expect(whyToday(seen('x', noon - day), noon)).toMatch(/^Last seen yesterday/);
  });

  test('with the clock set back it says nothing of days that were not', () => {
    expect(whyToday(seen('x', noon), noon - 30 * day)).toBe(
      'Last seen today; the chance that you still know it is about 100 %.',
    );
  });

  test('when it comes back is the day that is stored, and why follows the answer', () => {
    const answer = { item: 'x', principles: ['p'], at: noon, share: 1 };
    const memory = seen('x', noon - 3 * day);
    const known = whenBack(memory, answer);
    expect(known.due).toBe(remember(memory, { ...answer, id: 'x' }).due);
    expect(known.when).toMatch(/^Comes back in \d+ days, on \w+, \w+ \d+/);
    expect(known.why).toContain('about 90 %');
    expect(whenBack(memory, { ...answer, share: 0.2 })).toMatchObject({
      when: expect.stringMatching(/^Comes back tomorrow, on Monday, November 23\.$/) as string,
      why: 'More is missing than is there, so it comes back soon.',
    });
    expect(whenBack(memory, { ...answer, share: 0.8 }).why).toMatch(/^Not quite there/);
    expect(whenBack(memory, { ...answer, sure: 'guess' as const }).why).toMatch(/^It was a guess/);
  });
});
