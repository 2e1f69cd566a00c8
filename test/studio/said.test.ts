import { afterAll, expect, test, vi } from 'vitest';
import { readSketch, readTwine } from '#interchange';
import type { Issue, QuestionFile, Sketch } from '#model';
import { bankCodes, bankFindings, codes } from '#proof';
import { library } from '../support/library.ts';
import { edited, opening, sound, text } from '../support/versions.ts';

// The language is settled when the texts are loaded: here with them loaded anew, elsewhere as it was.
vi.resetModules();
const { overwriteGetLocale } = await import('../../src/i18n/paraglide/runtime.js');
overwriteGetLocale(() => 'zh-CN');
const { saidOf, whereOf } = await import('../../src/studio/files/said.ts');
const { foundText, sentenceOf } = await import('../../src/studio/said.ts');
const { Inspector } = await import('../../src/studio/check/check.ts');

afterAll(() => vi.resetModules());
const han = /\p{Script=Han}/u;
const shapes = ['key-unknown', 'key-missing', 'type-wrong', 'value-wrong'];
const all = [...shapes, ...Object.keys(codes), ...Object.keys(bankCodes)];

function found(edits: Record<string, unknown>): { issues: Issue[]; sketch: Sketch } {
  const sketch = edited(sound, edits) as unknown as Sketch;
  const parts = new Inspector().check(sketch, library);
  for (;;) {
    const { done, value } = parts.next();
    if (done) return { issues: value, sketch };
  }
}

test.each(all)('%s has a sentence in both languages', (code) => {
  const issue: Issue = { severity: 'error', code, path: 'nodes', message: 'as the check says it' };
  expect(foundText(issue)).toMatch(han);
  overwriteGetLocale(() => 'en');
  expect(sentenceOf(issue)).toMatch(/^[“A-Z].*[;.{]/);
  expect(sentenceOf(issue)).not.toMatch(han);
  overwriteGetLocale(() => 'zh-CN');
});

const sources = import.meta.glob<string>(
  ['../../src/interchange/**/*.ts', '../../src/model/yaml/*.ts', '../../src/studio/files/*.ts'],
  { query: '?raw', import: 'default', eager: true },
);
const ofFiles = Object.values(sources).flatMap((source) =>
  [...source.matchAll(/'((?:file|yaml|key|pack|link|csv|twine)-[a-z-]+)'/g)].map(([, code = '']) => code),
);

test.each([...new Set(ofFiles)])('%s of a file has a sentence in both languages', (code) => {
  const issue: Issue = { severity: 'error', code, path: '', message: 'as the reader says it' };
  expect(saidOf(issue)).toMatch(han);
  overwriteGetLocale(() => 'en');
  expect(saidOf(issue)).toMatch(/^[A-Z].*[.:]/);
  expect(saidOf(issue)).not.toMatch(han);
  overwriteGetLocale(() => 'zh-CN');
});

const asRead = 'as the reader says it';
const yaml = import.meta.glob<string>('../../node_modules/yaml/dist/errors.d.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const [line = ''] = /ErrorCode = .*/.exec(Object.values(yaml)[0] ?? '') ?? [];
const whys = [...line.matchAll(/'([A-Z_0-9]+)'/g)].map(([, why = '']) => why);

test.each([
  ...whys.filter((why) => why !== 'IMPOSSIBLE').map((why) => ['yaml-wrong', why] as const),
  ...['name', 'zoom', 'html'].map((why) => ['twine-wrong', why] as const),
])('%s, as for %s, is told in our own words', (code, why) => {
  expect(whys.length).toBeGreaterThan(20);
  const issue: Issue = { severity: 'error', code, path: '', message: asRead, values: { why } };
  expect(saidOf(issue)).toMatch(/^[^“]*\p{Script=Han}.*[。]$/u);
  expect(saidOf(issue)).not.toContain(asRead);
});

test('what no sentence is known for is told by ours, and then in the reader’s words', () => {
  const issue: Issue = { severity: 'error', code: 'yaml-wrong', path: '', message: asRead };
  expect(saidOf({ ...issue, values: { why: 'IMPOSSIBLE' } })).toMatch(
    /^这里不是正确的 YAML。.*“as the reader/,
  );
});

test.each([
  ['a: "x', '第 1 行第 4 列', '这里缺一个字符'],
  ['a: 1\na: 2', '第 2 行', '这个键写了两次'],
  ['a:\n\tb: 1', '第 2 行', '这一行用了制表符缩进'],
  ['a: 1\nb: c: d', '第 2 行第 4 列', '文字里有冒号加空格'],
  ['a: 1\nb: *c', '第 2 行第 4 列', '这里的引用'],
  ['a: @b', '第 1 行第 4 列', '文字不能以这个字符开头'],
])('a file with %j is refused with the line, the column and what to do', (text, place, words) => {
  const { issues } = readSketch(text, 'a.yaml');
  expect(issues.map(whereOf)).toEqual([`a.yaml, ${place}`]);
  expect(saidOf(issues[0] as Issue)).toContain(words);
});

test.each([
  [':: Start\nHello\n\n:: [tag]\nLost', '第 4 行', '“::”后面没有名称'],
  ['<p>\n<tw-storydata name="a"><tw-passagedata name="b">c</tw-passagedata>', '第 2 行', '外面那一层坏了'],
  ['<tw-storydata name="a" zoom="b"></tw-storydata>', '', '缩放比例'],
])('a story with %j is refused with the place too', (text, place, words) => {
  const [issue] = readTwine(text, 'a').issues;
  expect(issue && whereOf(issue)).toBe(place ? `a, ${place}` : 'a');
  expect(issue && saidOf(issue)).toContain(words);
});

test('a story may end with the name of a passage', () => {
  expect(readTwine(':: Start\n[[End]]\n\n:: End', 'a').value?.['nodes']).toHaveProperty('end');
});

test('a code without a sentence is told as the check tells it', () => {
  const issue: Issue = { severity: 'error', code: 'unheard-of', path: '', message: 'as the check says it' };
  expect(foundText(issue)).toBe('as the check says it');
});

const broken: Record<string, Record<string, unknown>> = {
  'the wrong shape': {
    minutes: 'soon',
    pass: 62,
    goals: [],
    more: 1,
    title: { en: '', zh: '字'.repeat(2001) },
    'nodes.pick.several.choices': {},
    [`${opening}.hear.to`]: undefined,
    [`${opening}.argue.to`]: [{ when: { flag: 'a' }, to: 'pick' }],
    [`${opening}.lie.text.en`]: '<b>no</b>',
    [`${opening}.trusted.when`]: { trust: {} },
    'nodes.file.record.results.gaps.atLeast': 5,
  },
  'what does not exist': {
    module: 'gone',
    'customer.person': 'nobody',
    'customer.others': ['nobody'],
    'customer.expects': ['juggle'],
    'customer.leaves.aloud': 'pick',
    'customer.leaves.silently': undefined,
    'promises.callback.principle': 'gone',
    [`${opening}.hear.to`]: 'nowhere',
    [`${opening}.hear.promises`]: { gift: { within: 1 } },
    [`${opening}.trusted.when`]: {},
    [`${opening}.lie.breach`]: undefined,
    'nodes.pick.several.atMost': 6,
    'nodes.steps.order.right': ['find', 'find'],
    'nodes.when.value.max': 0,
    'nodes.levels.sort.items.loan.group': 'gone',
    'nodes.file.record.fields.cause.right': 'gone',
  },
  'texts, marks and flags': {
    'title.en': '标题',
    [`${opening}.argue.text`]: text('Tell me what happened.', ''),
    [`${opening}.hear.because`]: text(' ', ' '),
    [`${opening}.argue.marks`]: {},
    [`${opening}.lie.sets`]: ['fibbed'],
    [`${opening}.lie.text.zh`]: '字'.repeat(60),
    'nodes.bye.reply.choices.next.text': text('I check.', '我查一下。'),
    'nodes.bye.reply.choices.thank.because.en': 'See <b>this</b>',
    'nodes.doubtful.end.after': text('', ''),
    'promises.gift': { text: text('A gift.', '礼物。'), principle: 'promise-what-you-can-keep' },
  },
  'what no road comes to': {
    pass: 100,
    'customer.start.trust': 0,
    always: [{ that: { flag: 'lied' }, at: 'end', text: text('All lie.', '大家都撒谎。') }],
    'nodes.bye.reply.choices.thank.to': [{ when: { flag: 'never' }, to: 'glad' }, { to: 'doubtful' }],
  },
};

test.each(Object.entries(broken))('in Chinese nothing is left in English: %s', (_, edits) => {
  const { issues, sketch } = found(edits);
  expect(new Set(issues.map(({ code }) => code)).size).toBeGreaterThanOrEqual(3);
  for (const issue of issues) {
    const told = foundText(issue, sketch);
    expect([issue.message, told]).toEqual([issue.message, expect.stringMatching(han)]);
    expect(told).not.toMatch(/undefined|\{\w+\}|; [a-z]+ /);
    expect(told).toMatch(/。$/);
  }
});

test('what is spoken of is named: the missing step, the personality, the number, the claim', () => {
  const gone = found(broken['what does not exist'] ?? {});
  const one = (code: string, { issues, sketch } = gone) =>
    issues.flatMap((issue) => (issue.code === code ? [foundText(issue, sketch)] : [])).join();
  expect(one('node-unknown')).toContain('“nowhere”');
  expect(one('leaver-missing')).toContain('和平型、分析型');
  const texts = found(broken['texts, marks and flags'] ?? {});
  expect(one('text-too-long', texts)).toMatch(/中文有 60 个字符.*45/);
  expect(one('promise-never-made', texts)).toContain('“礼物。”');
  expect(one('claim-broken', found(broken['what no road comes to'] ?? {}))).toContain('“大家都撒谎。”');
});

test('questions, too', () => {
  const of = { principles: ['gone'], difficulty: 1 as const, ask: text('a', '甲') };
  const because = text('so', '所以');
  const option = { text: text('x', '乙'), because };
  const x = { min: 3, max: 1, step: 1 };
  const file: QuestionFile = {
    format: 1,
    module: 'gone',
    questions: {
      one: { ...of, single: { right: 'c', options: { a: option, b: option } } },
      two: { ...of, multiple: { right: ['a', 'b'], options: { a: option, b: option } } },
      three: { ...of, fill: { accepted: { en: ['x'], zh: ['x'] }, because } },
      four: { ...of, moment: { scenario: 'gone', personality: 'lively', after: [] } },
      five: { ...of, numeric: { values: { x }, answer: { divide: ['y', 0] }, digits: 0, because } },
    },
  };
  const known = { modules: new Set(''), principles: new Map<string, string>(), scenarios: new Set('') };
  const issues = bankFindings(file, known).map((f): Issue => ({ ...f, path: f.path.join('.') }));
  const told = issues.map((issue) => foundText(issue, file as unknown as Sketch));
  expect(new Set(issues.map(({ code }) => code)).size).toBe(8);
  for (const one of told) expect(one).toMatch(/^(?!.*(undefined|\{\w+\})).*\p{Script=Han}.*。$/u);
  expect(told).toContain('这道题和“甲”问的一样；请换个问题。');
});
