import { describe, expect, test } from 'vitest';
import { cards, loadHandbook, loadPrinciples, modules } from '#content';
import { leavesOf } from '../../../src/learner/handbook/leaves.ts';
import { excerptOf, markedIn } from '../../../src/learner/handbook/marked.ts';
import { indexOf } from '../../../src/learner/handbook/search.ts';
import { termsAsked, termsIn } from '../../../src/learner/handbook/tokens.ts';

const handbooks = (await Promise.all(modules.map((m) => loadHandbook(m.id)))).filter((h) => h !== undefined);
const asked = [
  {
    module: 'service-levels',
    asks: [{ en: 'Which rung does the free cable stand on?', zh: '送的数据线算哪一级？' }],
  },
];
const principles = await loadPrinciples();
const leaves = leavesOf({ modules, cards, principles, handbooks, asked });
const index = await indexOf(leaves);
const addresses = (words: string, language: 'en' | 'zh') =>
  index.find(words, language).map(({ leaf: { kind, place } }) => `${kind} ${'id' in place ? place.id : ''}`);

describe('terms', () => {
  test('of Chinese are every two characters, of English its words', () => {
    expect(termsIn('客户期望 of ACSI，2 个')).toEqual([
      '客户',
      '户期',
      '期望',
      '望',
      'of',
      'acsi',
      '2',
      '个',
    ]);
    expect(termsAsked('期望值')).toEqual(['期望', '望值']);
    expect(termsAsked('信')).toEqual(['信']);
    expect(termsAsked('ＫＡＮＯ Customer’s')).toEqual(['kano', 'customer', 's']);
    expect(termsAsked('the sources of it')).toEqual(['sources']);
    expect(termsAsked('is it')).toEqual(['is', 'it']);
    expect(termsAsked('，。!')).toEqual([]);
  });
});

describe('search', () => {
  test.each([
    ['期望', 'zh', 'module managing-expectations'],
    ['外向内向', 'zh', 'principle two-axes-four-types'],
    ['冰山', 'zh', 'principle needs-iceberg'],
    ['卡诺', 'zh', 'module satisfaction-models'],
    ['iceberg', 'en', 'principle needs-iceberg'],
    ['expectation sources', 'en', 'principle trace-expectation-sources'],
    ['compalint', 'en', 'module handling-complaints'],
    ['dress', 'en', 'conversation dress-by-noon'],
    ['free cable', 'en', 'question service-levels'],
  ] as const)('%s (%s) finds %s', (words, language, address) => {
    expect(addresses(words, language).slice(0, 12)).toContain(address);
  });

  test('finds what stands there in the other language, and shows it there', () => {
    const [first] = index.find('投诉', 'en');
    expect(first?.excerpt.some((p) => p.marked && p.text.includes('投诉'))).toBe(true);
  });

  test('finds every principle by its own name, in both languages', () => {
    for (const [id, { name }] of Object.entries(principles))
      for (const language of ['en', 'zh'] as const)
        expect(addresses(name[language], language).slice(0, 5)).toContain(`principle ${id}`);
  });

  test.each(['期望', '投诉', '信任', '卡诺'])('finds %s wherever it stands', (word) => {
    const here = leaves.filter(({ title, texts }) => [title, ...texts].some(({ zh }) => zh.includes(word)));
    expect(here.length).toBeGreaterThan(0);
    expect(
      index
        .find(word, 'zh')
        .map(({ leaf }) => leaf.id)
        .sort(),
    ).toEqual(here.map(({ id }) => id).sort());
  });

  test('finds nothing for nonsense, and breaks on nothing', () => {
    expect(addresses('qqxzzv', 'en')).toEqual([]);
    for (const words of ['', '  ', '*', '(', '\\', '<b>', '__proto__', 'constructor', '\ud83d\ude00'])
      expect(() => index.find(words, 'en')).not.toThrow();
  });
});

describe('marks', () => {
  test('stand where the terms are, joined where they touch', () => {
    expect(markedIn('客户期望值高', ['期望', '望值'])).toEqual([
      { text: '客户', marked: false },
      { text: '期望值', marked: true },
      { text: '高', marked: false },
    ]);
    expect(markedIn('An art of start', ['art']).filter((p) => p.marked)).toHaveLength(1);
    expect(
      markedIn('a(b) <i>', ['(b'])
        .map((p) => p.text)
        .join(''),
    ).toBe('a(b) <i>');
  });

  test('an excerpt holds the first term and keeps its length', () => {
    const text = `${'word '.repeat(100)}needle ${'word '.repeat(100)}`;
    const excerpt = excerptOf(text, ['needle'], 120);
    expect(excerpt).toContain('needle');
    expect(excerpt.length).toBeLessThanOrEqual(125);
    expect(excerpt.startsWith('…') && excerpt.endsWith('…')).toBe(true);
    expect(excerptOf('short', ['x'], 120)).toBe('short');
  });
});
