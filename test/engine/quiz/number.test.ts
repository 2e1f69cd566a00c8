import { expect, test } from 'vitest';
import { readNumber } from '#engine';

test.each([
  ['1.25', 1.25],
  ['１．２５', 1.25],
  [' 1 250 ', 1250],
  ['1,250.5', 1250.5],
  ['¥1,250', 1250],
  ['1250元', 1250],
  ['80%', 0.8],
  ['８０％', 0.8],
  ['百分之八十', 0.8],
  ['四分之三', 0.75],
  ['3/4', 0.75],
  ['-3', -3],
  ['负三', -3],
  ['十二', 12],
  ['二十', 20],
  ['一百零五', 105],
  ['一百二十点五', 120.5],
  ['三百五', 350],
  ['两千', 2000],
  ['一万二千三百', 12300],
  ['1.2万', 12000],
  ['二〇二六', 2026],
  ['五', 5],
])('%s is understood as %d', (typed, number) => {
  expect(readNumber(typed)).toBeCloseTo(number, 9);
});

test.each([
  '',
  'abc',
  '1,25',
  '1.2.3',
  '1/0',
  '十百',
  '一二三百',
  '5 or 6',
  '点五',
  '三分之',
  '1e5',
  '--3',
  '%',
])('“%s” is asked for again', (typed) => {
  expect(readNumber(typed)).toBeUndefined();
});

test('the units of the question may stand before or after', () => {
  const units = ['years', '年'];
  expect(readNumber('4 Years', { units })).toBe(4);
  expect(readNumber('四年', { units })).toBe(4);
  expect(readNumber('4 months', { units })).toBeUndefined();
});

test('where per cent is wanted, 80 and 80% are the same', () => {
  expect(readNumber('80', { asPercent: true })).toBe(80);
  expect(readNumber('80%', { asPercent: true })).toBe(80);
  expect(readNumber('百分之八十', { asPercent: true })).toBe(80);
});
