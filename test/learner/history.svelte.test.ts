import 'fake-indexeddb/auto';
import { render, screen, within } from '@testing-library/svelte';
import { beforeEach, expect, test } from 'vitest';
import { cards, loadBody, loadPeople } from '#content';
import History from '../../src/learner/History.svelte';
import { attempt } from '../support/course.ts';
import { forget, given, keep } from '../support/screen.ts';
import { faults } from '../support/stage.ts';

beforeEach(forget);
const show = () => render(History, { route: { at: 'history' }, ...given() });
const [first] = cards;
if (!first) throw new Error('nothing to play');

test('an empty one says what will be here', async () => {
  const { container } = show();
  expect(await screen.findByText(/^Nothing here yet/)).toBeVisible();
  expect(screen.getByRole('link', { name: 'Back to the map' })).toBeVisible();
  expect(await faults(container)).toEqual([]);
});

test('lists what was played, the last first, and gives away nobody who is to be found out', async () => {
  const text = await loadBody(first.id);
  const name = (await loadPeople())[first.person]?.name.en ?? '';
  if (!text) throw new Error(first.id);
  const of = { hash: text.hash, concealed: true, personality: 'powerful' } as const;
  const result = { ending: 'x', outcome: 'strained', score: 64, passed: false } as const;
  await keep(attempt(first.id, { ...of, begun: 1000, result }), text, ['a']);
  const open = attempt(first.id, { ...of, begun: 5000 });
  await keep(open, text, ['a', 'b']);
  const { container } = show();
  const rows = await screen.findAllByRole('listitem');
  expect(rows.map((r) => within(r).getByRole('link').textContent)).toEqual([first.title.en, first.title.en]);
  expect(rows[0]).toHaveTextContent(`${name}, personality to be found out · Practice`);
  expect(rows[0]).toHaveTextContent('Unfinished: continue at turn 3');
  expect(rows[0]).not.toHaveTextContent('powerful');
  expect(within(rows[0] as HTMLElement).getByRole('link')).toHaveAttribute('href', `#/attempt/${open.id}`);
  expect(rows[1]).toHaveTextContent(`${name}, powerful · Practice`);
  expect(rows[1]).toHaveTextContent('64 · not passed');
  expect(rows[1]).toHaveTextContent('The customer stays, with a doubt');
  expect(await faults(container)).toEqual([]);
});
