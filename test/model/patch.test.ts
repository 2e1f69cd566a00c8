import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'valibot';
import { Patch, patched, patchesBetween } from '#model';

const key = fc.constantFrom('a', 'b', 'constructor', '__proto__', 'to', '1');
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<unknown>(0, 1, 'x', 'y', null, true),
    fc.array(tie('value'), { maxLength: 4 }),
    fc
      .uniqueArray(fc.tuple(key, tie('value')), { selector: ([k]) => k, maxLength: 5 })
      .map(Object.fromEntries),
  ),
}));
const written = (x: unknown): string => JSON.stringify(x);

test('what becomes of one value is the other one, keys in the same order; and back', () => {
  fc.assert(
    fc.property(value, value, (one, other) => {
      const there = patchesBetween(one, other);
      expect(written(patched(one, there))).toBe(written(other));
      expect(written(patched(other, patchesBetween(other, one)))).toBe(written(one));
      expect(patchesBetween(one, structuredClone(one))).toEqual([]);
      for (const patch of there)
        expect(written(parse(Patch, JSON.parse(written(patch))))).toBe(written(patch));
    }),
    { numRuns: 2000 },
  );
});

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

test('many changes at once make what they make one by one, and change nothing they were given', () => {
  fc.assert(
    fc.property(value, fc.array(value, { maxLength: 5 }), (first, others) => {
      let before = frozen(first);
      const all = others.flatMap((other) => {
        const patches = frozen(patchesBetween(before, other));
        before = frozen(patched(before, patches));
        return patches;
      });
      expect(written(patched(first, all))).toBe(written(before));
    }),
    { numRuns: 500 },
  );
});

const talk = {
  nodes: {
    one: {
      says: { en: 'Hi', zh: '你好' },
      choices: { a: { to: 'two' }, b: { to: 'end' }, c: { to: 'one' } },
    },
    two: { says: { en: 'So', zh: '那' }, acts: ['listen', 'thank', 'ask'] },
  },
};

test.each([
  [
    'a letter typed',
    { ...talk.nodes.one, says: { en: 'Hi!', zh: '你好' } },
    [{ path: ['one', 'says', 'en'], set: 'Hi!' }],
  ],
  [
    'a choice in the middle deleted',
    { ...talk.nodes.one, choices: { a: { to: 'two' }, c: { to: 'one' } } },
    [{ path: ['one', 'choices'], drop: 'b' }],
  ],
  [
    'two choices in another order',
    { ...talk.nodes.one, choices: { b: { to: 'end' }, a: { to: 'two' }, c: { to: 'one' } } },
    [{ path: ['one', 'choices'], keys: ['b', 'a', 'c'] }],
  ],
])('%s is told as little as can be', (_, one, patches) => {
  expect(patchesBetween(talk.nodes, { ...talk.nodes, one })).toEqual(patches);
});

test('an item put into a list does not rewrite the others', () => {
  const acts = ['listen', 'thank', 'name', 'ask'];
  expect(patchesBetween(talk.nodes.two.acts, acts)).toEqual([{ path: [], from: 2, less: 0, more: ['name'] }]);
});

test('what is not touched stays the same object', () => {
  const after = patched(talk, [{ path: ['nodes', 'one', 'says', 'en'], set: 'Hm' }]);
  expect(after.nodes.two).toBe(talk.nodes.two);
  expect(after.nodes.one.choices).toBe(talk.nodes.one.choices);
});

test('a key that holds nothing counts as none', () => {
  expect(patchesBetween({ a: 1, b: 2 }, { a: 1, b: undefined })).toEqual([{ path: [], drop: 'b' }]);
  expect(patchesBetween({ a: 1, b: undefined }, { a: 1 })).toEqual([]);
});

test.each<[string, Patch]>([
  ['no such key', { path: ['nodes', 'three', 'says'], set: 1 }],
  ['no such item', { path: ['nodes', 'two', 'acts', 3], set: 'x' }],
  ['a key of a list', { path: ['nodes', 'two', 'acts', 'length'], set: 0 }],
  ['inherited', { path: ['constructor', 'prototype', 'x'], set: 1 }],
  ['dropped already', { path: ['nodes'], drop: 'three' }],
  ['beyond the end', { path: ['nodes', 'two', 'acts'], from: 2, less: 2, more: [] }],
  ['no list', { path: ['nodes'], from: 0, less: 0, more: [1] }],
])('a change of what is not there is refused: %s', (_, patch) => {
  expect(() => patched(talk, [patch])).toThrow(RangeError);
});
