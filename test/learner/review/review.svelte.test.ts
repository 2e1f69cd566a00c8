import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { loadBody } from '#content';
import type { Quiz, QuizAnswer } from '#model';
import { beginQuiz, listQuizzes, readQuiz, recordMoments } from '#storage';
import Review from '../../../src/learner/review/Review.svelte';
import { answered } from '../../support/answered.ts';
import { attempt } from '../../support/course.ts';
import { db, forget, given, keep } from '../../support/screen.ts';
import { faults } from '../../support/stage.ts';

beforeEach(forget);
const day = 86_400_000;

function show() {
  const ways = given();
  return { ...ways, ...render(Review, { route: { at: 'review' }, ...ways }) };
}
const review: Pick<Quiz, 'mode' | 'modules' | 'principles' | 'seed' | 'answered'> = {
  mode: 'review',
  modules: [],
  principles: [],
  seed: 's',
  answered: 0,
};

test('somebody new is told what will come here', async () => {
  const { container } = show();
  expect(await screen.findByText(/^Nothing to review yet/)).toBeVisible();
  expect(screen.getByRole('link', { name: 'Answer some questions' })).toHaveAttribute('href', '#/quiz');
  expect(await faults(container)).toEqual([]);
});

test('a day without reviews says when the next one is due', async () => {
  await answered('service-mindset', 0, [1, 1]);
  show();
  expect(
    await screen.findByText(/^Nothing is due today\. The next comes back on \w+, \w+ \d+/),
  ).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Start' })).toBeNull();
});

test('what is due is asked up to the cap; the rest waits and is told', async () => {
  const all = await answered('service-mindset', 20, Array<number>(12).fill(0));
  const { container, preferences, go } = show();
  expect(await screen.findByText(`${String(all.length)} to review today`)).toBeVisible();
  preferences.reviews = 5;
  expect(await screen.findByText('5 to review today')).toBeVisible();
  expect(screen.getByText(new RegExp(`^${String(all.length - 5)} more are due and wait`))).toBeVisible();
  expect(await faults(container)).toEqual([]);
  await userEvent.setup().click(screen.getByRole('button', { name: 'Start' }));
  await vi.waitFor(() => {
    expect(go).toHaveBeenCalledOnce();
  });
  await vi.waitFor(async () => {
    const quiz = (await listQuizzes(db)).find(({ mode }) => mode === 'review');
    expect(quiz?.items).toHaveLength(5);
    expect(go).toHaveBeenCalledWith({ at: 'quiz', id: quiz?.id });
  });
});

test('a review of today goes on; one of another day ends with what was answered, and what is left is asked anew', async () => {
  const [first, second] = await answered('service-mindset', 20, [0, 0]);
  const items = [first?.id ?? '', second?.id ?? ''];
  const now = Date.now();
  await beginQuiz(db, { ...review, id: 'old', items, begun: now - 3 * day, touched: now - 3 * day });
  const { unmount, go } = show();
  await userEvent.setup().click(await screen.findByRole('button', { name: 'Start' }));
  await vi.waitFor(() => {
    expect(go).toHaveBeenCalledOnce();
  });
  expect((await readQuiz(db, 'old'))?.quiz.result).toBeDefined();
  unmount();
  await vi.waitFor(async () => {
    expect((await listQuizzes(db)).filter(({ mode }) => mode === 'review')).toHaveLength(2);
  });
  show();
  expect(await screen.findByText("You have begun today's review: 0 of 2 answered.")).toBeVisible();
  expect(screen.getByRole('link', { name: 'Go on' })).toBeVisible();
});

test('what the course no longer has is left out, and said so', async () => {
  await answered('service-mindset', 20, [0]);
  await db.memories.put({
    ...{ id: 'service-mindset/long-gone', principles: [], due: 1, last: 0, stability: 1, difficulty: 5 },
    ...{ interval: 1, reps: 1, lapses: 0 },
  });
  show();
  expect(await screen.findByText('1 to review today')).toBeVisible();
  expect(screen.getByText(/^1 is no longer in the course/)).toBeVisible();
});

test('moments come back with the questions, as long as their conversation has not changed', async () => {
  const body = await loadBody('dress-by-noon');
  if (!body) throw new Error('the course has changed');
  const result = { ending: 'x', outcome: 'lost', score: 10, passed: false } as const;
  const at = Date.now() - 20 * day;
  for (const hash of [body.hash, 'an-older-text']) {
    const one = attempt('dress-by-noon', { hash, result, begun: at });
    await keep(one, { ...body, hash }, ['a']);
    const shown: QuizAnswer = {
      ...{ quiz: one.id, n: 0, item: `moment:dress-by-noon/lively/${hash}`, seed: hash, answer: 'a' },
      ...{ share: 0, principles: ['admit-fault-fast'], difficulty: 2, at, took: 0, shown: true },
    };
    await recordMoments(db, one.id, [shown]);
  }
  await answered('service-mindset', 20, [0]);
  show();
  expect(await screen.findByText('2 to review today')).toBeVisible();
  expect(screen.getByText(/^1 is no longer in the course/)).toBeVisible();
});
