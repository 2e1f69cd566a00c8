import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { at, replay } from '#engine';
import { loadDebrief } from '#player';
import { bestRoad } from '#proof';
import { faults, finished, program, whole } from '../support/stage.ts';

const { default: Debrief } = await loadDebrief();
// It comes after the rest of the page; here it is there at once.
await import('../../src/player/debrief/map/layout.ts');
const user = userEvent.setup();
const lie = ['lie', ...whole.slice(1, 3), '1', ...whole.slice(4)];
const steps = bestRoad(program);
const bestNodes = [
  ...steps.map((s) => s.node),
  at(
    replay(
      program,
      steps.map((s) => s.answer),
    ),
  ),
];

function debrief(choices: readonly string[], more: object = {}) {
  return render(Debrief, {
    ...finished(choices),
    personality: 'peaceful',
    mode: 'practice',
    concealed: false,
    begun: 0,
    hindsight: null,
    principles: {
      'hear-out-first': {
        name: { en: 'Hear the story out', zh: '先听完' },
        statement: { en: 'Listen.', zh: '先听。' },
      },
    },
    onagain: () => undefined,
    onhome: () => undefined,
    ...more,
  });
}
const spots = () => screen.findAllByRole('button', { name: /turn|not seen|your ending/ });

test('every breach says at which turn, what it was and how it came out', () => {
  debrief(lie);
  const section = screen.getByRole('region', { name: '2 breaches of integrity, and how they came out' });
  const [first, second] = within(section).getAllByRole('listitem');
  expect(first).toHaveTextContent('Turn 1: truth');
  expect(first).toHaveTextContent('A man is on his way.');
  expect(first).toHaveTextContent('Nobody was sent.');
  expect(first).toHaveTextContent('Nobody came.');
  expect(second).toHaveTextContent('Turn 4: truth');
  expect(second).toHaveTextContent('It was late.');
});

test('who breached nothing is told of no breaches', () => {
  debrief(whole);
  expect(screen.queryByText(/breaches? of integrity, and how/)).toBeNull();
});

test('the map says in its title what it shows, once the best road is known', async () => {
  const { rerender } = debrief(lie);
  expect(screen.getByRole('heading', { name: 'You saw 8 of 11 places' })).toBeInTheDocument();
  await rerender({ bestRoad: bestNodes });
  expect(
    screen.getByRole('heading', { name: 'You saw 8 of 11 places; the best road leaves yours at turn 7' }),
  ).toBeInTheDocument();
});

test('a place tells what was said there and answered; one never seen its first words, on demand', async () => {
  const { container } = debrief(lie, { bestRoad: bestNodes });
  await user.click(await screen.findByRole('button', { name: 'turn 1, on the best road' }));
  const told = container.querySelector('.told');
  expect(told).toHaveTextContent('It broke.');
  expect(told).toHaveTextContent('A man is on his way.');
  expect(told).not.toHaveTextContent('Silent');
  const [unseen] = screen.getAllByRole('button', { name: 'not seen, The customer is lost' });
  if (!unseen) throw new Error('nothing unseen');
  await user.click(unseen);
  expect(told).toHaveTextContent('Silent');
  expect(unseen).toHaveAttribute('aria-pressed', 'true');
});

test('the map is one stop for the keyboard, and the arrows go from place to place', async () => {
  debrief(lie);
  const all = await spots();
  expect(all.filter((spot) => spot.getAttribute('tabindex') === '0')).toHaveLength(1);
  const first = screen.getByRole('button', { name: 'turn 1' });
  first.focus();
  await user.keyboard('{ArrowDown}');
  expect(screen.getByRole('button', { name: 'turn 2' })).toHaveFocus();
  await user.keyboard('{Enter}');
  expect(screen.getByRole('button', { name: 'turn 2' })).toHaveAttribute('aria-pressed', 'true');
  await user.keyboard('{ArrowUp}{ArrowUp}');
  expect(first).toHaveFocus();
});

test('hidden, what was never seen has no text, no ending and no row', async () => {
  const { container } = debrief(lie, { mode: 'assessed', hidden: true });
  expect(await spots()).toHaveLength(8);
  expect(screen.queryByRole('button', { name: /not seen/ })).toBeNull();
  expect(container.querySelectorAll('svg[role="group"] text')).toHaveLength(7 + 3);
  expect(screen.getByText('3 more places that you have not seen.')).toBeInTheDocument();
  expect(container.textContent).not.toContain('Silent');
  expect(screen.getByText(/stays hidden until your assessed attempts are used up/)).toBeInTheDocument();
});

test('the map is accessible, and its table carries the same', async () => {
  const { container } = debrief(lie, { bestRoad: bestNodes });
  await spots();
  for (const details of container.querySelectorAll('details')) details.open = true;
  expect(await faults(container)).toEqual([]);
  const summary = screen.getByText('All places as a table').closest('details');
  const rows = within(summary as HTMLElement).getAllByRole('row');
  expect(rows).toHaveLength(1 + 11);
  const cells = [...(rows[1]?.children ?? [])].map((cell) => cell.textContent.trim());
  expect(cells).toEqual(['It broke.', 'turn 1', 'on the best road']);
});

test('principles lead to their pages, and the attempt to its certificate', () => {
  debrief(whole, { pageOf: (id: string) => `#/principle/${id}`, certificate: '#/certificate/7' });
  for (const link of screen.getAllByRole('link', { name: 'Hear the story out' }))
    expect(link).toHaveAttribute('href', '#/principle/hear-out-first');
  expect(screen.getAllByRole('link', { name: 'About this principle' })[0]).toHaveAttribute(
    'href',
    '#/principle/hear-out-first',
  );
  expect(screen.getByRole('link', { name: 'Certificate' })).toHaveAttribute('href', '#/certificate/7');
});
