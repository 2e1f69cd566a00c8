import { render, screen, within } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import { cards, loadBody, modules } from '#content';
import Home from '../../src/learner/Home.svelte';
import { attempt } from '../support/course.ts';
import { db, forget, given, keep } from '../support/screen.ts';
import { faults } from '../support/stage.ts';

beforeEach(forget);
const [first] = cards;
if (!first) throw new Error('nothing to play');
const show = () => render(Home, { route: { at: 'home' }, ...given() });
const body = async (id: string) => {
  const found = await loadBody(id);
  if (!found) throw new Error(id);
  return found;
};

test('somebody new is told what Rapport is for and where to begin', async () => {
  const { container } = show();
  expect(await screen.findByRole('heading', { level: 2, name: `Next: ${first.title.en}` })).toBeVisible();
  expect(screen.getByText(/^Practise customer conversations with simulated people/)).toBeVisible();
  expect(screen.getByRole('link', { name: 'Read the brief' })).toHaveAttribute(
    'href',
    `#/scenario/${first.id}`,
  );
  expect(document.title).toBe('Your course · Rapport');
  expect(await faults(container)).toEqual([]);
});

test('the map is a list of all modules, each of which can be opened; those without conversations say so', async () => {
  show();
  const stations = within(screen.getByRole('list')).getAllByRole('listitem');
  expect(stations).toHaveLength(modules.length);
  const open = new Set(cards.map((c) => c.module));
  for (const module of modules) {
    const station = stations.find((s) => s.textContent.includes(module.name.en));
    if (!station) throw new Error(module.id);
    expect(within(station).getByRole('link')).toHaveAttribute('href', `#/module/${module.id}`);
    if (!open.has(module.id)) expect(station).toHaveTextContent('Nothing to practise here yet');
  }
});

test('an unfinished conversation is what comes next', async () => {
  const text = await body(first.id);
  const open = attempt(first.id, { hash: text.hash, module: first.module });
  await keep(open, text, ['a', 'b']);
  show();
  expect(await screen.findByRole('heading', { name: `Continue: ${first.title.en}, turn 3` })).toBeVisible();
  expect(screen.getByRole('link', { name: 'Go on' })).toHaveAttribute('href', `#/attempt/${open.id}`);
});

test('what came of a module stands at its station, and follows what is stored', async () => {
  const text = await body(first.id);
  const module = modules.find((m) => m.id === first.module);
  const { container } = show();
  await screen.findByRole('link', { name: 'Read the brief' });
  const result = { ending: 'x', outcome: 'kept', score: 86, passed: true } as const;
  await keep(attempt(first.id, { hash: text.hash, module: first.module, result }), text, ['a']);
  await vi.waitFor(() => {
    const station = within(container)
      .getByRole('link', { name: module?.name.en ?? '' })
      .closest('li');
    expect(station).toHaveTextContent(/1 of \d+ passed · best 86/);
  });
  expect(await db.attempts.count()).toBe(1);
});
