import { openRoom } from './open.ts';
import { fireEvent, render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import type { Sketch } from '#model';
import { addNode } from '../../src/studio/edit/nodes.ts';
import Outline from '../../src/studio/outline/Outline.svelte';
import kinds from '../fixtures/all-kinds.yaml?raw';
import { faults } from '../support/stage.ts';

const user = userEvent.setup();
const nodesOf = (value: Sketch) => value['nodes'] as Record<string, Sketch>;

async function shown(value: Sketch = parse(kinds) as Sketch) {
  const room = await openRoom(value);
  const view = render(Outline, { room });
  return { ...view, room, tree: screen.getByRole('tree') };
}
const item = (name: RegExp | string) => screen.getByRole('treeitem', { name });
const here = () => document.activeElement?.textContent?.trim().replace(/\s+/g, ' ');

test('shows the conversation, its steps as they are first reached, its endings and what nothing leads to', async () => {
  const { room, container } = await shown();
  room.edit('add', (s) => void addNode(s, 'choices', { name: 'aside' }));
  await tick();
  const rows = screen.getAllByRole('treeitem');
  const heads = rows.filter((row) => row.getAttribute('aria-level') === '1');
  expect(heads.map((row) => row.querySelector('.label')?.textContent)).toEqual([
    'The conversation',
    'Steps',
    'Endings',
    'Nothing leads here',
  ]);
  expect(item(/aside/)).toHaveAttribute('aria-level', '2');
  expect(item(/It broke/)).toHaveAttribute('aria-posinset', '1');
  expect(item(/Tell me what happened/)).toHaveTextContent('→ And now?');
  expect(await faults(container)).toEqual([]);
});

test('is one stop for Tab, and arrows, Home, End and letters go through it', async () => {
  const { room, tree } = await shown();
  expect(
    within(tree)
      .getAllByRole('treeitem')
      .filter((row) => row.tabIndex === 0),
  ).toHaveLength(1);
  item(/Title, brief/).focus();
  await user.keyboard('{Home}{ArrowDown}{ArrowDown}');
  expect(here()).toContain('The customer');
  expect(room.selection).toEqual({ path: 'customer' });
  await user.keyboard('it b');
  expect(here()).toContain('It broke');
  expect(room.selection).toEqual({ node: 'opening' });
  await user.keyboard('{ArrowRight}');
  expect(room.selection).toEqual({ node: 'opening', option: 'hear' });
  await user.keyboard('{ArrowLeft}{ArrowLeft}');
  expect(item(/It broke/)).toHaveAttribute('aria-expanded', 'false');
  await user.keyboard('{End}');
  expect(within(tree).getAllByRole('treeitem').at(-1)).toHaveFocus();
});

test('two keys within one frame go two rows on', async () => {
  const { room } = await shown();
  const first = item(/Title, brief/);
  first.focus();
  for (let n = 0; n < 2; n++) {
    await fireEvent.keyDown(first, { key: 'ArrowDown' });
    await tick();
  }
  await vi.waitFor(() => expect(here()).toContain('Promises'));
  expect(room.selection).toEqual({ path: 'promises' });
});

test('keys add, rename, move and delete a choice, and each can be undone', async () => {
  const { room } = await shown();
  const choices = () => Object.keys(nodesOf(room.draft.value)['opening']?.['choices'] as Sketch);
  item(/Tell me what happened/).focus();
  await user.keyboard('{ArrowDown}{ArrowUp}{Alt>}{ArrowDown}{/Alt}');
  expect(choices().slice(0, 2)).toEqual(['argue', 'hear']);
  await user.keyboard('{F2}');
  await user.clear(screen.getByLabelText('New name in links for “Tell me what happened.”'));
  await user.keyboard('Listen first{Enter}');
  expect(choices()).toContain('listen-first');
  expect(room.selection).toEqual({ node: 'opening', option: 'listen-first' });
  const before = choices().length;
  await user.keyboard('{Insert}');
  expect(choices()).toHaveLength(before + 1);
  await user.keyboard('{Delete}');
  expect(choices()).toHaveLength(before);
  expect(room.told?.undo).toBe(true);
  room.undo();
  expect(choices()).toHaveLength(before + 1);
});

test('a row says its words, or that there are none; a name that cannot be one is refused in words', async () => {
  const { room } = await shown();
  const row = item(/Tell me what happened/);
  expect(row.querySelector('.id')).toHaveTextContent('hear');
  row.focus();
  await user.keyboard('{F2}');
  expect(screen.getByLabelText(/New name in links/)).toHaveAccessibleDescription(/Learners never see it/);
  await user.clear(screen.getByLabelText(/New name in links/));
  await user.keyboard('先听{Enter}');
  expect(room.told?.text).toContain('still hear');
  room.edit('blank', (s) => {
    const choice = (nodesOf(s)['opening']?.['choices'] as Sketch)['hear'] as Sketch;
    choice['text'] = { en: '', zh: '' };
  });
  expect(await screen.findByRole('treeitem', { name: /Nothing written yet/ })).toHaveTextContent('hear');
});

test('renaming a step takes every link along; deleting one asks where its links go', async () => {
  const { room } = await shown();
  item(/^And now/).click();
  item(/^And now/).focus();
  await user.keyboard('{F2}');
  await user.clear(screen.getByLabelText('New name in links for “And now?”'));
  await user.keyboard('choose{Enter}');
  expect(JSON.stringify(nodesOf(room.draft.value)['opening'])).not.toContain('"pick"');
  await user.keyboard('{Delete}');
  const field = screen.getByLabelText(/links lead to “And now\?”/);
  expect(field).toHaveFocus();
  expect(within(field).queryByRole('option', { name: 'choose' })).toBeNull();
  await user.selectOptions(field, within(field).getByRole('option', { name: 'It broke.' }));
  await user.click(screen.getByRole('button', { name: 'Delete' }));
  expect(nodesOf(room.draft.value)).not.toHaveProperty('choose');
  expect(JSON.stringify(nodesOf(room.draft.value)['opening'])).toContain('"to":"opening"');
  room.undo();
  expect(nodesOf(room.draft.value)).toHaveProperty('choose');
});

test('a letter is in the draft at once and in its row a moment later; another edit takes both along', async () => {
  const { room } = await shown();
  const line = 'nodes.opening.says.any.en';
  const say = (en: string) => (s: Sketch) =>
    void ((nodesOf(s)['opening']?.['says'] as { any: Sketch }).any['en'] = en);
  room.edit('type', say('It brokes'), line);
  await tick();
  expect(JSON.stringify(room.draft.value)).toContain('It brokes');
  expect(item(/It broke/)).not.toHaveTextContent('It brokes');
  expect(await screen.findByText(/It brokes/)).toBeInTheDocument();
  room.edit('type', say('It broke down'), line);
  room.edit('add', (s) => void addNode(s, 'choices', { name: 'aside' }));
  await tick();
  expect(item(/aside/)).toBeInTheDocument();
  expect(item(/It broke down/)).toBeInTheDocument();
});

test('in a long one, a row keeps the keyboard when it is moved away from its neighbours', async () => {
  const value = parse(kinds) as Sketch;
  const says = (n: number) => ({ en: `Step ${String(n)}.`, zh: `第 ${String(n)} 步。` });
  for (let n = 0; n < 50; n++)
    nodesOf(value)[`extra-${String(n)}`] = { ...nodesOf(value)['opening'], says: says(n) };
  await shown(value);
  await user.click(screen.getByRole('button', { name: 'Filter' }));
  await user.selectOptions(screen.getByRole('combobox', { name: 'Order of the steps' }), 'My own order');
  item(/Step 3\./).focus();
  const place = Number(item(/Step 3\./).getAttribute('aria-posinset'));
  for (let n = 1; n <= 25; n++) {
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
    expect(item(/Step 3\./)).toHaveFocus();
    expect(item(/Step 3\./)).toHaveAttribute('aria-posinset', String(place + n));
  }
});

test('everything is done by buttons too: a step in the way of a choice, duplicate, split, another kind', async () => {
  const { room, container } = await shown();
  item(/Tell me what happened/).click();
  await user.click(screen.getByRole('button', { name: '+ Add' }));
  expect(await faults(container)).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Choose a number' }));
  const added = room.selection.node ?? '';
  expect(nodesOf(room.draft.value)[added]).toHaveProperty('value');
  expect(JSON.stringify(nodesOf(room.draft.value)['opening'])).toContain(`"to":"${added}"`);
  const more = async (name: string) => {
    await user.click(screen.getByRole('button', { name: 'More' }));
    await user.click(screen.getByRole('button', { name }));
  };
  await more('Put in order');
  expect(nodesOf(room.draft.value)[added]).toHaveProperty('order');
  const count = () => Object.keys(nodesOf(room.draft.value)).length;
  const before = count();
  await more('Duplicate');
  await more('Split in two');
  expect(count()).toBe(before + 2);
});

test('the filter leaves what says the words, or what is unfinished; texts that are missing are counted', async () => {
  const { room } = await shown();
  await user.type(screen.getByRole('searchbox'), '先核实');
  const steps = () =>
    screen.queryAllByRole('treeitem').filter((row) => row.getAttribute('aria-level') === '2');
  expect(steps().map((row) => row.dataset['key'])).toEqual(['nodes.pick']);
  await user.clear(screen.getByRole('searchbox'));
  await user.click(screen.getByRole('button', { name: 'Filter' }));
  await user.click(screen.getByLabelText('Only what is unfinished'));
  expect(steps()).toEqual([]);
  room.edit('blank', (s) => {
    const says = nodesOf(s)['pick']?.['says'] as Sketch;
    says['zh'] = '';
  });
  expect(await screen.findByText('1 text not written')).toBeInTheDocument();
  expect(steps().map((row) => row.dataset['key'])).toEqual(['nodes.pick']);
});
