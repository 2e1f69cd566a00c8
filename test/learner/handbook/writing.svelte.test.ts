import { beforeEach, expect, test, vi } from 'vitest';
import { readReflection } from '#storage';
import { reflectionsAsText } from '../../../src/learner/handbook/export.ts';
import { Writing } from '../../../src/learner/handbook/writing.svelte.ts';
import { memory } from '../../../src/learner/memory.ts';
import { db, forget } from '../../support/screen.ts';

beforeEach(forget);
const about = { id: 'm/reflection/0', module: 'm', ask: 'When?' };
const ready = async (writing: Writing) => {
  await vi.waitFor(() => expect(writing.ready).toBe(true));
  return writing;
};
const saved = (writing: Writing) => vi.waitFor(() => expect(writing.saved).toBe(true));

test('every keystroke ends up stored, the last one last', async () => {
  const writing = await ready(new Writing(about, () => 5));
  for (const text of ['O', 'On', 'On M', 'On Mo']) writing.write(text);
  expect(writing.saved).toBe(false);
  await saved(writing);
  expect(await readReflection(db, about.id)).toEqual({ ...about, text: 'On Mo', at: 5 });
  expect((await ready(new Writing(about))).text).toBe('On Mo');
});

test('what another tab wrote is joined and shown', async () => {
  let now = 1;
  const here = await ready(new Writing(about, () => now++));
  const there = await ready(new Writing(about, () => now++));
  here.write('from here');
  await saved(here);
  there.write('from there');
  await saved(there);
  expect(there.text).toBe('from here\n\nfrom there');
  expect((await readReflection(db, about.id))?.text).toBe(there.text);
});

test('a text that cannot be stored stays, and is stored when asked again', async () => {
  const writing = await ready(new Writing(about));
  const { db: theirs } = await memory();
  vi.spyOn(theirs, 'transaction').mockRejectedValueOnce(new DOMException('full', 'QuotaExceededError'));
  writing.write('kept on the screen');
  await vi.waitFor(() => expect(writing.trouble).toBe('full'));
  expect(writing.text).toBe('kept on the screen');
  await writing.save();
  expect(writing.trouble).toBeUndefined();
  expect((await readReflection(db, about.id))?.text).toBe('kept on the screen');
});

test('the text to hand in has each question with its answer, in order', () => {
  const written = (id: string, ask: string, text: string) => ({ id, module: 'm', ask, text, at: 1 });
  expect(
    reflectionsAsText('Head', [
      written('m/reflection/10', 'Ten?', 'x'),
      written('m/reflection/2', 'Two?', 'y'),
    ]),
  ).toBe('\uFEFFHead\n\n\nTwo?\n\ny\n\n\nTen?\n\nx\n');
});
