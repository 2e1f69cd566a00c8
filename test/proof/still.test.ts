import { expect, test } from 'vitest';
import { Scenario } from '#model';
import { readYaml } from '#model/yaml';
import type { Known } from '#proof';
import { stillFindings } from '../../src/proof/findings/still.ts';
import { library } from '../support/library.ts';
import { fixture } from '../support/tiny.ts';

const read = readYaml(fixture('all-kinds.yaml'), 'all-kinds.yaml', Scenario);
if (!read.source) throw new Error(JSON.stringify(read.issues));
const { value: sound, place } = read.source;

const known: Known = {
  model: library.model,
  modules: new Set(library.modules.map((m) => m.id)),
  people: new Map(Object.entries(library.people)),
  principles: new Map(Object.entries(library.principles).map(([id, p]) => [id, p.module])),
};

/** Values to put at dotted places of the sound scenario; `undefined` takes the place away. */
type Edits = Record<string, unknown>;
type Open = Record<string, unknown>;

function inside(scenario: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((o, key) => (o as Open | undefined)?.[key], scenario);
}

function edited(edits: Edits): Scenario {
  const copy = structuredClone(sound);
  for (const [place, value] of Object.entries(edits)) {
    const path = place.split('.');
    const holder = inside(copy, path.slice(0, -1)) as Open;
    if (value === undefined) Reflect.deleteProperty(holder, path.at(-1) ?? '');
    else holder[path.at(-1) ?? ''] = value;
  }
  return copy;
}
const found = (edits: Edits) => stillFindings(edited(edits), known);

const opening = 'nodes.opening.choices';
const text = (en: string, zh: string) => ({ en, zh });
const long = (n: number) => 'a'.repeat(n);
const many = (n: number) => '字'.repeat(n);
test('the sound scenario has none', () => {
  expect(found({})).toEqual([]);
});

test('what is found at a node stands where the node stands, and holds for the customers there are', () => {
  const scenario = edited({ [`${opening}.hear.marks`]: { any: { 'hear-out-first': 1 }, lively: {} } });
  const { opening: node } = scenario.nodes;
  if (!node) throw new Error('no opening');
  const paths = (of: Scenario) =>
    stillFindings(of, known).flatMap((f) => (f.code === 'choice-unscored' ? [f.path.join('.')] : []));
  const at = (id: string) => `nodes.${id}.choices.hear.marks.lively`;
  expect(paths(scenario)).toEqual([at('opening')]);
  expect(paths({ ...scenario, nodes: { ...scenario.nodes, again: node } })).toEqual([
    at('opening'),
    at('again'),
  ]);
  const customer = { ...scenario.customer, personality: 'peaceful' as const };
  expect(paths({ ...scenario, customer })).toEqual([]);
  expect(paths(scenario)).toEqual([at('opening')]);
});

interface Case {
  code: string;
  severity?: 'error';
  /** An edit that must be found, where exactly, and what the message must name. */
  shows: Edits;
  at: string[];
  says: string;
  /** A like edit that must not. */
  quiet: Edits;
}

const cases: Record<string, Case> = {
  'a choice without marks': {
    code: 'choice-unscored',
    shows: { [`${opening}.argue.marks`]: {} },
    at: [`${opening}.argue.marks`],
    says: 'lively, powerful, peaceful, analytical',
    quiet: { [`${opening}.argue.marks`]: { 'hear-out-first': 0 } },
  },
  'a choice without marks for one personality': {
    code: 'choice-unscored',
    shows: { [`${opening}.hear.marks`]: { any: { 'hear-out-first': 2 }, powerful: {} } },
    at: [`${opening}.hear.marks.powerful`],
    says: '(powerful)',
    quiet: {
      [`${opening}.hear.marks`]: { any: { 'hear-out-first': 2 }, powerful: {} },
      'customer.personality': ['lively', 'peaceful'],
    },
  },
  'a choice with marks for one personality alone': {
    code: 'choice-unscored',
    shows: { [`${opening}.hear.marks`]: { any: {}, powerful: { 'hear-out-first': 2 } } },
    at: [`${opening}.hear.marks.any`],
    says: '(lively, peaceful, analytical)',
    quiet: {
      [`${opening}.hear.marks`]: { any: {}, powerful: { 'hear-out-first': 2 } },
      [`${opening}.hear.when`]: { all: [{ personality: 'powerful' }, { trust: { atLeast: 5 } }] },
    },
  },
  'a choice that only the others can pick': {
    code: 'choice-unscored',
    shows: { [`${opening}.argue.marks`]: {}, [`${opening}.argue.when`]: { not: { personality: 'lively' } } },
    at: [`${opening}.argue.marks`],
    says: '(powerful, peaceful, analytical)',
    quiet: {
      [`${opening}.argue.marks`]: { any: { 'hear-out-first': -1 }, lively: {} },
      [`${opening}.argue.when`]: { not: { personality: 'lively' } },
    },
  },
  'an option without marks': {
    code: 'choice-unscored',
    shows: { 'nodes.pick.several.choices.look.marks': {} },
    at: ['nodes.pick.several.choices.look.marks'],
    says: '(lively',
    quiet: { 'nodes.pick.several.choices.look.marks': { 'apologise-and-verify': 2 } },
  },
  'a result without marks': {
    code: 'choice-unscored',
    shows: { 'nodes.file.record.results.gaps.marks': {} },
    at: ['nodes.file.record.results.gaps.marks'],
    says: '(lively',
    quiet: { 'nodes.file.record.results.gaps.marks': { 'find-the-cause-layer': -2 } },
  },
  'a promise that is never made': {
    code: 'promise-never-made',
    shows: { [`${opening}.hear.promises`]: {} },
    at: ['promises.callback'],
    says: '"callback" is never made',
    quiet: {
      [`${opening}.hear.promises`]: {},
      'nodes.levels.sort.results.right.promises': { callback: { within: 1 } },
    },
  },
  'a promise that nothing keeps': {
    code: 'promise-never-kept',
    shows: { 'nodes.when.value.results.fit.keeps': [] },
    at: ['promises.callback'],
    says: 'nothing can keep it',
    quiet: { 'nodes.when.value.results.fit.keeps': [], 'nodes.glad.end.keeps': ['callback'] },
  },
  'a module of which nothing is marked': {
    code: 'principle-not-tested',
    shows: { module: 'personality-types' },
    at: ['module'],
    says: 'no choice is marked on a principle of "personality-types"; mark one (such as two-axes-four-types',
    quiet: { module: 'managing-expectations' },
  },
  'a module marked with 0 only': {
    code: 'principle-not-tested',
    shows: { module: 'personality-types', [`${opening}.argue.marks`]: { 'serve-the-powerful': 0 } },
    at: ['module'],
    says: 'no choice is marked',
    quiet: {
      module: 'personality-types',
      [`${opening}.argue.marks`]: { any: { 'hear-out-first': -2 }, powerful: { 'serve-the-powerful': -1 } },
    },
  },
  'a module that only a promise is about': {
    code: 'principle-not-tested',
    shows: { module: 'personality-types' },
    at: ['module'],
    says: 'choose the module it is about',
    quiet: { module: 'personality-types', 'promises.callback.principle': 'serve-the-powerful' },
  },
  'a flag asked for that nothing sets': {
    code: 'flag-never-set',
    shows: { [`${opening}.trusted.when`]: { any: [{ trust: { atLeast: 90 } }, { not: { flag: 'leid' } }] } },
    at: [`${opening}.trusted.when.any.1.not.flag`],
    says: '"leid"',
    quiet: { [`${opening}.trusted.when`]: { any: [{ trust: { atLeast: 90 } }, { not: { flag: 'lied' } }] } },
  },
  'a flag in a claim that nothing sets': {
    code: 'flag-never-set',
    shows: { never: [{ text: text('No lies', '不说谎'), at: 'pass', that: { flag: 'leid' } }] },
    at: ['never.0.that.flag'],
    says: 'check the spelling',
    quiet: { never: [{ text: text('No lies', '不说谎'), at: 'pass', that: { flag: 'lied' } }] },
  },
  'a flag set that nothing asks for': {
    code: 'flag-never-asked',
    shows: { [`${opening}.lie.sets`]: ['lied', 'bluffed'] },
    at: [`${opening}.lie.sets.1`],
    says: '"bluffed"',
    quiet: {
      [`${opening}.lie.sets`]: ['lied', 'bluffed'],
      'nodes.pick.several.to': [{ when: { flag: 'bluffed' }, to: 'when' }, { to: 'steps' }],
    },
  },
  'two choices that do the same': {
    code: 'choice-same',
    shows: {
      [`${opening}.again`]: {
        ...structuredClone(inside(sound, ['nodes', 'opening', 'choices', 'argue']) as Open),
        text: text('Nobody else complains.', '别人都没说什么。'),
      },
    },
    at: [`${opening}.again`],
    says: '"argue"',
    quiet: {
      [`${opening}.again`]: {
        ...structuredClone(inside(sound, ['nodes', 'opening', 'choices', 'argue']) as Open),
        text: text('Nobody else complains.', '别人都没说什么。'),
        marks: { any: { 'hear-out-first': -2 }, peaceful: { 'hear-out-first': -1 } },
      },
    },
  },
  'two choices that do the same, written in another order': {
    code: 'choice-same',
    shows: {
      'nodes.pick.several.choices.look.marks': { 'hear-out-first': 1, 'apologise-and-verify': 1 },
      'nodes.pick.several.choices.sorry.marks': { any: { 'apologise-and-verify': 1, 'hear-out-first': 1 } },
      'nodes.pick.several.choices.look.acts': ['apologise', 'check-facts'],
      'nodes.pick.several.choices.sorry.acts': ['check-facts', 'apologise'],
    },
    at: ['nodes.pick.several.choices.sorry'],
    says: '"look"',
    quiet: {
      'nodes.pick.several.choices.look.acts': ['apologise'],
      'nodes.pick.several.choices.sorry.when': { trust: { atLeast: 20 } },
    },
  },
  'a text blank in one language': {
    code: 'text-missing',
    severity: 'error',
    shows: { 'nodes.opening.says.powerful.zh': '  ' },
    at: ['nodes.opening.says.powerful.zh'],
    says: 'blank in Chinese',
    quiet: { 'nodes.opening.says.powerful': undefined },
  },
  'coaching blank in one language': {
    code: 'text-missing',
    severity: 'error',
    shows: { [`${opening}.lie.because.en`]: '' },
    at: [`${opening}.lie.because.en`],
    says: 'blank in English',
    quiet: { [`${opening}.lie.because.en`]: 'No.' },
  },
  'no coaching at all': {
    code: 'coaching-missing',
    severity: 'error',
    shows: { [`${opening}.lie.because`]: { any: text('No.', '没有。'), lively: text('', ' ') } },
    at: [`${opening}.lie.because.lively`],
    says: 'coaching',
    quiet: { [`${opening}.lie.because`]: { any: text('No.', '没有。'), lively: text('Oh no.', '哎呀。') } },
  },
  'an ending without consequence': {
    code: 'consequence-missing',
    severity: 'error',
    shows: { 'nodes.glad.end.after': text('', '') },
    at: ['nodes.glad.end.after'],
    says: 'what came of it',
    quiet: { 'nodes.glad.end.after': text('Ok.', '好。') },
  },
  'a Chinese text in English': {
    code: 'text-untranslated',
    shows: { 'nodes.pick.says': text('And now?', 'And now?') },
    at: ['nodes.pick.says.zh'],
    says: 'write it in Chinese',
    quiet: {
      'nodes.when.value.unit': text('%', '%'),
      'nodes.when.value.text': text('{value} %', '{value} %'),
    },
  },
  'an English text in Chinese': {
    code: 'text-untranslated',
    shows: { 'brief.en': 'A 客户 calls.' },
    at: ['brief.en'],
    says: 'English letters',
    quiet: { 'brief.zh': '一位 VIP 客户来电。' },
  },
  'a choice too long for a phone': {
    code: 'text-too-long',
    shows: { [`${opening}.hear.text`]: text(long(113), many(46)) },
    at: [`${opening}.hear.text.en`, `${opening}.hear.text.zh`],
    says: '113 characters in English, 3 more than the 110',
    quiet: { [`${opening}.hear.text`]: text(`${long(109)}👩‍🚒`, many(45)) },
  },
  'a line too long for a phone': {
    code: 'text-too-long',
    shows: { 'nodes.opening.says.powerful': text(long(221), many(95)) },
    at: ['nodes.opening.says.powerful.en'],
    says: '1 more than the 220',
    quiet: { 'nodes.opening.says.powerful': text(long(220), many(95)) },
  },
  'a cue too long for a phone': {
    code: 'text-too-long',
    shows: { 'nodes.pick.cue': text(long(90), many(41)) },
    at: ['nodes.pick.cue.zh'],
    says: '41 characters in Chinese, 1 more than the 40',
    quiet: { 'nodes.pick.cue': text(long(90), many(40)) },
  },
  'coaching too long for a phone': {
    code: 'text-too-long',
    shows: { 'nodes.levels.sort.results.right.because': text(long(220), many(96)) },
    at: ['nodes.levels.sort.results.right.because.zh'],
    says: 'shorten it',
    quiet: { 'nodes.levels.sort.results.right.because': text(long(220), many(95)) },
  },
  'a consequence too long for a phone': {
    code: 'text-too-long',
    shows: { 'nodes.glad.end.after': text(long(261), many(111)) },
    at: ['nodes.glad.end.after.en', 'nodes.glad.end.after.zh'],
    says: 'the 260',
    quiet: { 'nodes.glad.end.after': text(long(260), many(110)) },
  },
  'a title too long for a phone': {
    code: 'text-too-long',
    shows: { title: text(long(61), many(24)), 'nodes.glad.end.title': text(long(60), many(25)) },
    at: ['title.en', 'nodes.glad.end.title.zh'],
    says: 'the 60',
    quiet: { title: text(long(60), many(24)), brief: text(long(900), many(400)) },
  },
  'the same text twice at one node': {
    code: 'text-twice',
    shows: { [`${opening}.argue.text.zh`]: ' 您说说怎么回事。 ' },
    at: [`${opening}.argue.text.zh`],
    says: 'in Chinese as the choice "hear"',
    quiet: { [`${opening}.argue.text.zh`]: '您说说，怎么回事？' },
  },
  'the same text at two nodes': {
    code: 'text-twice',
    shows: { 'nodes.bye.reply.choices.next.text': text('I check.', '我查一下。') },
    at: ['nodes.bye.reply.choices.next.text.en', 'nodes.bye.reply.choices.next.text.zh'],
    says: '"look" at "pick"',
    quiet: { 'nodes.bye.says': text('I check.', '我查一下。') },
  },
  'an HTML tag': {
    code: 'markup',
    severity: 'error',
    shows: { 'nodes.steps.order.items.tell.en': 'Tell <b>her</b>' },
    at: ['nodes.steps.order.items.tell.en'],
    says: 'an HTML tag, which would be shown letter by letter as plain text',
    quiet: { 'nodes.steps.order.items.tell.en': 'Tell, if 3 < 5 & 7 > 6' },
  },
  'a javascript: link': {
    code: 'markup',
    severity: 'error',
    shows: { [`${opening}.lie.breach.comesOut.zh`]: '看这里 javascript:alert(1)' },
    at: [`${opening}.lie.breach.comesOut.zh`],
    says: 'a javascript: link',
    quiet: { [`${opening}.lie.breach.comesOut.zh`]: '她在学 JavaScript：没有人来。' },
  },
};

test.each(Object.entries(cases))('%s', (_, { code, severity, shows, at, says, quiet }) => {
  const findings = found(shows);
  expect(findings.map((f) => [f.code, f.path.join('.')])).toEqual(at.map((path) => [code, path]));
  expect(findings.map((f) => f.severity)).toEqual(at.map(() => severity ?? 'warning'));
  expect(findings[0]?.message).toContain(says);
  for (const { path, message } of findings) {
    expect(inside(edited(shows), path)).toBeDefined();
    // What is wrong; what to do.
    expect(message).toMatch(/\w.*; \w/);
  }
  expect(found(quiet)).toEqual([]);
});

test('a finding is placed at its own line of the file', () => {
  const [finding] = found({ [`${opening}.lie.sets`]: ['bluffed'] }).filter(
    (f) => f.code === 'flag-never-asked',
  );
  if (!finding) throw new Error('nothing found');
  const { path, ...issue } = finding;
  const { line = 0, column = 0 } = place(issue, path);
  const from = fixture('all-kinds.yaml').split('\n')[line - 1] ?? '';
  expect(from.slice(column - 1)).toMatch(/^lied\]/);
});

test('a module that does not exist is left to the check of references', () => {
  expect(found({ module: 'no-such-module' })).toEqual([]);
});
