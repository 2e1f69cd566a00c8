import { expect, test } from 'vitest';
import { Scenario } from '#model';
import { readYaml } from '#model/yaml';
import { standInFindings } from '../../src/proof/findings/standins.ts';
import { library } from '../support/library.ts';
import { fixture } from '../support/tiny.ts';

const people = new Map(Object.entries(library.people));

/** The short talk, with luo-yun for a customer, told with these words and these stand-ins. */
function found(others: string, en = 'It broke.', zh = '坏了。', person = 'luo-yun') {
  const text = fixture('short-talk.yaml')
    .replace('person: luo-yun', `person: ${person}\n  others: [${others}]`)
    .replace('{ en: It broke., zh: 坏了。 }', JSON.stringify({ en, zh }));
  const { source, issues } = readYaml(text, 'short-talk.yaml', Scenario);
  if (!source) throw new Error(JSON.stringify(issues));
  return standInFindings(source.value, people).map((f) => `${f.code} ${f.path.join('.')}: ${f.message}`);
}
const here = 'stand-in-misfit nodes.opening.says';

test('nothing is found where name and form of address are all that is said of the customer', () => {
  expect(found('tang-yue, he-qing')).toEqual([]);
  expect(found('tang-yue', "Luo Yun here, Ms Luo's lamp.", '我是骆云，骆女士的灯。')).toEqual([]);
  expect(found('tang-yue', 'He is an old hand.', '任何老师，何必呢。', 'he-qing')).toEqual([]);
});

test('without stand-ins, texts may call the customer anything', () => {
  expect(found('', 'Mrs Luo!', '骆老师！')).toEqual([]);
});

test.each([
  ['Mrs Luo here.', '坏了。', 'en: says "Mrs Luo"'],
  ['Luo here.', '坏了。', 'en: says "Luo"'],
  ['It broke.', '骆老师来了。', 'zh: says "骆老师"'],
  ['It broke.', '小骆来了。', 'zh: says "小骆"'],
])('a bare name of the customer in "%s" "%s"', (en, zh, says) => {
  expect(found('tang-yue', en, zh)).toEqual([expect.stringContaining(`${here}.${says}`)]);
});

test('the two parts of a name written with a dot, and a given name of two characters', () => {
  expect(found('tang-yue', 'It broke.', '克拉克来了。', 'emma-clarke')).toHaveLength(1);
  expect(found('tang-yue', 'It broke.', '小满来了。', 'lin-xiaoman')).toHaveLength(1);
  expect(found('tang-yue', 'It broke.', '艾玛·克拉克，克拉克女士。', 'emma-clarke')).toEqual([]);
});

test.each([
  ['nobody', 'does not exist'],
  ['luo-yun', 'is the customer already'],
  ['gu-hai', 'is a he, and the texts say she'],
])('%s cannot stand in', (other, says) => {
  expect(found(`tang-yue, ${other}`)).toEqual([
    expect.stringMatching(new RegExp(`^stand-in-misfit customer\\.others\\.1: .*${says}`)),
  ]);
});

test('nor can somebody the texts speak of', () => {
  expect(found('tang-yue', 'Tang Yue told me.')).toEqual([
    expect.stringContaining('is spoken of at nodes.opening.says'),
  ]);
});
