import { freshDb } from '../storage/fresh.ts';
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { createRawSnippet } from 'svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { href } from '#app';
import { cards, modules } from '#content';
import { beginDraft, type Sketch } from '#model';
import { createDraft } from '#storage';
import Looking from '../../src/studio/Looking.svelte';
import Writing from '../../src/studio/Writing.svelte';
import kinds from '../fixtures/all-kinds.yaml?raw';
import { faults } from '../support/stage.ts';

const user = userEvent.setup();
const bar = createRawSnippet(() => ({ render: () => '<header>Rapport</header>' }));

beforeEach(() => {
  Element.prototype.scrollIntoView = vi.fn();
  localStorage.clear();
});

async function write() {
  const db = freshDb();
  await createDraft(db, beginDraft({ id: 'a', kind: 'scenario', value: parse(kinds) as Sketch, now: 1 }));
  const given = { link: href, go: vi.fn(), bar, open: () => Promise.resolve(db) };
  render(Writing, { route: { at: 'draft', id: 'a' }, ...given });
  await screen.findByRole('textbox', { name: 'Title' });
}
async function look(route: { at: 'course' | 'questions'; id: string }) {
  render(Looking, { route, link: href, go: vi.fn(), bar, open: () => Promise.resolve(freshDb()) });
  await user.click(await screen.findByRole('button', { name: 'Keys' }));
  return screen.getByRole('dialog', { name: 'Keys' });
}
const list = () => screen.queryByRole('dialog', { name: 'Keys' });

test('the list of keys is opened in the toolbar, told of every part, and gives the focus back', async () => {
  await write();
  const button = screen.getByRole('button', { name: 'Keys' });
  await user.click(button);
  const dialog = list();
  if (!dialog) throw new Error('no list');
  const parts = within(dialog).getAllByRole('heading', { level: 3 });
  expect(parts.map(({ textContent }) => textContent)).toEqual([
    'Anywhere in the room',
    'What is shown',
    'Outline',
    'Play',
    'Map',
  ]);
  const keysOf = (what: string) => within(dialog).getByText(what).nextElementSibling?.textContent.trim();
  expect(keysOf('Next part of the room')).toBe('F6');
  expect(keysOf('Redo')).toMatch(/^Ctrl\+Shift\+Z\s*,\s*Ctrl\+Y$/);
  expect(keysOf('Choose an answer')).toBe('1–9');
  expect(await faults(dialog)).toEqual([]);
  await user.click(within(dialog).getByRole('button', { name: 'Close' }));
  expect(list()).toBeNull();
  expect(button).toHaveFocus();
});

test('? opens it where nothing is typed, unless that is turned off', async () => {
  await write();
  const title = screen.getByRole<HTMLInputElement>('textbox', { name: 'Title' });
  await user.type(title, '?');
  expect(title.value).toMatch(/\?$/);
  expect(list()).toBeNull();
  screen.getByRole('treeitem', { name: /^The customer/ }).focus();
  await user.keyboard('?');
  const dialog = list();
  if (!dialog) throw new Error('no list');
  await user.click(within(dialog).getByRole('checkbox', { name: 'Show this list when ? is pressed' }));
  await user.click(within(dialog).getByRole('button', { name: 'Close' }));
  expect(screen.getByRole('treeitem', { name: /^The customer/ })).toHaveFocus();
  await user.keyboard('?');
  expect(list()).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Keys' }));
  expect(screen.getByRole('checkbox', { name: /when \? is pressed/ })).not.toBeChecked();
});

test('what can only be looked at lists no keys that change it', async () => {
  const dialog = within(await look({ at: 'course', id: cards[0]?.id ?? '' }));
  expect(dialog.queryByText(/Undo|Delete|Another choice/)).toBeNull();
  expect(dialog.getByText('Choose an answer')).toBeInTheDocument();
});

test('questions have no keys of a play', async () => {
  const dialog = within(await look({ at: 'questions', id: modules[0]?.id ?? '' }));
  expect(dialog.queryByText('Choose an answer')).toBeNull();
  expect(dialog.getByText('Next row, or the one before')).toBeInTheDocument();
});
