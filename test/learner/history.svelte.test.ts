import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { cards, loadBody, loadPeople } from '#content';
import { playable } from '#model';
import History from '../../src/learner/History.svelte';
import { attempt } from '../support/course.ts';
import { forget, given, keep } from '../support/screen.ts';
import { faults } from '../support/stage.ts';

const user = userEvent.setup();
beforeEach(forget);
const show = () => render(History, { route: { at: 'history' }, ...given() });
const [first] = cards;
if (!first) throw new Error('nothing to play');

test('an empty one says what will be here', async () => {
  const { container } = show();
  expect(await screen.findByText(/^Nothing here yet/)).toBeVisible();
  expect(screen.getByRole('link', { name: 'Back to the map' })).toBeVisible();
  expect(await faults(container)).toEqual([]);
});

test('lists what was played, the last first, and gives away nobody who is to be found out', async () => {
  const text = await loadBody(first.id);
  const name = (await loadPeople())[first.person]?.name.en ?? '';
  if (!text) throw new Error(first.id);
  const of = { hash: text.hash, concealed: true, personality: 'powerful' } as const;
  const result = { ending: 'x', outcome: 'strained', score: 64, passed: false } as const;
  await keep(attempt(first.id, { ...of, begun: 1000, result }), text, ['a']);
  const open = attempt(first.id, { ...of, begun: 5000 });
  await keep(open, text, ['a', 'b']);
  const { container } = show();
  const rows = await screen.findAllByRole('listitem');
  expect(rows.map((r) => within(r).getByRole('link').textContent)).toEqual([first.title.en, first.title.en]);
  expect(rows[0]).toHaveTextContent(`${name}, personality to be found out · Practice`);
  expect(rows[0]).toHaveTextContent('Unfinished: continue at turn 3');
  expect(rows[0]).not.toHaveTextContent('powerful');
  expect(within(rows[0] as HTMLElement).getByRole('link')).toHaveAttribute('href', `#/attempt/${open.id}`);
  expect(rows[1]).toHaveTextContent(`${name}, powerful · Practice`);
  expect(rows[1]).toHaveTextContent('64 · not passed');
  expect(rows[1]).toHaveTextContent('The customer stays, with a doubt');
  expect(await faults(container)).toEqual([]);
});

test('what-ifs stand under their attempt, with their roads; one without its attempt on its own', async () => {
  const text = await loadBody(first.id);
  if (!text) throw new Error(first.id);
  const of = { hash: text.hash, personality: 'lively' } as const;
  const from = attempt(first.id, { ...of, begun: 1000 });
  await keep(from, text, ['a']);
  await keep(attempt(first.id, { ...of, begun: 2000, branch: { of: from.id, at: 0 } }), text, ['b']);
  await keep(attempt(first.id, { ...of, begun: 3000, branch: { of: 'gone', at: 4 } }), text, ['c']);
  const { container } = show();
  const under = within(await screen.findByRole('list', { name: 'Other ways you tried' }));
  expect(under.getAllByRole('link').map((l) => l.textContent)).toEqual(['Another way from turn 1']);
  expect(container.textContent).toContain('lively · Another way from turn 5');
  expect(await faults(container)).toEqual([]);
});

test('a road is told mood by mood', async () => {
  const text = await loadBody(first.id);
  if (!text) throw new Error(first.id);
  const { scenario, hash } = text;
  const opening = scenario.nodes[scenario.start];
  const [choice = ''] = Object.keys(opening && 'choices' in opening ? opening.choices : {});
  const [personality] = playable(scenario);
  await keep(attempt(first.id, { hash, ...(personality && { personality }) }), text, [choice]);
  show();
  expect(await screen.findByRole('img', { name: /^Mood turn by turn: \w+, \w+$/ })).toBeVisible();
});

test('of several, the best and the last are marked; many can be sifted by conversation and mode', async () => {
  const text = await loadBody(first.id);
  if (!text) throw new Error(first.id);
  const other = structuredClone(text);
  other.hash = 'other';
  other.scenario.id = 'no-longer-there';
  for (const score of [20, 90, 60])
    await keep(
      attempt(first.id, {
        hash: text.hash,
        begun: score === 90 ? 500 : 1000 + score,
        result: { ending: 'x', outcome: 'kept', score, passed: score > 70 },
      }),
      text,
      ['a'],
    );
  for (let n = 0; n < 6; n++)
    await keep(
      attempt('no-longer-there', { hash: 'other', mode: n ? 'practice' : 'assessed', begun: 5000 + n }),
      other,
      ['a'],
    );
  const { container } = show();
  const rowOf = (score: string) => screen.getByText(score).closest('article');
  await screen.findByText('9 conversations');
  await screen.findByText('90 · passed');
  expect(rowOf('90 · passed')).toHaveTextContent('the best of this one');
  expect(rowOf('60 · not passed')).toHaveTextContent('the last of this one');
  expect(rowOf('20 · not passed')).not.toHaveTextContent('of this one');
  await user.selectOptions(screen.getByLabelText('Conversation'), first.title.en);
  await screen.findByText('3 conversations');
  expect(screen.queryByText('no-longer-there', { selector: 'a' })).toBeNull();
  await user.selectOptions(screen.getByLabelText('Conversation'), 'All');
  await user.selectOptions(screen.getByLabelText('Mode'), 'Assessed');
  await screen.findByText('1 conversation');
  expect(await faults(container)).toEqual([]);
});
