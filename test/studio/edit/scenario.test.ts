import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { blankScenario, type Sketch } from '#model';
import { at } from '../../../src/studio/edit/at.ts';
import { addBranch, deleteBranch } from '../../../src/studio/edit/branches.ts';
import { deleteFlag, renameFlag } from '../../../src/studio/edit/flags.ts';
import { changeKind } from '../../../src/studio/edit/kinds.ts';
import { linksOf, outlineOf } from '../../../src/studio/edit/links.ts';
import { missingTexts } from '../../../src/studio/edit/missing.ts';
import { addNode, deleteNode, splitNode } from '../../../src/studio/edit/nodes.ts';
import { addPart, deletePart, movePart, renamePart } from '../../../src/studio/edit/parts.ts';
import { addVariant, dropVariant, setMark, setText } from '../../../src/studio/edit/texts.ts';

const file = (name: string) => join(import.meta.dirname, '../../fixtures', name);
const kinds = () => parse(readFileSync(file('all-kinds.yaml'), 'utf8')) as Sketch;
const leading = (sketch: Sketch, to: string) =>
  linksOf(sketch).flatMap((l) => (l.to === to ? [l.path.join('.')] : []));

test('a renamed node keeps its place, and all that led to it leads to it', () => {
  const sketch = kinds();
  const before = leading(sketch, 'caught');
  expect(renamePart(sketch, ['nodes', 'caught'], 'Found out!')).toBe('found-out');
  expect(leading(sketch, 'found-out')).toEqual(before);
  expect(leading(sketch, 'caught')).toEqual([]);
  expect(Object.keys(sketch['nodes'] as Sketch).indexOf('found-out')).toBe(
    Object.keys(kinds()['nodes'] as Sketch).indexOf('caught'),
  );
  expect(renamePart(sketch, ['nodes', 'shouts'], 'glad')).toBe('glad-2');
  expect(at(sketch, ['customer', 'leaves', 'aloud'])).toBe('glad-2');
});

test('a deleted node leaves its links where they are told to go, or says which lead nowhere', () => {
  const sketch = kinds();
  expect(deleteNode(sketch, 'caught', 'doubtful')).toEqual([]);
  expect(leading(sketch, 'doubtful')).toHaveLength(4);
  const left = deleteNode(sketch, 'steps').map((path) => path.join('.'));
  expect(left).toEqual(['nodes.pick.several.to']);
  expect(linksOf(sketch).filter((l) => l.dangling)).toHaveLength(1);
});

test('the outline follows the talk, then those who leave, then what nothing leads to', () => {
  const sketch = kinds();
  addNode(sketch, 'choices', { name: 'Aside' });
  const outline = outlineOf(sketch);
  expect(outline.slice(0, 3).map((s) => s.id)).toEqual(['opening', 'pick', 'steps']);
  expect(outline.slice(-3).map(({ id, reached }) => [id, reached])).toEqual([
    ['shouts', true],
    ['fades', true],
    ['aside', false],
  ]);
});

test('a node that is put into a link leads on to where the link led', () => {
  const sketch = kinds();
  const link = ['nodes', 'opening', 'choices', 'argue', 'to'];
  const id = addNode(sketch, 'choices', { name: 'A quarrel', link, after: 'opening' });
  expect(id).toBe('a-quarrel');
  expect(at(sketch, link)).toBe(id);
  const tos = linksOf(sketch).filter((l) => l.from === id);
  expect(tos.map((l) => l.to)).toEqual(['pick', 'pick', 'pick']);
  expect(Object.keys(sketch['nodes'] as Sketch)[1]).toBe(id);
});

test('a split node lets the second decide what the first decided', () => {
  const sketch = kinds();
  const second = splitNode(sketch, 'pick', 'The second half');
  expect(second).toBe('the-second-half');
  expect(at(sketch, ['nodes', 'pick', 'says', 'en'])).toBe('And now?');
  expect(at(sketch, ['nodes', 'the-second-half', 'several'])).toEqual(
    at(kinds(), ['nodes', 'pick', 'several']),
  );
  expect(
    linksOf(sketch)
      .filter((l) => l.from === 'pick')
      .every((l) => l.to === second),
  ).toBe(true);
});

test('choices become things to put in order, with their effects as results, and choices again', () => {
  const sketch = kinds();
  changeKind(sketch, 'opening', 'order');
  const order = at(sketch, ['nodes', 'opening', 'order']) as Record<string, Sketch>;
  expect(order['right']).toEqual(['hear', 'argue', 'lie', 'trusted']);
  expect(order['items']?.['hear']).toEqual({ en: 'Tell me what happened.', zh: '您说说怎么回事。' });
  expect(at(order, ['results', 'hear', 'atLeast'])).toBe(100);
  expect(at(order, ['results', 'lie', 'breach', 'of'])).toBe('truth');
  changeKind(sketch, 'opening', 'choices');
  const was = kinds();
  deletePart(was, ['nodes', 'opening', 'choices', 'trusted']);
  deletePart(sketch, ['nodes', 'opening', 'choices', 'trusted']);
  expect(at(sketch, ['nodes', 'opening', 'choices'])).toEqual(at(was, ['nodes', 'opening', 'choices']));
});

test('promises and flags are followed wherever they are named', () => {
  const sketch = kinds();
  expect(renamePart(sketch, ['promises', 'callback'], 'ring back')).toBe('ring-back');
  expect(at(sketch, ['nodes', 'opening', 'choices', 'hear', 'promises'])).toEqual({
    'ring-back': { within: 3 },
  });
  expect(at(sketch, ['nodes', 'when', 'value', 'results', 'fit', 'keeps'])).toEqual(['ring-back']);
  expect(deletePart(sketch, ['promises', 'ring-back'])).toEqual([]);
  expect(JSON.stringify(sketch)).not.toContain('ring-back');
  expect(renameFlag(sketch, 'lied', 'told a lie')).toBe('told-a-lie');
  expect(at(sketch, ['nodes', 'bye', 'reply', 'choices', 'next', 'to', 0, 'when'])).toEqual({
    flag: 'told-a-lie',
  });
  expect(deleteFlag(sketch, 'told-a-lie')).toHaveLength(2);
  expect(at(sketch, ['nodes', 'bye', 'reply', 'choices', 'next', 'to'])).toEqual([{ to: 'doubtful' }]);
});

test('the last result takes what is left, whatever is added, moved or taken out', () => {
  const sketch = kinds();
  const results = ['nodes', 'when', 'value', 'results'];
  const bounds = () =>
    Object.entries(at(sketch, results) as Record<string, Sketch>).map(([id, r]) => [id, r['atMost']]);
  movePart(sketch, [...results, 'late'], -1);
  expect(bounds()).toEqual([
    ['soon', 1],
    ['late', 3],
    ['fit', undefined],
  ]);
  addPart(sketch, results, { name: 'in between' });
  expect(bounds()).toEqual([
    ['soon', 1],
    ['late', 3],
    ['in-between', 4],
    ['fit', undefined],
  ]);
  deletePart(sketch, [...results, 'fit']);
  expect(bounds().at(-1)).toEqual(['in-between', undefined]);
});

test('branches come before the way that is left, and one way alone is a plain link', () => {
  const sketch = kinds();
  const to = ['nodes', 'opening', 'choices', 'hear', 'to'];
  const branch = addBranch(sketch, to, 'bye', { flag: 'lied' });
  expect(at(sketch, to)).toEqual([{ when: { flag: 'lied' }, to: 'bye' }, { to: 'pick' }]);
  deleteBranch(sketch, branch);
  expect(at(sketch, to)).toBe('pick');
});

test('one personality gets texts and marks of its own, and gives them back', () => {
  const sketch = kinds();
  const hear = ['nodes', 'opening', 'choices', 'hear'];
  setText(sketch, [...hear, 'because'], 'en', 'She wants it short.', 'powerful');
  expect(at(sketch, [...hear, 'because', 'powerful'])).toEqual({ en: 'She wants it short.', zh: '' });
  expect(missingTexts(sketch)).toEqual([
    { path: [...hear, 'because', 'powerful'], language: 'zh', prompted: false },
  ]);
  dropVariant(sketch, [...hear, 'because'], 'powerful');
  expect(sketch).toEqual(kinds());
  setMark(sketch, hear, 'admit-fault-fast', 1, 'lively');
  expect(at(sketch, [...hear, 'marks', 'lively'])).toEqual({ 'hear-out-first': 2, 'admit-fault-fast': 1 });
  addVariant(sketch, ['nodes', 'pick', 'says'], 'lively');
  expect(at(sketch, ['nodes', 'pick', 'says', 'lively', 'en'])).toBe('And now?');
});

test('what says in brackets what belongs there, or nothing, is not written', () => {
  const sketch = kinds();
  expect(missingTexts(sketch)).toEqual([]);
  addPart(sketch, ['nodes', 'opening', 'choices'], { name: 'More' });
  expect(missingTexts(sketch).map((m) => [m.path.at(-1), m.language, m.prompted])).toEqual([
    ['text', 'en', true],
    ['text', 'zh', true],
    ['because', 'en', true],
    ['because', 'zh', true],
  ]);
  expect(missingTexts(blankScenario('new')).every((m) => !m.prompted)).toBe(true);
});
