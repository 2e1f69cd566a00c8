import { render, screen, within } from '@testing-library/svelte';
import { userEvent } from '@testing-library/user-event';
import { fireEvent } from '@testing-library/dom';
import { describe, expect, test } from 'vitest';
import { loadPrinciples } from '#content';
import { drawnPrinciples, loadFigure } from '../../../src/learner/figures/figures.ts';
import { faults } from '../../support/stage.ts';

async function show(principle: string) {
  const Figure = await loadFigure(principle);
  if (!Figure) throw new Error(principle);
  return render(Figure);
}
const says = () => screen.getByRole('status').textContent;
const slide = (name: string | RegExp, value: number) =>
  fireEvent.input(screen.getByRole('slider', { name }), { target: { value } });

test('there are fourteen, each at a principle that there is', async () => {
  const principles = await loadPrinciples();
  expect(drawnPrinciples).toHaveLength(14);
  for (const id of drawnPrinciples) expect(principles[id]).toBeDefined();
  expect(await loadFigure('constructor')).toBeUndefined();
});

describe.each(drawnPrinciples)('the figure of %s', (principle) => {
  test('has a message, something to move, a sentence and a table, without faults', async () => {
    const { container } = await show(principle);
    const figure = screen.getByRole('figure');
    expect(figure).toHaveAccessibleName();
    expect(says()).toMatch(/\w/);
    const moved = [
      ...container.querySelectorAll('input[type=range], input[type=radio], input[type=checkbox]'),
    ];
    expect(moved.length).toBeGreaterThan(0);
    await userEvent.click(within(figure).getByText('The same as a table'));
    expect(within(figure).getAllByRole('row').length).toBeGreaterThan(1);
    expect(container.querySelector('svg')?.outerHTML).not.toMatch(/NaN|undefined|Infinity/);
    expect(await faults(container)).toEqual([]);
  });

  test('can be drawn wherever its sliders stand', async () => {
    const { container } = await show(principle);
    for (const slider of screen.queryAllByRole('slider'))
      for (const end of ['min', 'max'] as const) {
        await fireEvent.input(slider, { target: { value: slider.getAttribute(end) } });
        expect(container.querySelector('svg')?.outerHTML).not.toMatch(/NaN|undefined|Infinity/);
        expect(says()).not.toMatch(/NaN|undefined|Infinity/);
      }
  });
});

test('the ratio is what its numbers make, and is only a card to think with', async () => {
  await show('compare-with-expectation');
  expect(says()).toContain('Perceived 60 over expected 80 makes 0.75');
  await slide('Expected', 60);
  expect(says()).toContain('exactly what was hoped for');
  await slide('Perceived', 90);
  expect(says()).toContain('makes 1.50: above 1');
  expect(screen.getByText(/A card to think with, not a gauge/)).toBeVisible();
});

test('one result has three outcomes', async () => {
  await show('three-outcomes-of-satisfaction');
  expect(says()).toBe('Anna is delighted; Ben is satisfied; Chloe is disappointed.');
  await slide('What each of them gets', 20);
  expect(says()).toBe('Anna is disappointed; Ben is disappointed; Chloe is disappointed.');
});

test('a rung hangs in the air until the one below it is there', async () => {
  await show('basics-before-extras');
  expect(says()).toMatch(/Basic.*hangs in the air/i);
  await userEvent.click(screen.getByRole('checkbox', { name: /Greeted, thanked/ }));
  expect(says()).toMatch(/The level reached is: .*value-added/i);
  await userEvent.click(screen.getByRole('checkbox', { name: /works again/ }));
  expect(says()).toContain('The deal itself was not kept');
});

test('nobody leads in the middle of the axes', async () => {
  await show('two-axes-four-types');
  expect(says()).toMatch(/^The lively side leads/);
  await slide('Reserved or outgoing', 50);
  await slide('People first or matter first', 50);
  expect(says()).toContain('No side leads yet');
});

test('a must-be done fully pleases nobody, and Kano has five kinds', async () => {
  await show('kano-three-qualities');
  expect(screen.getAllByRole('radio')).toHaveLength(5);
  await slide('How well it is done', 100);
  expect(says()).toContain('neither pleased nor displeased');
  await userEvent.click(screen.getByRole('radio', { name: 'Pleasant surprise' }));
  expect(says()).toContain('delighted');
});

test('the best fifth brings about four fifths only where customers differ much', async () => {
  await show('grade-by-value');
  expect(says()).toMatch(/best 20 % of customers bring 80 %/);
  await slide('How unequal the customers are', 0);
  expect(says()).toContain('best 20 % of customers bring 20 %');
});
