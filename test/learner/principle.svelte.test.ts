import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { cards, loadBody, loadPrinciples, loadTested } from '#content';
import PrinciplePage from '../../src/learner/PrinciplePage.svelte';
import { attempt } from '../support/course.ts';
import { forget, given, keep } from '../support/screen.ts';
import { faults } from '../support/stage.ts';

beforeEach(forget);
const show = (id: string) => render(PrinciplePage, { route: { at: 'principle', id }, ...given() });
const id = 'admit-fault-fast';

test('says what it means, where it belongs and which conversations test it', async () => {
  const principle = (await loadPrinciples())[id];
  const { container } = show(id);
  expect(await screen.findByRole('heading', { level: 1 })).toHaveTextContent(principle?.name.en ?? '-');
  expect(screen.getByText(principle?.statement.en ?? '-')).toBeVisible();
  expect(screen.getByRole('link', { name: 'Handling complaints' })).toHaveAttribute(
    'href',
    '#/module/handling-complaints',
  );
  const tested = await loadTested();
  const own = cards.filter((card) => tested[card.id]?.includes(id));
  expect(own.length).toBeGreaterThan(0);
  for (const card of own)
    expect(screen.getByRole('link', { name: card.title.en })).toHaveAttribute(
      'href',
      `#/scenario/${card.id}`,
    );
  expect(await screen.findByText('Not seen yet')).toBeVisible();
  expect(screen.queryByText(/\d %/)).toBeNull();
  expect(await faults(container)).toEqual([]);
});

test('says how well it is known, and why: each finished attempt with its weight, and none of what-ifs', async () => {
  const body = await loadBody('dress-by-noon');
  if (!body) throw new Error('the course has changed');
  const result = { ending: 'x', outcome: 'kept', score: 80, passed: true } as const;
  const begun = Date.now();
  const mine = attempt('dress-by-noon', {
    begun,
    hash: body.hash,
    result: { ...result, principles: { [id]: 40 } },
  });
  await keep(mine, body, ['a']);
  const branch = attempt('dress-by-noon', {
    begun,
    hash: body.hash,
    branch: { of: mine.id, at: 0 },
    result: { ...result, principles: { [id]: 90 } },
  });
  await keep(branch, body, ['a']);
  show(id);
  // 0.4 with weight 2, beside weight 2 for what is not known.
  const why = await screen.findByText('Why 20 %?');
  await userEvent.setup().click(why);
  const link = await screen.findByRole('link', { name: 'The dress by noon (Practice)' });
  expect(link).toHaveAttribute('href', `#/attempt/${mine.id}`);
  const cells = within(link.closest('tr') as HTMLElement).getAllByRole('cell');
  expect(cells.map((cell) => cell.textContent)).toEqual(['40 %', '2.0', '20.0']);
  expect(screen.getByText('Not known yet').closest('tr')).toHaveTextContent('0 %2.00.0');
  expect(screen.queryByText('90 %')).toBeNull();
});

test('one that does not exist leads back to the map', async () => {
  show('constructor');
  expect(await screen.findByRole('link', { name: 'Back to the map' })).toBeVisible();
});
