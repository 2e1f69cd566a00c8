import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { can } from '#engine';
import { Conversation } from '#player';
import { program, roads, sessionAfter, faults } from '../support/stage.ts';

const user = userEvent.setup();
let picked: string[];

beforeEach(() => {
  Element.prototype.scrollIntoView = vi.fn();
});

function stand(kind: keyof typeof roads) {
  const session = sessionAfter(roads[kind], async (entry) => void picked.push(entry.choice));
  picked = [];
  return render(Conversation, {
    session,
    mode: 'practice',
    concealed: false,
    onleave: () => undefined,
    onover: () => undefined,
  });
}
const button = (name: string | RegExp) => screen.getByRole('button', { name });

test.each(Object.keys(roads) as (keyof typeof roads)[])('nothing is inaccessible at %s', async (kind) => {
  const { container } = stand(kind);
  expect(await faults(container)).toEqual([]);
});

test('a choice is picked with the mouse', async () => {
  stand('choices');
  await user.click(button('It was fine when it left us.'));
  expect(picked).toEqual(['argue']);
});

test('a choice is picked by its digit, and the focus moves to the next question', async () => {
  stand('choices');
  await user.keyboard('1');
  expect(picked).toEqual(['hear']);
  const heading = screen.getByRole('heading', { name: 'What do you do?' });
  await waitFor(() => {
    expect(heading).toHaveFocus();
  });
});

test.each(['{Control>}1{/Control}', '{Alt>}1{/Alt}', '{Meta>}1{/Meta}', '9', '0', 'a'])(
  'the keys %s pick nothing',
  async (keys) => {
    stand('choices');
    await user.keyboard(keys);
    expect(picked).toEqual([]);
  },
);

test('digits that are typed into a field pick nothing', async () => {
  stand('reply');
  await user.type(screen.getByLabelText('Your answer'), '1');
  expect(picked).toEqual([]);
});

test('digits pick nothing while a dialog is open', async () => {
  stand('choices');
  await user.click(button('At hand'));
  await user.keyboard('1');
  expect(picked).toEqual([]);
});

test('several are picked with the mouse, once there are enough', async () => {
  stand('several');
  expect(button('Do these')).toBeDisabled();
  expect(button('Do these')).toHaveAccessibleDescription('1 more to pick');
  await user.click(screen.getByLabelText('I check.'));
  await user.click(screen.getByLabelText('I am sorry.'));
  await user.click(screen.getByLabelText('The rules say no.'));
  expect(button('Do these')).toHaveAccessibleDescription('1 too many');
  await user.click(screen.getByLabelText('The rules say no.'));
  await user.click(button('Do these'));
  expect(picked).toEqual(['look+sorry']);
});

test('several are picked with the keyboard', async () => {
  stand('several');
  await user.keyboard('21');
  expect(screen.getByLabelText('I am sorry.')).toBeChecked();
  button('Do these').focus();
  await user.keyboard('{Enter}');
  expect(picked).toEqual(['sorry+look']);
});

test('steps are put in order with the mouse', async () => {
  stand('order');
  for (let n = 0; n < 3; n++) await user.click(button('Move up: Find'));
  for (let n = 0; n < 3; n++) await user.click(button('Move down: Close'));
  await user.click(button('Go in this order'));
  expect(picked).toEqual(['find>tell>close']);
});

test('steps are put in order with the keyboard, and the focus stays on the step', async () => {
  stand('order');
  const up = button('Move up: Find');
  up.focus();
  await user.keyboard('{ArrowUp}{ArrowUp}{ArrowUp}');
  expect(up).toHaveFocus();
  expect(within(screen.getAllByRole('listitem')[0] as HTMLElement).getByText('Find')).toBeVisible();
  button('Move down: Close').focus();
  await user.keyboard('{ArrowDown}{ArrowDown}');
  button('Go in this order').focus();
  await user.keyboard('{Enter}');
  expect(picked).toEqual(['find>tell>close']);
});

test('a value is set with the buttons', async () => {
  stand('value');
  await user.click(button('More'));
  await user.click(button('More'));
  await user.click(button('Less'));
  await user.click(button('Say this'));
  expect(picked).toEqual(['2']);
});

test('a value is typed, and one that is out of range says so', async () => {
  stand('value');
  const number = screen.getByRole('spinbutton', { name: 'Number days' });
  await user.clear(number);
  await user.type(number, '77');
  expect(button('Say this')).toBeDisabled();
  expect(button('Say this')).toHaveAccessibleDescription('From 1 to 5 days, in steps of 1');
  await user.clear(number);
  await user.type(number, '3');
  await user.click(button('Say this'));
  expect(picked).toEqual(['3']);
});

test('items are sorted with the mouse', async () => {
  stand('sort');
  expect(button('Sorted')).toHaveAccessibleDescription('3 still to sort');
  for (const [item, group] of [
    ['Repair', 'Basic'],
    ['Loan', 'Extra'],
    ['Bill', 'Basic'],
  ] as const)
    await user.click(within(screen.getByRole('group', { name: item })).getByLabelText(group));
  await user.click(button('Sorted'));
  expect(picked).toEqual(['repair=basic+loan=extra+bill=basic']);
});

test('items are sorted with the keyboard', async () => {
  stand('sort');
  for (const item of ['Repair', 'Loan', 'Bill']) {
    within(screen.getByRole('group', { name: item }))
      .getByLabelText<HTMLInputElement>('Basic')
      .focus();
    await user.keyboard(' ');
  }
  button('Sorted').focus();
  await user.keyboard('{Enter}');
  expect(picked).toEqual(['repair=basic+loan=basic+bill=basic']);
});

test('a record is filled in', async () => {
  stand('record');
  expect(button('Enter it')).toHaveAccessibleDescription('2 fields still empty');
  await user.selectOptions(screen.getByLabelText('Cause'), 'Part');
  expect(button('Enter it')).toHaveAccessibleDescription('1 field still empty');
  await user.selectOptions(screen.getByLabelText('Urgency'), 'High');
  await user.click(button('Enter it'));
  expect(picked).toEqual(['cause=part+urgency=high']);
});

test('a reply is typed and matched to the closest choice', async () => {
  stand('reply');
  await user.type(screen.getByLabelText('Your answer'), 'Well, thanks a lot');
  expect(screen.getByText('Closest to what you wrote: “Thank you for calling.”')).toBeInTheDocument();
  await user.keyboard('{Enter}');
  expect(picked).toEqual(['thank']);
});

test('a reply can be picked from the list all the same', async () => {
  stand('reply');
  await user.type(screen.getByLabelText('Your answer'), 'mumble');
  expect(button('Say it')).toBeDisabled();
  await user.click(button('Next.'));
  expect(picked).toEqual(['next']);
});

test('every answer above is one that the engine takes', () => {
  const road = roads.reply;
  expect(road.every((_, n) => sessionAfter(road.slice(0, n)).pick(road[n] ?? ''))).toBe(true);
  expect(can(program, sessionAfter(roads.several).play, 'sorry+look')).toBe(true);
});
