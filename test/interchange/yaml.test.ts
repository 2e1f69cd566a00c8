import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scenarioFiles } from '#content/build';
import { readSketch, writeYaml } from '#interchange';
import type { Sketch } from '#model';
import { folder } from '../support/library.ts';

const files = scenarioFiles(folder);
const read = (text: string) => readSketch(text, 'a.yaml').value as Sketch;

test('a file that nothing was changed in is written to the byte as it was', () => {
  expect(files.length).toBeGreaterThan(3);
  for (const file of files) {
    const source = readFileSync(file, 'utf8');
    expect(writeYaml(read(source), source)).toBe(source);
  }
});

test('written afresh, a scenario reads back as the same value', () => {
  for (const file of files.slice(0, 6)) {
    const value = read(readFileSync(file, 'utf8'));
    expect(read(writeYaml(value))).toEqual(value);
  }
});

const source = `# Of a shop
format: 1 # the first
id: a-shop
title: { en: A shop, zh: 商店 }
nodes:
  # where it begins
  opening:
    says: { en: Hello, zh: 你好 } # warmly
    choices:
      one: { to: two }
  two: { end: yes }
`;

test('comments and order stay where something else was changed', () => {
  const value = read(source);
  const nodes = value['nodes'] as Record<string, Record<string, unknown>>;
  (nodes['opening'] as Sketch)['says'] = { en: 'Good day', zh: '您好' };
  nodes['three'] = { end: 'no', says: { en: 'Bye', zh: '再见' } };
  const text = writeYaml(value, source);
  expect(text).toBe(`# Of a shop
format: 1 # the first
id: a-shop
title: { en: A shop, zh: 商店 }
nodes:
  # where it begins
  opening:
    says: { en: Good day, zh: 您好 } # warmly
    choices:
      one: { to: two }
  two: { end: yes }
  three:
    end: no
    says: { en: Bye, zh: 再见 }
`);
  expect(read(text)).toEqual(value);
});

test('what stands at a reference is changed there alone', () => {
  const shared = `a: &one { en: x, zh: y }\nb: *one\n`;
  const value = read(shared);
  value['b'] = { en: 'z', zh: 'y' };
  const text = writeYaml(value, shared);
  expect(read(text)).toEqual({ a: { en: 'x', zh: 'y' }, b: { en: 'z', zh: 'y' } });
});

const key = fc
  .stringMatching(/^[a-z][a-z0-9-]{0,8}$/)
  .filter((k) => k !== 'constructor' && k !== 'prototype');
const { value: tree } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string({ unit: 'grapheme' }),
    fc.integer(),
    fc.boolean(),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4 }),
  ),
}));
const sketch = fc.dictionary(key, tree, { minKeys: 1, maxKeys: 5 });

test('export and import are the identity, whatever was there before', () => {
  fc.assert(
    fc.property(sketch, sketch, (value, before) => {
      const plain = JSON.parse(JSON.stringify(value)) as Sketch;
      expect(read(writeYaml(plain))).toEqual(plain);
      expect(read(writeYaml(plain, writeYaml(before)))).toEqual(plain);
    }),
    { numRuns: 300 },
  );
});

test.each([
  ['a: [', 'yaml-wrong'],
  ['- a\n- b', 'file-empty'],
  ['__proto__: { a: 1 }', 'key-forbidden'],
  ['a: &a [*a]', 'yaml-wrong'],
])('what is no sketch is refused with a place: %s', (text, code) => {
  const { value, issues } = readSketch(text, 'a.yaml');
  expect(value).toBeUndefined();
  expect(issues[0]).toMatchObject({ code, file: 'a.yaml' });
});
