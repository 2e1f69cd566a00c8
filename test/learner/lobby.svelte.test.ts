import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { cards, loadBody, loadPrinciples } from '#content';
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

test('names what is scored, and remembers whether one wants to say how sure one is', async () => {
  const { preferences } = show(open.id);
  await begin();
  await user.click(screen.getByText(/^What is scored: \d+ principles of the course$/));
  const text = await loadBody(open.id);
  const [id = ''] = Object.keys(text?.bounds.lively?.principles ?? {});
  const { name } = (await loadPrinciples())[id] ?? {};
  expect(await screen.findByText(name?.en ?? '')).toBeInTheDocument();
  await user.click(screen.getByRole('checkbox', { name: /^Say how sure I am/ }));
  expect(preferences.weighed).toBe(true);
});

/** Stores assessed attempts of the open scenario with these scores; undefined is not finished. */
async function assessed(scores: readonly (number | undefined)[]) {
  const text = await loadBody(open?.id ?? '');
  if (!text) throw new Error('no text');
  const all = scores.map((score, n) =>
    attempt(text.scenario.id, {
      hash: text.hash,
      mode: 'assessed',
      begun: 1_790_000_000_000 + n,
      ...(score !== undefined && {
        result: { ending: 'x', outcome: 'kept' as const, score, passed: score >= 70 },
      }),
    }),
  );
  for (const one of all) await keep(one, text, ['a']);
  return all;
}

test('says how often an assessed attempt may be begun, how many are left, and which counts', async () => {
  await assessed([60, 81]);
  const { container } = show(open.id);
  await begin();
  const card = await screen.findByRole('region', { name: 'Your assessed result' });
  expect(card).toHaveTextContent('Score 81 of 100');
  expect(card).toHaveTextContent('attempt 2 of 3');
  expect(card).toHaveTextContent('Completed');
  expect(card).toHaveTextContent('Passed');
  expect(
    screen.getByRole('radio', { name: /3 attempts, of which the best counts\. 1 left\./ }),
  ).toBeEnabled();
  expect(await faults(container)).toEqual([]);
});

test('an assessed attempt that is not over has no result yet, and can be gone on with', async () => {
  await assessed([undefined]);
  show(open.id);
  const card = await screen.findByRole('region', { name: 'Your assessed result' });
  await expect.poll(() => card.textContent).toContain('Not completed yet');
  expect(screen.getByRole('link', { name: 'Continue at turn 2' })).toBeVisible();
});

test('with none left, only practice can be begun, and the result stands', async () => {
  await assessed([60, 81, undefined]);
  const { go } = show(open.id);
  expect(await screen.findByText(/None left\./)).toBeVisible();
  expect(screen.getByRole('radio', { name: /^Assessed/ })).toBeDisabled();
  await user.click(screen.getByRole('button', { name: 'Begin anew' }));
  expect(go.mock.calls[0]?.[0]).toMatchObject({ at: 'play', mode: 'practice' });
});
