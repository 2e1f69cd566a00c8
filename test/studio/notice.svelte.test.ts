import { freshDb } from '../storage/fresh.ts';
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { createRawSnippet } from 'svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { href } from '#app';
import { beginDraft, type Sketch } from '#model';
import { createDraft, listDrafts, readDraft } from '#storage';
import { OpenDraft } from '../../src/studio/draft.svelte.ts';
import Writing from '../../src/studio/Writing.svelte';
import kinds from '../fixtures/all-kinds.yaml?raw';
import { faults } from '../support/stage.ts';

const user = userEvent.setup();
const value = parse(kinds) as Sketch;

beforeEach(() => {
  Element.prototype.scrollIntoView = vi.fn();
});

test('what another tab has kept from being stored is a draft of its own, and the notice leads there', async () => {
  const db = freshDb();
  await createDraft(db, beginDraft({ id: 'a', kind: 'scenario', value, now: 1 }));
  const { container } = render(Writing, {
    ...{ route: { at: 'draft' as const, id: 'a' }, link: href, go: vi.fn() },
    bar: createRawSnippet(() => ({ render: () => '<header>Rapport</header>' })),
    open: () => Promise.resolve(db),
  });
  const title = await screen.findByRole('textbox', { name: 'Title' });
  const other = await OpenDraft.open(db, 'a');
  title.focus();
  await user.paste(' here'); // stored only after a moment, when the other tab has written already
  other?.edit('Write', (sketch) => ({ ...sketch, title: { en: 'Theirs', zh: '别人的' } }));
  await other?.flush();
  await user.click(await screen.findByRole('button', { name: 'Show what is stored' }, { timeout: 15_000 }));
  const link = await screen.findByRole('link', { name: 'Open that draft' });
  expect(title).toHaveValue('Theirs');
  const own = (await listDrafts(db)).find(({ id }) => id !== 'a');
  expect(link).toHaveAttribute('href', href({ at: 'draft', id: own?.id ?? '' }));
  expect((await readDraft(db, own?.id ?? ''))?.draft.title.en).toMatch(/ here$/);
  expect(await faults(container)).toEqual([]);
  await other?.close();
});
