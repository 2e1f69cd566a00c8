import { afterAll, expect, test, vi } from 'vitest';
import * as v from 'valibot';
import { Edit, patchesBetween, type Sketch } from '#model';
import { sound, edited, opening, text } from '../support/versions.ts';

// The language is settled when the texts are loaded: here with them loaded anew, elsewhere as it was.
vi.resetModules();
const { overwriteGetLocale } = await import('../../src/i18n/paraglide/runtime.js');
overwriteGetLocale(() => 'zh-CN');
const { didSaid } = await import('../../src/studio/did.ts');

afterAll(() => vi.resetModules());

const before = sound as unknown as Sketch;
const changed = (edits: Sketch) => edited(sound, edits) as unknown as Sketch;
const editTo = (after: Sketch, more: Partial<Edit> = {}): Edit => ({
  ...{ draft: 'a', n: 1, label: 'change “Coaching”', at: 1 },
  ...{ patches: patchesBetween(before, after), inverse: patchesBetween(after, before) },
  ...more,
});
const words = changed({ 'nodes.bye.says': text('So long.', '再会。') });

test('in the language it was made in, an edit is told as it was then', () => {
  expect(didSaid(editTo(words, { language: 'zh', label: '修改“台词”' }), words)).toBe('修改“台词”');
});

const told = (after: Sketch) => didSaid(editTo(after, { language: 'en' }), after);

test('in the other one it is told by its patches: which field of what', () => {
  expect(told(words)).toBe('在“再会。”修改“客户说”');
  expect(told(changed({ 'customer.start.trust': 7 }))).toBe('在“客户”修改“信任”');
  expect(told(changed({ 'title.zh': '新题' }))).toBe('在“标题、情境和目标”修改“标题”');
  expect(told(changed({ [`${opening}.hear.because.zh`]: '别急。' }))).toBe('在“您说说怎么回事。”修改“点评”');
  expect(told(changed({ [`${opening}.hear.when`]: { trust: { atLeast: 5 } } }))).toBe(
    '在“您说说怎么回事。”添加“什么时候才出现”',
  );
  expect(told(changed({ 'promises.callback.text.zh': '回个电话。' }))).toBe('在“承诺”修改“答应了什么”');
  expect(told(changed({ 'nodes.bye.says.zh': '再会。', 'title.zh': '新题' }))).toMatch(/等$/);
});

test('steps and choices that come, go, move or change their name or kind are told as such', () => {
  const nodes = before['nodes'] as Record<string, Sketch>;
  const { opening: first = {}, ...rest } = nodes;
  const { hear, ...others } = first['choices'] as Sketch;
  const choices = (now: Sketch) => ({ ...before, nodes: { ...nodes, opening: { ...first, choices: now } } });
  expect(told({ ...before, nodes: rest })).toBe('删除“坏了。”');
  expect(told({ ...before, nodes: { ...nodes, more: first } })).toBe('添加环节');
  expect(told({ ...before, nodes: { begin: first, ...rest } })).toBe('改名称 opening');
  expect(told({ ...before, nodes: { ...rest, opening: first } })).toBe('改变顺序');
  expect(told(choices(others))).toBe('删除“您说说怎么回事。”');
  expect(told(choices({ hear, ...others, more: hear }))).toBe('在“坏了。”添加选项');
  expect(told(choices({ ...others, hear }))).toBe('在“坏了。”移动选项');
  const { choices: same, ...without } = first;
  expect(told({ ...before, nodes: { ...nodes, opening: { ...without, reply: { choices: same } } } })).toBe(
    '改变“坏了。”的种类',
  );
});

test('journals that are older are still read, and told as they were written', () => {
  const old = v.parse(Edit, editTo(words));
  expect(didSaid(old, words)).toBe('change “Coaching”');
  expect(v.safeParse(Edit, { ...old, language: 'fr' }).success).toBe(false);
});
