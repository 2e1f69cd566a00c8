import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { othersOf, shuffle } from '#engine';
import { Conversation, loadDebrief, type OtherRoads, type Session } from '#player';
import { boundsOf } from '#proof';
import { layOutRoads, forkOf } from '../../src/player/debrief/roads.ts';
import { body, faults, finished, program, roads, sessionAfter, whole } from '../support/stage.ts';

const { default: Debrief } = await loadDebrief();
const bounds = boundsOf(program);
const others = (choices: readonly string[]) =>
  othersOf(
    { ...body, bounds: { lively: bounds, powerful: bounds, analytical: bounds } },
    'peaceful',
    choices,
  );
const poor = [
  'hear',
  'look',
  'tell>find>close',
  '2',
  'repair=basic+loan=extra+bill=basic',
  'cause=use+urgency=low',
  'thank',
];

function debrief(choices: readonly string[], roads: Partial<OtherRoads>, more: object = {}) {
  return render(Debrief, {
    ...finished(choices),
    personality: 'peaceful',
    mode: 'practice',
    concealed: false,
    begun: 0,
    principles: {},
    roads: { others: [], whatIfs: [], ...roads },
    onagain: vi.fn(),
    onhome: vi.fn(),
    ...more,
  });
}
const wide = vi
  .spyOn(globalThis, 'matchMedia')
  .mockImplementation((media) => ({ matches: true, media }) as MediaQueryList);

test('every turn offers another way, at its address', () => {
  debrief(whole, { wayFrom: (n) => `#/way/${String(n)}` });
  const ways = screen.getAllByRole('link', { name: 'Try another way from here' });
  expect(ways.map((way) => way.getAttribute('href'))).toEqual(whole.map((_, n) => `#/way/${String(n)}`));
});

test('without an address there is none, and nothing of other roads is shown', () => {
  debrief(whole, {});
  expect(screen.queryByRole('link', { name: 'Try another way from here' })).toBeNull();
  expect(screen.queryByText('The same choices with other customers')).toBeNull();
  expect(screen.queryByText('Other ways you tried')).toBeNull();
});

test('a what-if stands beside the road that it left', async () => {
  expect(wide).toBeDefined();
  const left = { ...finished(poor), href: '#/attempt/first' };
  const { container } = debrief(whole, { left }, { branched: 2 });
  expect(screen.getByText(/^All kinds · What-if from turn 3 · /)).toBeVisible();
  const heading = screen.getByRole('heading', { name: 'Two roads that part at turn 3' });
  const section = heading.closest('details') as HTMLElement;
  expect(within(section).getByText('2 turns before that are the same')).toBeVisible();
  expect(within(section).getByRole('link', { name: 'Its debrief' })).toHaveAttribute(
    'href',
    '#/attempt/first',
  );
  const before = String(left.results.score);
  const after = String(finished(whole).results.score);
  expect(section).toHaveTextContent(`Score ${before}.`);
  expect(section).toHaveTextContent(`Score ${after}.`);
  expect(within(section).getByRole('img', { name: /^Satisfaction: .* on the first road, / })).toBeVisible();
  const rows = within(section).getAllByRole('row', { hidden: true });
  expect(rows).toHaveLength(1 + 1 + whole.length);
  expect(await faults(container)).toEqual([]);
});

test('a road that was not finished can be gone on with', () => {
  const { beats } = finished(poor);
  debrief(whole, { left: { beats: beats.slice(0, 3), href: '#/attempt/first' } });
  expect(screen.getByText('Not finished: 3 turns so far')).toBeVisible();
  expect(screen.getByRole('link', { name: 'Go on with it' })).toBeVisible();
  expect(screen.queryByText('Over by then.')).toBeNull();
});

test('a what-if whose attempt is missing says so', () => {
  debrief(whole, { orphan: true }, { branched: 2 });
  expect(screen.getByText(/not in this browser any more/)).toBeVisible();
});

test('the what-ifs of an attempt are listed with what they came to', () => {
  const result = { ending: 'glad', outcome: 'kept', score: 88, passed: true } as const;
  debrief(whole, {
    whatIfs: [
      { id: 'a', at: 2, turns: 7, result, href: '#/attempt/a' },
      { id: 'b', at: 4, turns: 5, href: '#/attempt/b' },
    ],
  });
  const [one, two] = ['Another way from turn 3', 'Another way from turn 5'].map(
    (name) => screen.getByRole('link', { name }).closest('li') as HTMLElement,
  );
  expect(one).toHaveTextContent('Score 88. Passed · The customer stays');
  expect(two).toHaveTextContent('unfinished, continue at turn 6');
});

test('all other customers stand in one panel with the own one, with name, figures and what was otherwise', async () => {
  const { container } = debrief(whole, { others: others(whole) });
  const section = screen
    .getByRole('heading', { name: 'The same choices with other customers' })
    .closest('details') as HTMLElement;
  const all = within(section).getAllByRole('heading', { level: 3 });
  expect(all.map((h) => h.textContent.trim().split(' ')[0])).toEqual([
    expect.stringContaining('peaceful'),
    'lively',
    'powerful',
    'analytical',
  ]);
  expect(section).toHaveTextContent('your customer');
  expect(section.textContent).toMatch(/Turn \d, .+: (Trust|Patience|Perceived|Expected) [+−\d]+ instead of/);
  expect(section.textContent).toMatch(/with powerful customers\./);
  expect(within(section).getAllByRole('img')).toHaveLength(4);
  expect(await faults(container)).toEqual([]);
});

test('with whom the roads part it says where and why, and shows no score', () => {
  const closed = structuredClone(body.scenario);
  const opening = closed.nodes['opening'];
  if (!opening || !('choices' in opening) || !opening.choices['hear'])
    throw new Error('the fixture has changed');
  opening.choices['hear'].when = { personality: 'peaceful' };
  const apart = othersOf({ ...body, scenario: closed }, 'peaceful', whole);
  debrief(whole, { others: apart });
  expect(
    screen.getAllByText(
      'The roads part at turn 1. With this customer you could not have said: “Tell me what happened.”',
    ),
  ).toHaveLength(3);
});

test('two roads part where they first differ, or after all they share', () => {
  const [one, two] = [finished(whole), finished(poor)];
  expect(forkOf(one, two)).toBe(2);
  expect(forkOf(one, one)).toBe(whole.length);
  expect(forkOf(one, { beats: one.beats.slice(0, 3) })).toBe(3);
});

test('in the figure, the names of two ends that meet stay apart', () => {
  const { ends } = layOutRoads([0.5, 1], [0.5, 1], 560, 200);
  expect(Math.abs(ends.one.label - ends.two.label)).toBeGreaterThanOrEqual(15);
});

describe('in the conversation', () => {
  const user = userEvent.setup();
  beforeEach(() => {
    Element.prototype.scrollIntoView = vi.fn();
  });
  function stage(session: Session, frame: object, mode = 'practice') {
    return render(Conversation, {
      session,
      mode,
      concealed: false,
      frame,
      onleave: vi.fn(),
      onover: vi.fn(),
    } as never);
  }

  test('the last choice can be taken back, where that is allowed and there is one', async () => {
    const onrewind = vi.fn();
    stage(sessionAfter(roads.order), { onrewind });
    await user.click(screen.getByRole('button', { name: 'Undo my last choice' }));
    expect(onrewind).toHaveBeenCalledExactlyOnceWith(1);
  });

  test.each([
    ['at the first question', [], { onrewind: vi.fn() }, 'practice'],
    ['where it is not allowed', roads.order, {}, 'practice'],
    ['assessed', roads.order, { onrewind: vi.fn() }, 'assessed'],
  ])('no choice can be taken back %s', (_, choices, frame, mode) => {
    stage(sessionAfter(choices), frame, mode);
    expect(screen.queryByRole('button', { name: 'Undo my last choice' })).toBeNull();
  });

  test('a what-if says so, and from which turn on it is one', async () => {
    stage(sessionAfter(roads.several), { branched: 1 });
    expect(screen.getByText('what-if')).toBeVisible();
    expect(screen.getByText(/^From turn 2 on this is a what-if/)).toBeVisible();
    await user.keyboard('1');
    await user.click(screen.getByRole('button', { name: 'Do these' }));
    await waitFor(() => expect(screen.queryByText(/^From turn 2 on/)).toBeNull());
    expect(screen.getByText('what-if')).toBeVisible();
  });

  const shown = () =>
    screen
      .getAllByRole('button')
      .filter((b) => b.hasAttribute('aria-keyshortcuts'))
      .map((b) => b.querySelector('span')?.textContent);

  test('choices come in the order of the seed, and the number keys follow it', async () => {
    const { unmount } = stage(sessionAfter([]), {});
    const usual = shown();
    unmount();
    const options = ['hear', 'argue', 'lie'];
    const seed = ['a', 'b', 'c', 'd'].find((s) => shuffle(options, `${s}/opening`)[0] === 'lie') ?? '';
    const session = sessionAfter([]);
    stage(session, { shuffled: seed });
    expect(shown().toSorted()).toEqual(usual.toSorted());
    expect(shown()).not.toEqual(usual);
    await user.keyboard('1');
    expect(session.answers).toEqual(['lie']);
  });

  test('items to be put in order come in the order of the seed too', () => {
    const orders = ['one', 'two', 'three', 'four'].map((shuffled) => {
      const { unmount } = stage(sessionAfter(roads.order), { shuffled });
      const order = screen
        .getAllByRole('button', { name: /^Move up: / })
        .map((b) => b.getAttribute('aria-label'));
      unmount();
      return order.join();
    });
    expect(new Set(orders).size).toBeGreaterThan(1);
  });
});
