import { beforeEach, expect, test, vi } from 'vitest';
import { listMasteries, listMemories, listQuizzes, readQuiz, recordAnswer } from '#storage';
import { begin, beginReview, settingsOf } from '../../../src/learner/quiz/begin.ts';
import { findQuiz } from '../../../src/learner/quiz/find.ts';
import { Quizzing, type Given } from '../../../src/learner/quiz/quizzing.svelte.ts';
import { db, forget } from '../../support/screen.ts';

beforeEach(forget);
let clock = 10_000;
const now = () => clock;
const quiz = {
  id: 'one',
  mode: 'assessment' as const,
  modules: [],
  principles: [],
  items: ['service-levels/a', 'service-levels/b', 'service-levels/c'],
  seed: 's',
  pass: 60,
  begun: 10_000,
  touched: 10_000,
  answered: 0,
};
const given = (item: string, share = 1): Given => ({
  item,
  answer: 'x',
  share,
  principles: ['own-until-closed'],
  difficulty: 2,
});
const saved = (quizzing: Quizzing) => vi.waitFor(() => expect(quizzing.saving).toBe('saved'));

test('every answer is stored as it is given, the result with the last one', async () => {
  const quizzing = new Quizzing({ quiz, stored: false, now });
  expect(quizzing.saving).toBeUndefined();
  expect(quizzing.current).toBe(quiz.items[0]);
  clock = 15_000;
  quizzing.answer({ ...given(quiz.items[0] ?? ''), sure: 'sure' });
  expect(quizzing.saving).toBe('saving');
  expect(quizzing.current).toBe(quiz.items[1]);
  await saved(quizzing);
  const kept = await readQuiz(db, 'one');
  expect(kept?.quiz).toMatchObject({ answered: 1, touched: 15_000 });
  expect(kept?.answers).toEqual([
    {
      ...given(quiz.items[0] ?? ''),
      quiz: 'one',
      n: 0,
      seed: 's/service-levels/a',
      at: 15_000,
      took: 5000,
      sure: 'sure',
    },
  ]);
  quizzing.answer(given(quiz.items[1] ?? '', 0));
  quizzing.answer(given(quiz.items[2] ?? '', 0.5));
  expect(quizzing.current).toBeUndefined();
  expect(quizzing.result).toEqual({ score: 50, passed: false });
  await saved(quizzing);
  expect((await readQuiz(db, 'one'))?.quiz.result).toEqual({ score: 50, passed: false });
  expect(await listMemories(db)).toHaveLength(3);
  expect(await listMasteries(db)).toMatchObject([{ principle: 'own-until-closed', count: 3 }]);
});

test('an answer to anything but the present question changes nothing', async () => {
  const quizzing = new Quizzing({ quiz, stored: false, now });
  quizzing.answer(given('service-levels/b'));
  quizzing.answer(given(quiz.items[0] ?? ''));
  quizzing.answer(given(quiz.items[0] ?? ''));
  expect(quizzing.answers).toHaveLength(1);
  await saved(quizzing);
});

test('a thought of more than three minutes counts as three, and a clock set back as none', async () => {
  clock = 1_000_000;
  const quizzing = new Quizzing({ quiz, stored: false, now });
  clock += 600_000;
  quizzing.answer(given(quiz.items[0] ?? ''));
  clock -= 300_000;
  quizzing.answer(given(quiz.items[1] ?? ''));
  await saved(quizzing);
  expect(quizzing.answers.map((a) => a.took)).toEqual([180_000, 0]);
});

test('what cannot be stored is told, kept and stored when it is tried again', async () => {
  const full = Object.assign(new Error('full'), { name: 'QuotaExceededError' });
  const quizzing = new Quizzing({ quiz, stored: false, now });
  quizzing.answer(given(quiz.items[0] ?? ''));
  await saved(quizzing);
  const put = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
    throw full;
  });
  quizzing.answer(given(quiz.items[1] ?? ''));
  await vi.waitFor(() => expect(quizzing.saving).toBe('failed'));
  expect(quizzing.failureText).toContain('no space left');
  quizzing.answer(given(quiz.items[2] ?? ''));
  expect(quizzing.result).toBeDefined();
  put.mockRestore();
  quizzing.retry();
  await saved(quizzing);
  expect((await readQuiz(db, 'one'))?.answers.map((a) => a.n)).toEqual([0, 1, 2]);
});

test('another tab that went on with it is told', async () => {
  const quizzing = new Quizzing({ quiz, stored: false, now });
  quizzing.answer(given(quiz.items[0] ?? ''));
  await saved(quizzing);
  const [mine] = quizzing.answers;
  if (!mine) throw new Error('no answer');
  await recordAnswer(db, { ...mine, n: 1, item: quiz.items[1] ?? '' });
  quizzing.answer(given(quiz.items[1] ?? ''));
  await vi.waitFor(() => expect(quizzing.failureText).toContain('another tab'));
});

test('ended early, what is answered counts, and nothing can be answered any more', async () => {
  const quizzing = new Quizzing({ quiz, stored: false, now });
  quizzing.answer(given(quiz.items[0] ?? ''));
  quizzing.end();
  quizzing.end();
  expect(quizzing.result).toEqual({ score: 33, passed: false });
  expect(quizzing.current).toBeUndefined();
  await saved(quizzing);
  expect((await readQuiz(db, 'one'))?.quiz).toMatchObject({ answered: 1, result: { score: 33 } });
});

test('a quiz is drawn, begun, left and found again where it was', async () => {
  const begun = await begin({ mode: 'practise', modules: ['service-levels'], principles: [], count: 4 });
  expect(begun.quiz.items).toHaveLength(4);
  const first = begun.quiz.items[0] ?? '';
  begun.answer(given(first));
  await saved(begun);
  // Another one takes its place in this tab, so that it is read from what is stored.
  await begin({ mode: 'practise', modules: ['service-levels'], principles: [], count: 4 });
  const found = await findQuiz(begun.quiz.id, false);
  if (found.is !== 'there') throw new Error(found.is);
  expect(found.quizzing).not.toBe(begun);
  expect(found.quizzing.answers).toEqual(begun.answers);
  expect(found.quizzing.current).toBe(begun.quiz.items[1]);
  expect([...found.tasks.keys()]).toEqual(begun.quiz.items);
  expect(await findQuiz('none', false)).toEqual({ is: 'nowhere' });
});

test('drawn anew, what was asked before does not come as long as there is something else', async () => {
  const first = await begin({ mode: 'practise', modules: ['service-levels'], principles: [], count: 5 });
  for (const item of first.items) first.answer(given(item));
  await saved(first);
  const again = await begin(settingsOf(first.quiz));
  expect(again.quiz.items.filter((item) => first.items.includes(item))).toEqual([]);
});

test('a question that is no longer offered is left out', async () => {
  const quizzing = new Quizzing({ quiz, stored: false, now });
  quizzing.answer(given(quiz.items[0] ?? ''));
  await saved(quizzing);
  const found = await findQuiz('one', false);
  if (found.is !== 'there') throw new Error(found.is);
  expect(found.quizzing.items).toEqual([quiz.items[0]]);
  expect(found.quizzing.current).toBeUndefined();
  expect(found.quizzing.result).toEqual({ score: 100, passed: true });
});

test('a review that was left ends with what was answered when the next begins', async () => {
  const left = await beginReview(['service-levels/a', 'service-levels/b'], []);
  left.answer(given('service-levels/a'));
  await saved(left);
  const next = await beginReview(['service-levels/c'], [left.quiz]);
  expect(next.quiz.mode).toBe('review');
  const ended = (await listQuizzes(db)).find((q) => q.id === left.quiz.id);
  expect(ended?.result).toEqual({ score: 100, passed: true });
});
