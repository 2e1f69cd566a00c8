import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { cards, loadPrinciples, modules } from '#content';
import Progress from '../../../src/learner/progress/Progress.svelte';
import { answered } from '../../support/answered.ts';
import { forget, given } from '../../support/screen.ts';
import { faults } from '../../support/stage.ts';

beforeEach(forget);
const show = () => render(Progress, { route: { at: 'progress' }, ...given() });

test('somebody new sees no figure where there is no evidence, and what to begin with', async () => {
  const { container } = show();
  expect(await screen.findByRole('heading', { name: `Next: ${cards[0]?.title.en ?? ''}` })).toBeVisible();
  const all = Object.keys(await loadPrinciples());
  expect(
    await screen.findByText(`0 of ${String(all.length)} principles seen so far; 0 at 60 % or more`),
  ).toBeVisible();
  expect(screen.queryByRole('toolbar')).toBeNull();
  expect(screen.getByText(/^Nothing in the last 8 weeks/)).toBeVisible();
  expect(screen.getByText('Nothing comes back in the next 14 days.')).toBeVisible();
  expect(container).not.toHaveTextContent(/in a row|streak|lost/i);
  expect(await faults(container)).toEqual([]);
});

test('what was answered stands in the map, in the days, in what comes back and in how sure one was', async () => {
  const asked = await answered('service-mindset', 0, [1, 1, 0]);
  await answered('service-mindset', 1, [1]);
  const { container } = show();
  const module = modules.find(({ id }) => id === 'service-mindset');
  const row = await screen.findByRole('toolbar', { name: module?.name.en ?? '' });
  const seen = new Set(asked.flatMap(({ principles }) => principles));
  expect(within(row).getAllByRole('button', { name: /: \d+ %$/ })).toHaveLength(seen.size);
  expect(screen.getByText(/You have practised 2 days in a row\.$/)).toBeVisible();
  expect(screen.getByText(/^You were sure 4 times/)).toBeVisible();
  expect(screen.getByText(/^The coming 14 days: \d+ reviews?$/)).toBeVisible();
  expect(await faults(container)).toEqual([]);
});

test('a row of the map is one stop of the tab key; a cell opens and says why', async () => {
  await answered('service-mindset', 0, [1]);
  show();
  const user = userEvent.setup();
  const row = await screen.findByRole('toolbar');
  const cells = within(row).getAllByRole('button');
  expect(cells.filter((cell) => cell.tabIndex === 0)).toHaveLength(1);
  cells[0]?.focus();
  await user.keyboard('{ArrowRight}');
  expect(cells[1]).toHaveFocus();
  await user.keyboard('{End}');
  expect(cells.at(-1)).toHaveFocus();
  await user.keyboard('{Home}');
  expect(cells[0]).toHaveFocus();
  await user.click(within(row).getAllByRole('button', { name: /: \d+ %$/ })[0] as HTMLElement);
  const dialog = await screen.findByRole('dialog');
  expect(await within(dialog).findByText('Not known yet')).toBeVisible();
  expect(within(dialog).getByText(/^Why \d+ %\?$/)).toBeVisible();
  await user.click(within(dialog).getByRole('button', { name: 'Close' }));
  await user.click(within(row).getAllByRole('button', { name: /not seen yet$/ })[0] as HTMLElement);
  const unseen = await screen.findByRole('dialog');
  expect(within(unseen).getByText('Not seen yet')).toBeVisible();
  expect(unseen).not.toHaveTextContent('%');
});

test('what to do next is what is due, then the weakest principle, each with its reason', async () => {
  await answered('service-mindset', 9, [0, 0]);
  const { unmount } = show();
  expect(await screen.findByRole('heading', { name: 'Review 2 questions that are due' })).toBeVisible();
  expect(screen.getByRole('link', { name: "To today's review" })).toHaveAttribute('href', '#/review');
  unmount();
  await forget();
  const [asked] = await answered('service-mindset', 0, [0]);
  show();
  expect(await screen.findByText(/^In Service mindset, this is what you got right least: 0 %/)).toBeVisible();
  expect(screen.getByRole('link', { name: 'Practise it' }).getAttribute('href')).toMatch(
    new RegExp(`^#/principle/(${asked?.principles.join('|') ?? ''})$`),
  );
});
