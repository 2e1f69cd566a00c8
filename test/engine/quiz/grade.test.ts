import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawValues, gradeOf, numericAnswer } from '#engine';
import type { Question } from '#model';

const text = (en: string) => ({ en, zh: en });
const about = { principles: ['own-until-closed'], difficulty: 1 as const, ask: text('?') };
const options = (ids: string[]) =>
  Object.fromEntries(ids.map((id) => [id, { text: text(id), because: text(`because ${id}`) }]));
const share = (question: Question, answer: string, seed?: string) =>
  gradeOf(question, answer, seed !== undefined && 'numeric' in question ? drawValues(question, seed) : {})
    ?.share;

const multiple = fc
  .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'), { minLength: 3 })
  .chain((ids) =>
    fc.record({
      ids: fc.constant(ids),
      right: fc.subarray(ids, { minLength: 1, maxLength: ids.length - 1 }),
      picks: fc.subarray(ids),
    }),
  )
  .map(({ ids, right, picks }) => ({
    ids,
    right,
    picks,
    question: { ...about, multiple: { right, options: options(ids) } } as Question,
  }));

test('several right options: partial credit lies between 0 and 1, is full only for exactly those, and nothing for all', () => {
  fc.assert(
    fc.property(multiple, ({ question, ids, right, picks }) => {
      const got = share(question, picks.join('+')) ?? NaN;
      expect(got).toBeGreaterThanOrEqual(0);
      expect(got).toBeLessThanOrEqual(1);
      const exact = picks.length === right.length && picks.every((p) => right.includes(p));
      expect(got === 1).toBe(exact);
      expect(share(question, ids.join('+'))).toBe(0);
    }),
  );
});

test('a grade does not depend on the order in which options are shown or picked', () => {
  fc.assert(
    fc.property(multiple, fc.nat(), ({ question, picks, right, ids }, turn) => {
      const turned = <T>(all: T[]) => [
        ...all.slice(turn % (all.length || 1)),
        ...all.slice(0, turn % (all.length || 1)),
      ];
      const other = {
        ...about,
        multiple: { right: turned(right), options: options(turned(ids)) },
      } as Question;
      expect(share(other, turned(picks).join('+'))).toBe(share(question, picks.join('+')));
    }),
  );
});

test('one right option', () => {
  const question = { ...about, single: { right: 'b', options: options(['a', 'b', 'c']) } };
  expect(share(question, 'b')).toBe(1);
  expect(share(question, 'a')).toBe(0);
  expect(gradeOf(question, 'x')).toBeUndefined();
  expect(gradeOf(question, 'a')?.verdicts.map((v) => v.because?.en)).toEqual([
    'because a',
    'because b',
    'because c',
  ]);
});

test('true or false tells what there is to say to that answer', () => {
  const question = { ...about, truth: { right: false, because: { true: text('no'), false: text('yes') } } };
  expect(gradeOf(question, 'false')).toEqual({
    share: 1,
    verdicts: [{ id: '', right: true, because: text('yes') }],
  });
  expect(gradeOf(question, 'true')?.verdicts[0]?.because).toEqual(text('no'));
  expect(gradeOf(question, 'maybe')).toBeUndefined();
});

test('an order: full marks when right, none when turned round, none on average for luck', () => {
  const items = { a: text('a'), b: text('b'), c: text('c') };
  const question = { ...about, order: { items, right: ['a', 'b', 'c'], because: text('so') } };
  expect(share(question, 'a>b>c')).toBe(1);
  expect(share(question, 'b>a>c')).toBeCloseTo(1 / 3);
  expect(share(question, 'c>b>a')).toBe(0);
  expect(gradeOf(question, 'a>b')).toBeUndefined();
  expect(gradeOf(question, 'a>b>b')).toBeUndefined();
});

test('pairs and groups: the share that is right', () => {
  const pair = (en: string) => ({ left: text(en), right: text(en), because: text(en) });
  const match = { ...about, match: { pairs: { a: pair('a'), b: pair('b'), c: pair('c') } } };
  expect(share(match, 'a=a+b=b+c=c')).toBe(1);
  expect(share(match, 'a=b+b=a+c=c')).toBeCloseTo(1 / 3);
  expect(gradeOf(match, 'a=a+b=b')).toBeUndefined();
  const item = (group: string) => ({ text: text(group), group, because: text(group) });
  const sort = {
    ...about,
    sort: { groups: { x: text('x'), y: text('y') }, items: { a: item('x'), b: item('y'), c: item('x') } },
  };
  expect(share(sort, 'a=x+b=y+c=x')).toBe(1);
  expect(share(sort, 'a=x+b=x+c=x')).toBeCloseTo(2 / 3);
  expect(gradeOf(sort, 'a=z+b=y+c=x')).toBeUndefined();
});

const ratio: Question = {
  ...about,
  ask: text('{perceived} of {expected}'),
  numeric: {
    values: { perceived: { min: 40, max: 100, step: 5 }, expected: { min: 50, max: 100, step: 10 } },
    answer: { divide: ['perceived', 'expected'] },
    digits: 2,
    because: text('{perceived} / {expected} = {answer}'),
    slips: [{ answer: { divide: ['expected', 'perceived'] }, because: text('upside down: {answer}') }],
  },
};

test('drawn numbers keep their range and step, depend on the seed alone, and always have a sound answer', () => {
  fc.assert(
    fc.property(fc.string(), (seed) => {
      const values = drawValues(ratio, seed);
      expect(drawValues(ratio, seed)).toEqual(values);
      for (const [name, { min, max, step }] of Object.entries(ratio.numeric.values)) {
        const value = values[name] ?? NaN;
        expect(value).toBeGreaterThanOrEqual(min);
        expect(value).toBeLessThanOrEqual(max);
        expect((value - min) % step).toBe(0);
      }
      const answer = numericAnswer(ratio, values);
      expect(Number.isFinite(answer)).toBe(true);
      expect(share(ratio, String(answer), seed)).toBe(1);
    }),
  );
});

test('a number is right where it comes to the same, a known slip is told, and what cannot be read is no answer', () => {
  const values = { perceived: 80, expected: 100 };
  expect(gradeOf(ratio, '0.8', values)?.share).toBe(1);
  expect(gradeOf(ratio, '八成', values)).toBeUndefined();
  expect(gradeOf(ratio, '80%', values)?.share).toBe(1);
  expect(gradeOf(ratio, '1.25', values)?.verdicts[0]).toMatchObject({
    right: false,
    because: text('upside down: 0.8'),
  });
  expect(gradeOf(ratio, '0.9', values)?.verdicts[0]?.because).toEqual(text('80 / 100 = 0.8'));
});

test('a gap takes every accepted word in either language, whatever the case, width or marks', () => {
  const question = {
    ...about,
    fill: { accepted: { en: ['basic', 'must-be'], zh: ['基本'] }, because: text('so') },
  };
  for (const typed of [' Basic ', 'ＢＡＳＩＣ', 'must be', '“基本”', '基本。'])
    expect(share(question, typed)).toBe(1);
  expect(share(question, 'expected')).toBe(0);
  expect(gradeOf(question, '  ')).toBeUndefined();
});

test('a short answer is worth the points that the learner finds in it', () => {
  const question = {
    ...about,
    short: { points: [text('a'), text('b'), text('c'), text('d')], model: text('m') },
  };
  expect(share(question, '0+2')).toBe(0.5);
  expect(share(question, '')).toBe(0);
  for (const wrong of ['4', '0+0', 'x']) expect(gradeOf(question, wrong)).toBeUndefined();
});
