import 'fake-indexeddb/auto';
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { cards, loadBody } from '#content';
import { personalities } from '#model';
import Lobby from '../../src/learner/Lobby.svelte';
import { attempt } from '../support/course.ts';
import { forget, given, keep } from '../support/screen.ts';
import { faults } from '../support/stage.ts';

const user = userEvent.setup();
beforeEach(forget);

const open = cards.find((c) => !c.hidden && c.personalities.length === 4);
const hidden = cards.find((c) => c.hidden);
if (!open || !hidden) throw new Error('the course has changed');

function show(id: string) {
  const more = given();
  return { ...render(Lobby, { route: { at: 'lobby', id }, ...more }), ...more };
}
const begin = () => screen.findByRole('button', { name: 'Begin' });
const checked = () => screen.getAllByRole<HTMLInputElement>('radio').filter((r) => r.checked);

test('says who one is, what it is about, and how to pass', async () => {
  const { container } = show(open.id);
  await begin();
  const text = await loadBody(open.id);
  for (const part of [
    text?.scenario.role,
    text?.scenario.brief,
    ...(text?.scenario.goals ?? []),
    text?.person.name,
  ])
    expect(screen.getByText(part?.en.trim() ?? '')).toBeVisible();
  expect(screen.getByText(/You pass with a score of \d+ or more, if the customer stays/)).toBeVisible();
  expect(await faults(container)).toEqual([]);
});

test('offers the four personalities and a surprise; practice unless told otherwise', async () => {
  const { go } = show(open.id);
  await begin();
  expect(screen.getAllByRole('radio')).toHaveLength(7);
  await user.click(screen.getByRole('radio', { name: /^Powerful/ }));
  await user.click(await begin());
  expect(go.mock.calls).toEqual([[{ at: 'play', scenario: open.id, who: 'powerful', mode: 'practice' }]]);
});

test('lets somebody be found out, and hides the meters when assessed', async () => {
  const { go } = show(open.id);
  await begin();
  await user.click(screen.getByRole('radio', { name: /^Surprise me/ }));
  await user.click(screen.getByRole('radio', { name: /^Assessed/ }));
  await user.click(await begin());
  expect(go.mock.calls).toEqual([[{ at: 'play', scenario: open.id, who: 'find-out', mode: 'assessed' }]]);
});

test('a hidden personality is found out unless one is chosen', async () => {
  show(hidden.id);
  await begin();
  expect(checked()[0]?.closest('label')).toHaveTextContent('Surprise me');
});

test('suggests somebody not met yet', async () => {
  const text = await loadBody(open.id);
  if (!text) throw new Error(open.id);
  const result = { ending: 'x', outcome: 'kept', score: 80, passed: true } as const;
  const met = attempt(open.id, { hash: text.hash, personality: personalities[0], result });
  await keep(met, text, ['a']);
  show(open.id);
  await begin();
  await expect.poll(() => checked()[0]?.closest('label')?.textContent).toMatch(/^\s*Powerful/);
});

test('an unfinished conversation is offered first', async () => {
  const text = await loadBody(open.id);
  if (!text) throw new Error(open.id);
  const begun = attempt(open.id, { hash: text.hash });
  await keep(begun, text, ['a', 'b', 'c']);
  show(open.id);
  expect(await screen.findByRole('link', { name: 'Continue at turn 4' })).toHaveAttribute(
    'href',
    `#/attempt/${begun.id}`,
  );
  expect(screen.getByRole('button', { name: 'Begin anew' })).toBeVisible();
});

test('a scenario that does not exist leads back to the map', async () => {
  show('nobody');
  expect(
    await screen.findByRole('heading', { level: 1, name: 'There is nothing at this address' }),
  ).toBeVisible();
  expect(screen.getByRole('link', { name: 'Back to the map' })).toHaveAttribute('href', '#/');
});
