import { expect, test } from 'vitest';
import type { QuizAnswer } from '#model';
import { moduleOf, resultOf, sharesBy } from '../../../src/learner/quiz/result.ts';

const items = ['a/1', 'a/2', 'b/1', 'b/2'];
const answer = (item: string, share: number) => ({ item, share, principles: ['p'] }) as unknown as QuizAnswer;

test('in an assessment what is not answered is worth nothing; in practice it does not count', () => {
  const answers = [{ share: 1 }, { share: 0.5 }];
  expect(resultOf({ mode: 'assessment', items, pass: 60 }, answers)).toEqual({ score: 38, passed: false });
  expect(resultOf({ mode: 'practise', items }, answers)).toEqual({ score: 75, passed: true });
  expect(resultOf({ mode: 'assessment', items, pass: 60 }, [])).toEqual({ score: 0, passed: false });
  expect(resultOf({ mode: 'practise', items }, [])).toEqual({ score: 0, passed: true });
});

test('a score that is shown as the pass mark is a pass', () => {
  expect(
    resultOf({ mode: 'assessment', items, pass: 60 }, [{ share: 1 }, { share: 1 }, { share: 0.39 }]),
  ).toEqual({ score: 60, passed: true });
});

test('shares by module, the least right first; a moment has none', () => {
  const answers = [answer('a/1', 1), answer('a/2', 0.5), answer('b/1', 0), answer('moment:x/lively/y', 1)];
  expect(sharesBy(answers, ({ item }) => moduleOf(item)?.split(' ') ?? [])).toEqual([
    { id: 'b', count: 1, right: 0 },
    { id: 'a', count: 2, right: 0.75 },
  ]);
});
