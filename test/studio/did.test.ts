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

test('in the other one it is told by where it was: a step, a part, something that is gone', () => {
  expect(didSaid(editTo(words, { language: 'en' }), words)).toBe('“再会。”处的修改');
  const customer = changed({ 'customer.start.trust': 7 });
  expect(didSaid(editTo(customer, { language: 'en' }), customer)).toBe('“客户”处的修改');
  const { [opening.split('.')[1] ?? '']: _, ...nodes } = before['nodes'] as Sketch;
  const without = { ...before, nodes };
  expect(didSaid(editTo(without, { language: 'en' }), without)).toMatch(/^“.+”处的修改$/);
});

test('journals that are older are still read, and told as they were written', () => {
  const old = v.parse(Edit, editTo(words));
  expect(didSaid(old, words)).toBe('change “Coaching”');
  expect(v.safeParse(Edit, { ...old, language: 'fr' }).success).toBe(false);
});
