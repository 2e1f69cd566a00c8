import { expect, test } from 'vitest';
import { shortAnswer } from '../../src/studio/called.ts';

const text = (en: string) => ({ en, zh: en });
const sketch = {
  nodes: {
    one: { choices: { a: { text: text('Sorry') } } },
    some: { several: { choices: { a: { text: text('Ask') }, b: {} } } },
    row: { order: { items: { a: text('Listen'), b: text('Act') } } },
    heaps: { sort: { items: { a: { text: text('Tea') } }, groups: { g: text('Drinks') } } },
    form: { record: { fields: { f: { label: text('Colour'), options: { r: text('Red') } } } } },
    dial: { value: { min: 0, max: 20 } },
  },
};

test.each([
  ['one', 'a', 'Sorry'],
  ['one', 'gone', 'gone'],
  ['some', 'a+b', 'Ask + b'],
  ['row', 'b>a', 'Act → Listen'],
  ['heaps', 'a=g', 'Tea: Drinks'],
  ['form', 'f=r', 'Colour: Red'],
  ['dial', '14', '14'],
])('at %s the answer %s is told as "%s"', (node, answer, words) => {
  expect(shortAnswer(sketch, node, answer)).toBe(words);
});
