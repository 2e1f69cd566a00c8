import { openRoom } from './open.ts';
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import * as v from 'valibot';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { kindNames, personalities, QuestionFile, questionKinds, Scenario, type Sketch } from '#model';
import { at, mapAt, setAt } from '../../src/studio/edit/at.ts';
import { addNode } from '../../src/studio/edit/nodes.ts';
import { addQuestion } from '../../src/studio/edit/questions.ts';
import Inspector from '../../src/studio/inspector/Inspector.svelte';
import { shiftsOf } from '../../src/studio/inspector/answer/effects.ts';
import type { Spot } from '../../src/studio/room.svelte.ts';
import kinds from '../fixtures/all-kinds.yaml?raw';
import { faults } from '../support/stage.ts';

const user = userEvent.setup({ delay: null });
beforeEach(() => {
  document.body.dataset['pane'] = 'edit';
});

async function shown(spot: Spot, value: Sketch = parse(kinds) as Sketch, kind?: 'questions') {
  const room = await openRoom(value, kind);
  room.select(spot, true);
  const view = render(Inspector, { room });
  const now = (...path: (string | number)[]) => at(room.draft.value, path);
  return { ...view, room, now };
}
const field = (name: string | RegExp) => screen.getByRole('textbox', { name });
const pick = (name: string | RegExp, option: string | RegExp) => {
  const select = screen.getByRole('combobox', { name });
  return user.selectOptions(select, within(select).getByRole('option', { name: option }));
};
const press = (name: string | RegExp) => user.click(screen.getByRole('button', { name }));
const valid = (sketch: Sketch) => v.safeParse(Scenario, sketch).issues?.map((issue) => issue.message);

test('what the conversation is: texts in two languages, what is not written yet, and one edit for what is typed in one go', async () => {
  const { room, now, container } = await shown({ path: 'title' });
  await user.type(field('Title English'), '!');
  await user.type(field('Title English'), '!');
  expect(now('title')).toEqual({ en: 'All kinds!!', zh: '各种题型' });
  expect(room.draft.edits).toHaveLength(1);
  await user.clear(field('Title Chinese'));
  expect(field('Title Chinese')).toHaveAccessibleDescription(/not written yet/);
  await press('Add: Goal');
  expect(field('Goal 2 English')).toHaveValue('');
  expect(field('Goal 2 English')).toHaveAttribute('placeholder', '[Goal 2 of the learner]');
  await tick();
  expect(document.activeElement?.closest('[data-path="goals.1"]')).not.toBeNull();
  await pick('Where they talk', 'in a chat');
  await pick('Begins with', 'And now?');
  await user.type(screen.getByRole('spinbutton', { name: /Pass mark/ }), '65');
  await press('Add: Limit assessed attempts');
  expect(now('assessed')).toEqual({ limit: 3, counts: 'best' });
  expect([now('channel'), now('start'), now('pass')]).toEqual(['chat', 'pick', 65]);
  expect(await faults(container)).toEqual([]);
});

test('what is chosen is an edit each time and known at once everywhere, however quickly one chooses', async () => {
  const { room, now } = await shown({ path: 'title' });
  const first = now('start');
  await pick('Begins with', 'And now?');
  await pick('Where they talk', 'in a chat');
  await pick('Where they talk', 'on the phone');
  expect(room.draft.edits).toHaveLength(3);
  expect(room.settled).toBe(room.draft.value);
  room.undo();
  expect(now('channel')).toBe('chat');
  room.undo();
  room.undo();
  expect(now('start')).toBe(first);
});

test('who the customer is: person, stand-ins, personality, meters, what is expected and needed', async () => {
  const { now, room, container } = await shown({ path: 'customer' });
  await user.click(screen.getByRole('radio', { name: /Tang Yue/ }));
  await user.click(screen.getByText(/Who else it could be \(0\)/));
  await user.click(screen.getByRole('checkbox', { name: /Luo Yun/ }));
  await press('lively');
  await user.click(screen.getByRole('checkbox', { name: /find the personality out/ }));
  await press('to be heard');
  expect(now('customer')).toMatchObject({
    person: 'tang-yue',
    others: ['luo-yun'],
    personality: ['powerful', 'peaceful', 'analytical'],
    hidden: true,
    needs: ['cared-for', 'competent', 'quick'],
  });
  const trust = screen.getByRole('slider', { name: 'Trust' });
  trust.focus();
  trust.setAttribute('value', '45');
  (trust as HTMLInputElement).value = '45';
  trust.dispatchEvent(new Event('input', { bubbles: true }));
  expect(now('customer', 'start', 'trust')).toBe(45);
  await user.type(screen.getByRole('combobox', { name: /taken for granted/ }), '听客户{Enter}');
  expect(now('customer', 'expects')).toEqual(['check-facts', 'listen']);
  expect(valid(room.draft.value)).toBeUndefined();
  expect(await faults(container)).toEqual([]);
});

test('a choice: acts and principles by the words of either language, what it does to each of the four, marks', async () => {
  const { now, room, container } = await shown({ node: 'opening', option: 'argue' });
  const find = screen.getByRole('combobox', { name: 'Find a service act' });
  await user.type(find, 'name feel');
  expect(find).toHaveAttribute('aria-activedescendant');
  await user.keyboard('{Enter}');
  await press('Remove: Contradict');
  expect(now('nodes', 'opening', 'choices', 'argue', 'acts')).toEqual(['name-feeling']);
  const rows = within(screen.getByRole('table', { name: /each of the four/ }))
    .getAllByRole('row')
    .slice(1);
  const shifts = shiftsOf(room.draft.value, room.library, now('nodes', 'opening', 'choices', 'argue'));
  expect(rows.map((row) => row.querySelector('th')?.textContent.trim())).toEqual([...personalities]);
  expect(rows.map((row) => row.querySelector('.by')?.textContent)).toEqual(
    shifts.map(({ moved }) => (moved.trust ? `+${String(moved.trust)}` : '·')),
  );
  await user.click(
    within(screen.getByRole('group', { name: /Hear the story out/ })).getByRole('radio', { name: '−1' }),
  );
  await user.click(screen.getAllByRole('button', { name: 'powerful' })[0] as HTMLElement);
  expect(now('nodes', 'opening', 'choices', 'argue', 'marks')).toEqual({
    any: { 'hear-out-first': -1 },
    powerful: { 'hear-out-first': -1 },
  });
  expect(await faults(container)).toEqual([]);
});

test('a choice: where it leads by conditions made of fields, when it is offered, flags, promises, breach', async () => {
  const { now, room } = await shown({ node: 'opening', option: 'argue' });
  const choice = (...keys: (string | number)[]) => now('nodes', 'opening', 'choices', 'argue', ...keys);
  await press('Another way, if something holds');
  const least = screen.getByRole('spinbutton', { name: 'At least' });
  await user.clear(least);
  await user.type(least, '40');
  expect(choice('to')).toEqual([{ when: { trust: { atLeast: 40 } }, to: 'pick' }, { to: 'pick' }]);
  const when = () => screen.getByRole('group', { name: 'Only offered when' });
  const add = (key: string) =>
    user.selectOptions(screen.getByRole('combobox', { name: 'Add a condition: Only offered when' }), key);
  for (const key of ['This is remembered', 'A promise', 'This was done before', 'Not this']) await add(key);
  await add('This is remembered');
  expect(choice('when')).toEqual({
    flag: 'lied',
    promise: { callback: 'open' },
    did: 'listen',
    not: { trust: { atLeast: 50 } },
    all: [{ flag: 'lied' }],
  });
  await user.click(within(when()).getByRole('button', { name: 'Remove: This was done before' }));
  expect(choice('when')).not.toHaveProperty('did');
  await press('lied');
  await user.type(field(/Something new to remember/), 'Voice raised{Enter}');
  expect(choice('sets')).toEqual(['lied', 'voice-raised']);
  await user.click(screen.getByRole('checkbox', { name: 'This makes it' }));
  expect(choice('promises')).toEqual({ callback: { within: 3 } });
  await press('Add: Breach of integrity');
  await user.type(field('What was done, plainly English'), 'A quarrel');
  expect(choice('breach')).toEqual({
    of: 'truth',
    what: { en: 'A quarrel', zh: '' },
    comesOut: { en: '', zh: '' },
  });
  expect(screen.queryByText(/undefined/)).toBeNull();
  room.undo();
  expect(choice('breach', 'what', 'en')).toBe('');
});

describe.each(kindNames)('a step: %s', (kind) => {
  test('has all its fields, without faults, and what is typed stands in the scenario', async () => {
    const value = parse(kinds) as Sketch;
    const node = addNode(value, kind, { name: 'new one' });
    const { now, room, container } = await shown({ node }, value);
    await user.type(field('The customer says English'), 'Well?');
    await user.type(field('The customer says Chinese'), '怎么样？');
    await press('peaceful');
    await user.type(field('The customer says, peaceful English'), ' …');
    await press('Add: What one sees or hears');
    await user.type(field('What one sees or hears English'), 'A sigh');
    expect(now('nodes', node, 'says', 'any')).toEqual({ en: 'Well?', zh: '怎么样？' });
    expect(now('nodes', node, 'says', 'peaceful', 'en')).toBe('Well? …');
    for (const box of screen.getAllByRole('textbox')) expect(box).toHaveAccessibleName();
    const adds = screen.queryAllByRole('button', {
      name: /^Add: (Choice|Result|Item|Group|Field|Entry|Time limit)$/,
    });
    for (const name of new Set(adds.map((button) => button.textContent.replace('+', '').trim()))) {
      const [button] = screen.queryAllByRole('button', { name });
      if (button) await user.click(button);
    }
    expect(await faults(container)).toEqual([]);
    // What is not written is empty; everything else has its shape.
    expect(new Set(valid(room.draft.value) ?? [])).toEqual(
      new Set(valid(room.draft.value)?.length ? ['must not be empty; write the text'] : []),
    );
    const answer = Object.keys(
      mapAt(now('nodes', node), kind === 'choices' ? ['choices'] : [kind, 'choices']),
    )[0];
    const result = Object.keys(mapAt(now('nodes', node), [kind, 'results']))[0];
    const option = answer ?? result;
    if (option === undefined) return;
    room.select({ node, option }, true);
    await tick();
    expect(field('Coaching English')).toBeVisible();
    expect(await faults(container)).toEqual([]);
  });
});

test('the step becomes another kind, choices are opened, and a new step is made where one leads', async () => {
  const { now, room } = await shown({ node: 'opening' });
  await pick('What is decided here', 'Several things to do');
  expect(now('nodes', 'opening')).toHaveProperty('several');
  await user.click(screen.getByRole('button', { name: 'Open: Choice 2' }));
  expect(room.selection).toEqual({ node: 'opening', option: 'argue' });
  await press('Back to “It broke.”');
  await press('A new step here');
  expect(now('nodes', 'opening', 'several', 'to')).toBe(room.selection.node);
});

test('fields that are about to go are not drawn anew; where they stay, what was done is in them at once', async () => {
  const { room, container } = await shown({ node: 'opening' });
  const path = ['nodes', 'opening', 'says', 'any', 'en'];
  const words = () => container.querySelector<HTMLTextAreaElement>(`[data-path="${path.join('.')}"]`)?.value;
  const write = async (text: string, spot: Spot) => {
    room.edit('Write', (sketch) => setAt(sketch, path, text), 'elsewhere');
    room.select(spot);
    await tick();
  };
  await write('Then another', { node: 'bye' });
  expect(words()).toBe('It broke.');
  await vi.waitFor(() => expect(words()).toBeUndefined());
  room.select({ node: 'opening' }, true);
  await tick();
  expect(words()).toBe('Then another');
  await write('Then this one', { node: 'opening' });
  expect(words()).toBe('Then this one');
});

test('promises, remembered things, and what must always or never hold', async () => {
  const { now, room, container } = await shown({ path: 'promises' });
  await user.type(field('What is promised English'), ' Today.');
  const flag = field('New name for lied');
  await user.clear(flag);
  await user.type(flag, 'told a lie{Tab}');
  expect(now('nodes', 'opening', 'choices', 'lie', 'sets')).toEqual(['told-a-lie']);
  room.select({ path: 'never' }, true);
  await tick();
  await press('Add: Something that must never happen');
  await pick('Looked at', 'in every ending');
  expect(now('never')).toMatchObject([{ at: 'end', that: { trust: { atLeast: 50 } } }]);
  expect(await faults(container)).toEqual([]);
});

test('people, acts and lines of its own', async () => {
  const { now, room, container } = await shown({ path: 'own' });
  await press('Add: Own person');
  await user.type(field('Name English'), 'Ada King');
  await user.click(screen.getByRole('radio', { name: /Emma Clarke/ }));
  await press('Make this the customer');
  const [id] = Object.keys(mapAt(now('own', 'people'), []));
  expect(now('customer', 'person')).toBe(id);
  expect(now('own', 'people', String(id))).toMatchObject({ name: { en: 'Ada King' }, face: 'emma-clarke' });
  await user.type(screen.getByRole('combobox', { name: /Change an act/ }), 'apologise{Enter}');
  expect(now('own', 'acts')).toEqual({ apologise: room.library.model.acts['apologise'] });
  const lively = screen.getByRole('spinbutton', { name: 'lively' });
  await user.clear(lively);
  await user.type(lively, '-50');
  expect(now('own', 'acts', 'apologise', 'weight', 'lively')).toBe(-50);
  await pick('Mood', 'calm');
  await user.click(screen.getAllByRole('button', { name: 'Write other lines' })[0] as HTMLElement);
  expect(now('own', 'voices', 'lively', 'calm', 'lines')).toEqual(room.library.voices.lively.calm.lines);
  expect(await faults(container)).toEqual([]);
});

describe.each(questionKinds)('a question: %s', (kind) => {
  test('has all its fields, without faults', async () => {
    const value: Sketch = { format: 1, module: 'handling-complaints', questions: {} };
    const node = addQuestion(value, kind) ?? '';
    const { now, room, container } = await shown({ node }, value, 'questions');
    await user.type(field('Question English'), 'Why?');
    await user.type(screen.getByRole('combobox', { name: 'Find a principle' }), '听{Enter}');
    await pick('Difficulty', /judge/);
    expect(now('questions', node)).toMatchObject({
      ask: { en: expect.stringMatching(/Why\?$/) as string },
      difficulty: 3,
    });
    expect(now('questions', node, 'principles')).toHaveLength(2);
    for (const box of screen.getAllByRole('textbox')) expect(box).toHaveAccessibleName();
    expect(await faults(container)).toEqual([]);
    const wrong = new Set(v.safeParse(QuestionFile, room.draft.value).issues?.map((issue) => issue.message));
    wrong.delete('must not be empty; write the text');
    expect(wrong).toEqual(new Set());
  });
});

test('a bank: questions are added and opened; right answers and formulas are picked', async () => {
  const value: Sketch = { format: 1, module: 'handling-complaints', questions: {} };
  const { now, room } = await shown({}, value, 'questions');
  await user.selectOptions(screen.getByRole('combobox', { name: 'Add a question…' }), 'One right');
  const node = String(room.selection.node);
  await user.click(screen.getByRole('radio', { name: /Right.*Option 2/ }));
  expect(now('questions', node, 'single', 'right')).toBe(
    Object.keys(mapAt(now('questions', node, 'single', 'options'), []))[1],
  );
  await pick('Kind of question', 'Calculate');
  const name = field(/Name in the text/);
  await user.clear(name);
  await user.type(name, 'orders{Tab}');
  expect(now('questions', node, 'numeric', 'answer')).toBe('orders');
  await pick('Answer', 'multiply');
  await pick('Second', 'a number');
  await user.clear(screen.getByRole('spinbutton', { name: 'a number' }));
  await user.type(screen.getByRole('spinbutton', { name: 'a number' }), '12');
  expect(now('questions', node, 'numeric', 'answer')).toEqual({ multiply: ['orders', 12] });
  expect(screen.getByText('orders × 12')).toBeVisible();
});

test('what is found stands at the field that it is about', async () => {
  const { room } = await shown({ node: 'opening', option: 'hear' });
  room.edit('break', (s) => {
    const to = mapAt(s, ['nodes', 'opening', 'choices', 'hear']) as Sketch;
    to['to'] = 'nowhere';
  });
  room.check.look(room.draft.value, room.library);
  await expect.poll(() => room.check.current).toBe(true);
  const leads = screen.getByRole('combobox', { name: 'Leads to' });
  expect(leads).toHaveDisplayValue('nowhere (not there)');
  expect(leads).toHaveAccessibleDescription(/nowhere/);
});
