import { render, screen } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import { cardOf, loadBody } from '#content';
import Play from '../../src/learner/Play.svelte';
import { attempt } from '../support/course.ts';
import { db, forget, given, keep } from '../support/screen.ts';
import { faults } from '../support/stage.ts';

beforeEach(async () => {
  Element.prototype.scrollIntoView = vi.fn();
  await forget();
});
const { id } = cardOf('dress-by-noon') ?? { id: '' };

function show(mode: 'practice' | 'assessed', more = given()) {
  const route = { at: 'play', scenario: id, who: 'find-out', mode } as const;
  return { ...render(Play, { route, ...more }), ...more };
}
const question = () => screen.findByRole('heading', { level: 2, name: 'What do you say?' });

/** Begins as many assessed attempts as there may be. */
async function useUp() {
  const text = await loadBody(id);
  if (!text) throw new Error(id);
  for (let n = 0; n < 3; n++) await keep(attempt(id, { hash: text.hash, mode: 'assessed' }), text, ['a']);
}

test('an assessed address with no attempt left says so, and leads on', async () => {
  await useUp();
  const { container } = show('assessed');
  expect(
    await screen.findByRole('heading', { level: 1, name: 'No assessed attempts left' }),
  ).toBeInTheDocument();
  expect(screen.getByText(/^All 3 assessed attempts/)).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Practise it' })).toHaveAttribute(
    'href',
    `#/play/${id}/find-out/practice`,
  );
  expect(screen.getByRole('link', { name: 'To the brief' })).toHaveAttribute('href', `#/scenario/${id}`);
  expect(await faults(container)).toEqual([]);
});

test('practice is never used up', async () => {
  await useUp();
  show('practice');
  expect(await question()).toBeInTheDocument();
});

test('who wants to say how sure they are is asked from the first question on, and it is stored', async () => {
  const more = given();
  more.preferences.weighed = true;
  show('assessed', more);
  await question();
  expect(screen.getByRole('group', { name: 'How sure?' })).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Ask the coach' })).toBeNull();
  screen.getByRole('button', { name: 'A guess' }).click();
  const [first] = screen.getAllByRole('listitem').flatMap((item) => [...item.querySelectorAll('button')]);
  first?.click();
  await vi.waitFor(async () => expect(await db.entries.toArray()).toMatchObject([{ n: 0, sure: 'guess' }]));
  expect(await db.attempts.toArray()).toMatchObject([{ mode: 'assessed', weighed: true, turns: 1 }]);
});
