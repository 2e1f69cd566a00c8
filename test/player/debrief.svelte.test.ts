import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import type { Hindsight } from '#model';
import { loadDebrief } from '#player';
import { boundsOf, hindsightOf, Outlook } from '#proof';
import { faults, finished, program, whole } from '../support/stage.ts';

const { default: Debrief } = await loadDebrief();
const user = userEvent.setup();
const lie = [
  'lie',
  'look',
  'tell>find>close',
  '2',
  'repair=basic+loan=extra+bill=basic',
  'cause=use+urgency=low',
  'thank',
];

afterEach(() => vi.restoreAllMocks());

function debrief(choices: readonly string[], more: object = {}) {
  return render(Debrief, {
    ...finished(choices),
    personality: 'peaceful',
    mode: 'practice',
    concealed: false,
    begun: Date.UTC(2026, 10, 22, 12),
    principles: {
      'own-until-closed': {
        name: { en: 'Own it until it is closed', zh: '负责到底' },
        statement: { en: 'Stay with it.', zh: '跟到底。' },
      },
    },
    onagain: () => undefined,
    onhome: () => undefined,
    ...more,
  });
}
const hindsight = (choices: readonly string[]): Hindsight =>
  hindsightOf(program, new Outlook(program), choices, boundsOf(program));

test('a debrief is accessible, folded and unfolded', async () => {
  const { container } = debrief(lie, { hindsight: hindsight(lie) });
  expect(await faults(container)).toEqual([]);
  for (const details of container.querySelectorAll('details')) details.open = true;
  expect(await faults(container)).toEqual([]);
});

test('it says who, how long and when under the title, which has the focus', () => {
  const { results } = finished(whole);
  debrief(whole);
  expect(screen.getByRole('heading', { level: 1, name: results.title.en })).toHaveFocus();
  expect(
    screen.getByText('All kinds · Practice · Luo Yun, peaceful · 7 turns · Nov 22, 2026'),
  ).toBeInTheDocument();
});

test('a concealed personality is revealed', () => {
  debrief(whole, { concealed: true });
  expect(screen.getByText(/who turned out to be peaceful/)).toBeInTheDocument();
});

test('the three results stand side by side', () => {
  const { results } = finished(whole);
  debrief(whole);
  expect(screen.getByText(new RegExp(`^${results.service.satisfaction.toFixed(2)} · `))).toBeInTheDocument();
  expect(screen.getByText(`Trust 30 → ${String(results.relationship.after)}`)).toBeInTheDocument();
  expect(screen.getByText('Clean')).toBeInTheDocument();
});

test('a breach says what it was and how it came out, and why there is no pass', () => {
  debrief(lie);
  expect(screen.getByText('Turn 1: truth')).toBeInTheDocument();
  expect(screen.getByText('Nobody was sent.')).toBeInTheDocument();
  expect(screen.getByText('Nobody came.')).toBeInTheDocument();
  expect(screen.getByText('Not passed')).toBeInTheDocument();
  expect(screen.getByText(/Integrity was breached/)).toBeInTheDocument();
  expect(screen.getByText(/The customer was lost/)).toBeInTheDocument();
});

test('each turn tells what was said, what it did and why', () => {
  debrief(whole);
  const turns = screen.getAllByRole('listitem').filter((li) => li.textContent.includes('Turn 1'));
  const [first] = turns as [HTMLElement];
  expect(first).toHaveTextContent('It broke.');
  expect(first).toHaveTextContent('Tell me what happened.');
  expect(first).toHaveTextContent('It opens the story.');
  expect(first).toHaveTextContent('Trust +20');
  expect(first).toHaveTextContent(
    'Name the feeling: +10 × 130% (peaceful) × 100% (wary) = +13, rounded to +15.',
  );
});

test('while the better choices are being worked out, it says so and claims nothing', () => {
  debrief(whole);
  expect(screen.getByText('Working out the better choices…')).toBeInTheDocument();
  expect(screen.queryByText('The best there was.')).toBeNull();
});

test('where the better choices cannot be worked out, it says so', () => {
  debrief(whole, { hindsight: null });
  expect(screen.getByText('The better choices could not be worked out here.')).toBeInTheDocument();
});

test('the better choice stands beside the one that was taken, with what that one cost', () => {
  const { turns } = hindsight(lie);
  debrief(lie, { hindsight: hindsight(lie) });
  const list = screen.getByRole('heading', { name: 'Turn by turn' }).closest('details') as HTMLElement;
  const [first] = within(list).getAllByRole('listitem');
  const better = turns[0]?.better;
  expect(first).toHaveTextContent(better?.told[0]?.en ?? '?');
  expect(first).toHaveTextContent(better?.because[0]?.en ?? '?');
  expect(first).toHaveTextContent(`${String(Math.round(turns[0]?.points ?? 0))} points lost`);
  expect(screen.getAllByText('The best there was.')).toHaveLength(turns.filter((t) => t.marks === 0).length);
});

test('where the points went: the costliest turn in words, all of them in the table', () => {
  const { turns } = hindsight(lie);
  const { results } = finished(lie);
  const points = turns.map((t) => t.points);
  const worst = Math.max(...points);
  debrief(lie, { hindsight: hindsight(lie) });
  const title = `Turn ${String(points.indexOf(worst) + 1)} cost most: ${String(Math.round(worst))} of the ${String(100 - results.score)} points you lost`;
  const figure = screen.getByRole('region', { name: title });
  const rows = within(figure).getAllByRole('row', { hidden: true }).slice(1);
  expect(rows.map((row) => row.lastElementChild?.textContent)).toEqual(turns.map(() => 'no'));
  expect(within(figure).getByText('no way to pass from here')).toBeInTheDocument();
  expect(within(figure).getByText(`score ${String(results.score)}`)).toBeInTheDocument();
});

test('what would have passed: the turning point, and the fewest other choices', () => {
  const { repair } = hindsight(lie);
  debrief(lie, { hindsight: hindsight(lie) });
  const card = screen.getByRole('heading', { name: 'What would have passed' }).parentElement as HTMLElement;
  expect(card).toHaveTextContent(
    'After turn 1 no pass was possible any more: a breach of integrity stays one.',
  );
  const count = repair?.changes.length ?? 0;
  expect(within(card).getAllByRole('listitem')).toHaveLength(count);
  const { beats } = finished(lie);
  for (const { node, told } of repair?.changes ?? []) {
    const turn = beats.findIndex((beat) => beat.scene.node === node) + 1;
    expect(card).toHaveTextContent(new RegExp(`Turn ${String(turn)}.*${told[0]?.en ?? '?'}`));
  }
});

test('whoever lost nothing is told so, and there is nothing to mend', () => {
  const best = new Outlook(program).best().map((step) => step.answer);
  debrief(best, { hindsight: hindsight(best) });
  expect(
    screen.getByRole('heading', { name: 'No points lost: every choice was the best there was' }),
  ).toBeInTheDocument();
  expect(screen.queryByRole('heading', { name: 'What would have passed' })).toBeNull();
});

test('help that cost points is a bar of its own', () => {
  const { results, ...rest } = finished(whole);
  const helped = { ...results, helped: 5, score: results.score - 5 };
  debrief(whole, { ...rest, results: helped, hindsight: hindsight(whole) });
  expect(screen.getByRole('row', { name: /^coach −5/, hidden: true })).toBeInTheDocument();
  expect(screen.getByText('Help by the coach cost 5 points.')).toBeInTheDocument();
});

test('the figure has its numbers as a table', () => {
  debrief(whole);
  const [table] = screen.getAllByRole('table', { hidden: true }) as [HTMLElement];
  expect(within(table).getAllByRole('row', { hidden: true })).toHaveLength(1 + 1 + 7);
});

test('the conversation is copied as text', async () => {
  const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  debrief(whole);
  await user.click(screen.getByText('The whole conversation'));
  await user.click(screen.getByRole('button', { name: 'Copy as text' }));
  const text = writeText.mock.calls[0]?.[0] ?? '';
  expect(text).toContain('All kinds\nPractice\n');
  expect(text).toContain('Luo Yun: It broke.\nYou: Tell me what happened.\n');
  expect(screen.getByText('Copied.')).toBeInTheDocument();
});

test('where copying is not allowed, it says what to do instead', async () => {
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('denied'));
  debrief(whole);
  await user.click(screen.getByText('The whole conversation'));
  await user.click(screen.getByRole('button', { name: 'Copy as text' }));
  expect(screen.getByText(/Save it as a file instead/)).toBeInTheDocument();
});

test('printing unfolds tables, principles, turns and conversation, and folds them again', () => {
  const { container } = debrief(lie, { hindsight: hindsight(lie) });
  const open = () => container.querySelectorAll('details[open]').length;
  const before = open();
  window.dispatchEvent(new Event('beforeprint'));
  for (const table of screen.getAllByRole('table')) expect(table).toBeVisible();
  expect(screen.getAllByText('Luo Yun')[0]).toBeVisible();
  expect(open()).toBe(container.querySelectorAll('[data-print]').length);
  window.dispatchEvent(new Event('afterprint'));
  expect(open()).toBe(before);
});

test('from here it goes on: again, or back to the map', async () => {
  const onagain = vi.fn();
  const onhome = vi.fn();
  debrief(whole, { onagain, onhome });
  await user.click(screen.getByRole('button', { name: 'Play again' }));
  await user.click(screen.getByRole('button', { name: 'Back to the map' }));
  expect([onagain.mock.calls.length, onhome.mock.calls.length]).toEqual([1, 1]);
});
