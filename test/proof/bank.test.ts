import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Question, QuestionFile } from '#model';
import { bankCodes, bankFindings } from '#proof';

const text = (en: string) => ({ en, zh: en });
const known = {
  modules: new Set(['one']),
  principles: new Map([['own', 'one']]),
  scenarios: new Set(['there']),
};
const about = (ask: string) => ({ principles: ['own'], difficulty: 1 as const, ask: text(ask) });
const options = (...texts: string[]) =>
  Object.fromEntries(texts.map((t, i) => [`o${String(i)}`, { text: text(t), because: text('so') }]));
const single = (ask: string, right: string, ...texts: string[]): Question => ({
  ...about(ask),
  single: { right, options: options(...texts) },
});
const numeric = (more: object): Question => ({
  ...about('{x}?'),
  numeric: {
    values: { x: { min: 1, max: 3, step: 1 } },
    answer: 'x',
    digits: 0,
    because: text('{answer}'),
    ...more,
  },
});
const file = (...questions: Question[]): QuestionFile => ({
  format: 1,
  module: 'one',
  questions: Object.fromEntries(questions.map((q, i) => [`q${String(i)}`, q])),
});
const codesIn = (of: QuestionFile) => bankFindings(of, known).map(({ code }) => code);
const item = (group: string) => ({ text: text(group), group, because: text('so') });

/** For each code, one file that shows it and one that is like it and must not. */
const shown: Record<keyof typeof bankCodes, [QuestionFile, QuestionFile]> = {
  'question-module-unknown': [
    { ...file(single('a', 'o0', 'x', 'y', 'z')), module: 'two' },
    file(single('a', 'o0', 'x', 'y', 'z')),
  ],
  'question-principle-unknown': [
    file({ ...single('a', 'o0', 'x', 'y', 'z'), principles: ['other'] }),
    file(single('a', 'o0', 'x', 'y', 'z')),
  ],
  'question-right-unknown': [file(single('a', 'o9', 'x', 'y', 'z')), file(single('a', 'o2', 'x', 'y', 'z'))],
  'question-order-wrong': [
    file({
      ...about('a'),
      order: {
        items: { a: text('a'), b: text('b'), c: text('c') },
        right: ['a', 'b', 'b'],
        because: text('so'),
      },
    }),
    file({
      ...about('a'),
      order: {
        items: { a: text('a'), b: text('b'), c: text('c') },
        right: ['c', 'b', 'a'],
        because: text('so'),
      },
    }),
  ],
  'question-group-unknown': [
    file({
      ...about('a'),
      sort: { groups: { x: text('x'), y: text('y') }, items: { a: item('x'), b: item('z'), c: item('y') } },
    }),
    file({
      ...about('a'),
      sort: { groups: { x: text('x'), y: text('y') }, items: { a: item('x'), b: item('x'), c: item('y') } },
    }),
  ],
  'question-value-unknown': [
    file(numeric({ because: text('{y}') })),
    file(numeric({ because: text('{x}: {answer}') })),
  ],
  'question-formula-unsound': [
    file(numeric({ answer: { divide: [1, { subtract: ['x', 2] }] } })),
    file(numeric({ answer: { divide: [1, { subtract: ['x', 4] }] } })),
  ],
  'question-gap-missing': [
    file({
      ...about('a ____'),
      ask: { en: 'a ____', zh: 'a' },
      fill: { accepted: { en: ['x'], zh: ['x'] }, because: text('so') },
    }),
    file({ ...about('a ____'), fill: { accepted: { en: ['x'], zh: ['x'] }, because: text('so') } }),
  ],
  'question-scenario-unknown': [
    file({ ...about('a'), moment: { scenario: 'gone', personality: 'lively', after: [] } }),
    file({ ...about('a'), moment: { scenario: 'there', personality: 'lively', after: [] } }),
  ],
  'question-twice': [
    file(single('a', 'o0', 'x', 'y', 'z'), single('a', 'o1', 'u', 'v', 'w')),
    file(single('a', 'o0', 'x', 'y', 'z'), single('b', 'o1', 'u', 'v', 'w')),
  ],
  'question-right-longest': [
    file(
      ...['a', 'b', 'c', 'd'].map((ask, i) =>
        single(ask, `o${String(i % 3)}`, ...[0, 1, 2].map((o) => (o === i % 3 ? 'much longer' : 'short'))),
      ),
    ),
    file(...['a', 'b', 'c', 'd'].map((ask, i) => single(ask, `o${String(i % 3)}`, 'one', 'two', 'six'))),
  ],
  'question-right-place': [
    file(...['a', 'b', 'c', 'd', 'e'].map((ask) => single(ask, 'o1', 'one', 'two', 'six'))),
    file(...['a', 'b', 'c', 'd', 'e'].map((ask, i) => single(ask, `o${String(i % 3)}`, 'one', 'two', 'six'))),
  ],
};

test.each(Object.entries(shown))(
  '%s is found where it is, and not where it is not',
  (code, [wrong, right]) => {
    expect(codesIn(wrong)).toContain(code);
    expect(codesIn(right)).not.toContain(code);
  },
);

test('README says what each code means, and how grave it is', () => {
  const rows = readFileSync('README.md', 'utf8').matchAll(
    /^\| `(question-[a-z-]+)` +\| (error|warning) +\|/gm,
  );
  expect(Object.fromEntries([...rows].map(([, code, severity]) => [code, severity]))).toEqual(bankCodes);
});
