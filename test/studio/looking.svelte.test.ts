import { freshDb } from '../storage/fresh.ts';
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { createRawSnippet, tick } from 'svelte';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { href } from '#app';
import { cards, loadLibrary, loadQuestions, modules } from '#content';
import { listDrafts, readDraft } from '#storage';
import { Checking } from '../../src/studio/check/checking.svelte.ts';
import { fromBank } from '../../src/studio/library/beginnings.ts';
import { settled } from '../../src/studio/library/counts.svelte.ts';
import Looking from '../../src/studio/Looking.svelte';
import type { StudioPlace } from '../../src/studio/place.ts';
import { faults } from '../support/stage.ts';

const user = userEvent.setup();
const [card] = cards;
if (!card) throw new Error('the course is empty');

beforeEach(() => {
  Element.prototype.scrollIntoView = vi.fn();
});

function look(id: string, at: 'course' | 'questions' = 'course') {
  const db = freshDb();
  const go = vi.fn<(place: StudioPlace) => void>();
  const bar = createRawSnippet(() => ({ render: () => '<header>Rapport</header>' }));
  const given = { link: href, go, bar, open: () => Promise.resolve(db) };
  return { db, go, ...render(Looking, { route: { at, id }, ...given }) };
}

test('a conversation of the course is looked at: all of it, and nothing of it is written or stored', async () => {
  const { db, container } = look(card.id);
  expect(await screen.findByRole('heading', { level: 1, name: card.title.en })).toBeInTheDocument();
  expect(screen.getByText(/^From the course: to look at and to play/)).toBeInTheDocument();
  const tabs = screen.getAllByRole('tab').map(({ textContent }) => textContent);
  expect(tabs).toEqual(expect.arrayContaining(['Play', 'Map', 'Proof']));
  expect(tabs).not.toContain('Versions');
  expect(screen.queryByText('Saved')).toBeNull();
  expect(screen.queryByRole('button', { name: 'Take over' })).toBeNull();
  await user.click(screen.getByRole('treeitem', { name: /^The customer/ }));
  const fields = within(container.querySelector('[data-pane=edit]') as HTMLElement);
  for (const slider of await fields.findAllByRole('slider')) expect(slider).toBeDisabled();
  expect(await faults(container)).toEqual([]);
  expect(await listDrafts(db)).toEqual([]);
});

test('a copy of it is a draft of one’s own', async () => {
  const { db, go } = look(card.id);
  await user.click(await screen.findByRole('button', { name: 'Duplicate to edit' }));
  await vi.waitFor(() => {
    expect(go).toHaveBeenCalledOnce();
  });
  const [draft] = await listDrafts(db);
  expect(go).toHaveBeenCalledWith({ at: 'draft', id: draft?.id });
  expect(draft?.from).toMatchObject({ kind: 'shipped', id: card.id });
  expect((await readDraft(db, draft?.id ?? ''))?.value['id']).toBe(`my-${card.id}`);
});

const module = modules[0]?.id ?? '';

test('questions of the course are looked at in the same way: each of them, with nothing to be written', async () => {
  const { db, container } = look(module, 'questions');
  const title = `Questions: ${modules[0]?.name.en ?? ''}`;
  expect(await screen.findByRole('heading', { level: 1, name: title })).toBeInTheDocument();
  expect(screen.getByText(/^From the course: to look at\. To change/)).toBeInTheDocument();
  expect(await faults(container)).toEqual([]);
  const edit = container.querySelector<HTMLElement>('[data-pane=edit]');
  if (!edit) throw new Error('nothing is shown');
  const ids = Object.keys((await loadQuestions(module)) ?? {}).map((id) => id.replace(`${module}/`, ''));
  expect(ids.length).toBeGreaterThan(5);
  for (const one of ids) {
    within(edit)
      .getByRole('button', { name: new RegExp(`· ${one}(·|$)`) })
      .click();
    const back = await within(edit).findByRole('button', { name: 'All questions' });
    const fields = [...edit.querySelectorAll<HTMLInputElement>('input, select, textarea')];
    expect(fields.filter((field) => !field.disabled && !field.readOnly)).toEqual([]);
    expect(fields.length).toBeGreaterThan(2);
    expect(within(edit).queryByRole('button', { name: /^(Add|Remove|Move|Duplicate|\+)/ })).toBeNull();
    back.click();
    await tick();
  }
  expect(await listDrafts(db)).toEqual([]);
});

test.each(modules)('questions of $id have nothing to mend', async ({ id }) => {
  const whole = await fromBank(id);
  const check = new Checking();
  onTestFinished(() => {
    check.close();
  });
  check.look(whole?.beginning.value ?? {}, await loadLibrary(), 'questions');
  await settled(check);
  expect(check.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('a copy of the questions is a draft of one’s own', async () => {
  const { db, go } = look(module, 'questions');
  await user.click(await screen.findByRole('button', { name: 'Duplicate to edit' }));
  await vi.waitFor(() => {
    expect(go).toHaveBeenCalledOnce();
  });
  const [draft] = await listDrafts(db);
  expect(go).toHaveBeenCalledWith({ at: 'draft', id: draft?.id });
  expect(draft).toMatchObject({ kind: 'questions', module, from: { kind: 'shipped' } });
});

test('what the course does not have is said to be missing', async () => {
  look('nothing-of-this-name');
  expect(await screen.findByText('The course has no conversation of this name.')).toBeInTheDocument();
  look('nothing-of-this-name', 'questions');
  expect(await screen.findByText('The course has no questions of this name.')).toBeInTheDocument();
  for (const way of screen.getAllByRole('link', { name: 'All drafts' }))
    expect(way).toHaveAttribute('href', '#/studio');
});
