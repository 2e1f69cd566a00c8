import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { loadLibrary } from '#content';
import type { Sketch } from '#model';
import Preview from '../../src/studio/preview/Preview.svelte';
import { Preview as Play } from '../../src/studio/preview/preview.svelte.ts';
import { body, faults, roads } from '../support/stage.ts';

const user = userEvent.setup();
const library = await loadLibrary();
const sketch = body.scenario as unknown as Sketch;
const button = (name: string | RegExp) => screen.getByRole('button', { name });

beforeEach(() => {
  Element.prototype.scrollIntoView = vi.fn();
});

function stage(value: Sketch = sketch) {
  const preview = new Play();
  preview.show(value, library);
  preview.begin('peaceful');
  const onsource = vi.fn();
  return { preview, onsource, ...render(Preview, { preview, library, onsource }) };
}

test('a sketch is played, and shows how things stand', async () => {
  const { container } = stage();
  await user.click(button(/Tell me what happened/));
  expect(screen.getByRole('log')).toHaveTextContent('And now?');
  const standing = screen.getByRole('region', { name: 'How things stand' });
  expect(standing).toHaveTextContent('A call back.');
  expect(standing).toHaveTextContent('Marks (+2)');
  expect(document.activeElement).toHaveAttribute('data-question');
  expect(await faults(container)).toEqual([]);
});

test('digits choose only where the play has the focus', async () => {
  const { preview } = stage();
  const elsewhere = document.body.appendChild(document.createElement('button'));
  elsewhere.focus();
  await user.keyboard('1');
  expect(preview.session?.answers).toEqual([]);
  button(/Tell me what happened/).focus();
  await user.keyboard('1');
  expect(preview.session?.answers).toEqual(['hear']);
  elsewhere.remove();
});

test('each step and each choice of the way leads to where it is written', async () => {
  const { onsource } = stage();
  await user.click(button(/Tell me what happened/));
  await user.click(button('Go to the step “It broke.”'));
  await user.click(button('Go to “Tell me what happened.” at “It broke.”'));
  await user.click(button('Go to the step “And now?”'));
  expect(onsource.mock.calls).toEqual([
    ['nodes.opening.says.any'],
    ['nodes.opening.choices.hear'],
    ['nodes.pick.says'],
  ]);
});

test('it says where it stopped, goes back, and begins anew with somebody else', async () => {
  const { preview } = stage();
  preview.begin('peaceful', roads.order);
  const value = structuredClone(sketch) as { nodes: Record<string, { choices: Sketch }> };
  delete value.nodes['opening']?.choices['hear'];
  preview.show(value as unknown as Sketch, library);
  expect(await screen.findByText(/The play stops here: “hear” is not possible at “It broke.”/)).toBeVisible();
  preview.show(sketch, library);
  expect(await screen.findByRole('button', { name: 'Choose again at “And now?”' })).toBeVisible();
  await user.click(button('One choice back'));
  expect(preview.session?.answers).toEqual(['hear']);
  await user.selectOptions(screen.getByRole('combobox', { name: 'Play with' }), 'powerful');
  expect(preview.session?.answers).toEqual([]);
  expect(screen.getByRole('log')).toHaveTextContent('Broken. Fix it.');
});

test('where nothing is written the play ends, and leads there', async () => {
  const value = structuredClone(sketch) as { nodes: Record<string, unknown> };
  delete value.nodes['pick'];
  const { onsource, container } = stage(value as unknown as Sketch);
  await user.click(button(/Tell me what happened/));
  const card = screen.getByText(/Nothing is written at “pick”/).parentElement;
  if (!card) throw new Error('no card');
  await user.click(within(card).getByRole('button', { name: 'Write it' }));
  expect(onsource).toHaveBeenLastCalledWith('nodes.pick');
  expect(await faults(container)).toEqual([]);
});

test('places on the way are called by what is written there, cut short; results by what they are given for', async () => {
  const long = 'A sentence that goes on for longer than any button could hold.';
  const value = structuredClone(sketch) as { nodes: Record<string, { choices: Record<string, Sketch> }> };
  const { choices } = value.nodes['opening'] ?? { choices: {} };
  choices['hear'] = { ...choices['hear'], text: { en: long, zh: '' } };
  const { preview } = stage(value as unknown as Sketch);
  preview.begin('peaceful', roads.value);
  const way = within(screen.getByRole('region', { name: 'The way here' }));
  expect(
    await way.findByRole('button', { name: /^Go to “A sentence that goes on.*…” at “It broke.”$/ }),
  ).toBeVisible();
  expect(way.queryByText(/^(opening|pick|hear)$/)).toBeNull();
  expect(way.getByText('From 100 up')).toBeVisible();
});
