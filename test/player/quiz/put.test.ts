import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadQuestions, questionIndex } from '#content';
import { gradeOf, numericAnswer } from '#engine';
import type { Question } from '#model';
import { putOf } from '../../../src/player/quiz/put.ts';
import { rowsOf } from '../../../src/player/quiz/rows.ts';

const index = await questionIndex();
const modules = [...new Set(index.map((q) => q.module))];
/** But for moments, which are put and graded as the conversation they are out of. */
const bank = (
  Object.entries(Object.assign({}, ...(await Promise.all(modules.map(loadQuestions)))) as object) as [
    string,
    Question,
  ][]
).filter(([, question]) => !('moment' in question));

/** The answer that is right in every part. */
function rightTo(question: Question, values: ReturnType<typeof putOf>['values']): string {
  if ('single' in question) return question.single.right;
  if ('multiple' in question) return question.multiple.right.join('+');
  if ('truth' in question) return String(question.truth.right);
  if ('order' in question) return question.order.right.join('>');
  if ('match' in question)
    return Object.keys(question.match.pairs)
      .map((id) => `${id}=${id}`)
      .join('+');
  if ('sort' in question)
    return Object.entries(question.sort.items)
      .map(([id, { group }]) => `${id}=${group}`)
      .join('+');
  if ('numeric' in question) return String(numericAnswer(question, values));
  if ('fill' in question) return question.fill.accepted.en[0] ?? '';
  if ('short' in question) return question.short.points.map((_, i) => i).join('+');
  return '';
}

test('every shipped question, in any order: the right answer is right in all that is told of it, and everything is explained', () => {
  expect(bank.length).toBeGreaterThan(300);
  fc.assert(
    fc.property(fc.string(), (seed) => {
      for (const [id, question] of bank) {
        const put = putOf(question, seed);
        const answer = rightTo(question, put.values);
        const grade = gradeOf(question, answer, put.values);
        expect([id, grade?.share]).toEqual([id, 1]);
        if (!grade) continue;
        const rows = rowsOf(put, answer, grade);
        expect([id, rows.filter((r) => r.right === false)]).toEqual([id, []]);
        if ('single' in question || 'multiple' in question)
          expect([id, rows.filter((r) => !r.because)]).toEqual([id, []]);
      }
    }),
    { numRuns: 10 },
  );
});

test('what is told of an answer is the same in any order of the options', () => {
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
  fc.assert(
    fc.property(
      fc.string(),
      fc.string(),
      fc.constantFrom(...bank.filter(([, q]) => 'single' in q || 'sort' in q || 'match' in q)),
      (a, b, [, question]) => {
        const answer = rightTo(question, {});
        const told = (seed: string) => {
          const put = putOf(question, seed);
          const grade = gradeOf(question, answer, put.values);
          return grade && { share: grade.share, rows: rowsOf(put, answer, grade).sort(byId) };
        };
        expect(told(a)).toEqual(told(b));
      },
    ),
  );
});

test('the same seed puts a question in the same way, and no option is lost', () => {
  const [, question] = bank.find(([, q]) => 'match' in q) ?? [];
  if (!question) throw new Error('no match');
  expect(putOf(question, 'x')).toEqual(putOf(question, 'x'));
  const seeds = Array.from({ length: 20 }, (_, i) =>
    putOf(question, String(i))
      .others.map((o) => o.id)
      .join(),
  );
  expect(new Set(seeds).size).toBeGreaterThan(5);
});
