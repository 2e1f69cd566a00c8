import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { compile } from '#engine';
import { Conversation, Session, type Advice, type Recorder } from '#player';
import type { Body } from '#model';
import { body, faults, program, roads, sessionAfter } from '../support/stage.ts';

const user = userEvent.setup();

beforeEach(() => {
  Element.prototype.scrollIntoView = vi.fn();
});
afterEach(() => vi.useRealTimers());

const advice: Advice = {
  principle: { name: { en: 'Hear out', zh: '听完' }, statement: { en: 'First hear.', zh: '先听。' } },
  acts: ['listen', 'name-feeling'],
  told: [{ en: 'Tell me what happened.', zh: '您说说怎么回事。' }],
};

function stage(session: Session, frame: object = {}, more: object = {}) {
  return render(Conversation, {
    session,
    mode: 'practice',
    concealed: false,
    frame: { clocks: true, advise: () => Promise.resolve(advice), ...frame },
    onleave: () => undefined,
    onover: () => undefined,
    ...more,
  });
}
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const ask = () => user.click(button('Ask the coach'));
const dialog = () => within(screen.getByRole('dialog'));

test('the coach says what each step costs before it is taken, and tells no more than was paid for', async () => {
  const session = sessionAfter([]);
  const { container } = stage(session);
  await ask();
  expect(session.asked).toBeUndefined();
  expect(screen.getByRole('dialog')).not.toHaveTextContent('First hear.');
  await user.click(dialog().getByRole('button', { name: 'Nudge, 2 points' }));
  expect(session.asked).toBe(1);
  expect(screen.getByRole('dialog')).not.toHaveTextContent('First hear.');
  await user.click(dialog().getByRole('button', { name: 'Principle, 3 more points (5 in all)' }));
  expect(screen.getByRole('dialog')).toHaveTextContent('Principle: Hear out');
  expect(screen.getByRole('dialog')).toHaveTextContent('First hear.');
  expect(screen.getByRole('dialog')).not.toHaveTextContent('Model answer Tell me');
  await user.click(dialog().getByRole('button', { name: 'Model answer, 5 more points (10 in all)' }));
  expect(dialog().getByText('Tell me what happened.')).toBeInTheDocument();
  expect(dialog().getByText(/all the help there is for this turn: 10 points/)).toBeInTheDocument();
  expect(await faults(container)).toEqual([]);
});

test('help is logged with the choice it was for, and the next turn begins without', async () => {
  const session = sessionAfter([]);
  stage(session);
  await ask();
  await user.click(dialog().getByRole('button', { name: 'Nudge, 2 points' }));
  await user.click(dialog().getByRole('button', { name: 'Close' }));
  await user.keyboard('1');
  await user.keyboard('1');
  await user.click(button('Do these'));
  expect(session.log.map((e) => e.coached)).toEqual([1, undefined]);
});

test('what was asked before a reload is still asked after it', async () => {
  const onasked = vi.fn();
  const record: Recorder = async () => undefined;
  const session = new Session({ program, body, record, now: () => 0, asked: 2, onasked });
  stage(session);
  await ask();
  expect(await dialog().findByText('First hear.')).toBeInTheDocument();
  await user.click(dialog().getByRole('button', { name: 'Model answer, 5 more points (10 in all)' }));
  expect(onasked.mock.calls).toEqual([[3]]);
});

test('where nothing can be proven, the coach has a nudge and charges for nothing else', async () => {
  stage(sessionAfter([]), { advise: () => Promise.reject(new Error('too large')) });
  await ask();
  await user.click(dialog().getByRole('button', { name: 'Nudge, 2 points' }));
  expect(await dialog().findByText('The coach has nothing more to say here.')).toBeInTheDocument();
  expect(dialog().getAllByRole('button')).toHaveLength(1);
});

test('a hint that the author wrote goes before one of the reaction model', async () => {
  const hinted: Body = structuredClone(body);
  const { opening } = hinted.scenario.nodes;
  if (opening) opening.nudge = { en: 'Who is talking here?', zh: '现在该谁说话？' };
  const record: Recorder = async () => undefined;
  stage(new Session({ program: compile(hinted, 'peaceful'), body: hinted, record, now: () => 0 }));
  await ask();
  await user.click(dialog().getByRole('button', { name: 'Nudge, 2 points' }));
  expect(dialog().getByText('Who is talking here?')).toBeInTheDocument();
});

test('there is no coach without advice to be had, when assessed, or once it is over', () => {
  const { unmount } = stage(sessionAfter([]), { advise: undefined });
  expect(screen.queryByRole('button', { name: 'Ask the coach' })).toBeNull();
  unmount();
  stage(sessionAfter([]), {}, { mode: 'assessed' });
  expect(screen.queryByRole('button', { name: 'Ask the coach' })).toBeNull();
});

test('how sure one is can be said and taken back, goes with the choice, and is forgotten at the next turn', async () => {
  const session = sessionAfter([]);
  const { container } = stage(session, { weighed: true });
  const pressed = () => screen.getAllByRole('button', { pressed: true }).map((b) => b.textContent.trim());
  await user.click(button('Sure'));
  expect(pressed()).toEqual(['Sure']);
  await user.click(button('Sure'));
  expect(screen.queryAllByRole('button', { pressed: true })).toEqual([]);
  await user.click(button('I think so'));
  expect(await faults(container)).toEqual([]);
  await user.keyboard('1');
  expect(screen.queryAllByRole('button', { pressed: true })).toEqual([]);
  await user.keyboard('1');
  await user.click(button('Do these'));
  expect(session.log.map((e) => e.sure)).toEqual(['think-so', undefined]);
});

/** A session whose first question has a clock of this many seconds that falls on `argue`. */
function timed(seconds: number, record: Recorder = async () => undefined): Session {
  const hurried: Body = structuredClone(body);
  const { opening } = hurried.scenario.nodes;
  if (opening && 'choices' in opening) opening.clock = { seconds, choice: 'argue' };
  return new Session({ program, body: hurried, record, now: () => 0 });
}
const pass = async (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000);

test('when the time is up, hesitating is the answer, and the log says so', async () => {
  vi.useFakeTimers();
  const session = timed(30);
  const { container } = stage(session);
  const said = () =>
    container.querySelector('.ask div:not([data-unseen]) > section [role=status]')?.textContent;
  expect(said()).toBe('You have 30 seconds. Saying nothing is an answer too.');
  await pass(14);
  expect(said()).toContain('You have 30 seconds');
  await pass(1);
  expect(said()).toBe('15 seconds left');
  await pass(5);
  expect(said()).toBe('10 seconds left');
  await pass(9);
  expect(session.log).toEqual([]);
  await pass(1);
  expect(session.log).toEqual([{ n: 0, choice: 'argue', at: 0, late: true }]);
  expect(screen.getByText('The time ran out, and hesitating was the answer.')).toBeInTheDocument();
  await pass(100);
  expect(session.log).toHaveLength(1);
});

test('the clock can be stopped for good', async () => {
  vi.useFakeTimers();
  const session = timed(30);
  const { container } = stage(session);
  await pass(3);
  button('Stop the clock').click();
  await pass(300);
  expect(session.log).toEqual([]);
  expect(screen.getByText('The clock is stopped. Take your time.')).toHaveFocus();
  vi.useRealTimers();
  expect(await faults(container)).toEqual([]);
});

test('the clock waits while the page is hidden, and while something lies over the question', async () => {
  vi.useFakeTimers();
  const session = timed(30);
  stage(session);
  const hide = (hidden: boolean) => {
    vi.spyOn(document, 'hidden', 'get').mockReturnValue(hidden);
    document.dispatchEvent(new Event('visibilitychange'));
  };
  hide(true);
  await pass(100);
  hide(false);
  await pass(1);
  expect(screen.getByText('29 seconds left')).toBeInTheDocument();
  button('At hand').click();
  await pass(100);
  dialog().getByRole('button', { name: 'Close' }).click();
  await pass(1);
  expect(screen.getByText('28 seconds left')).toBeInTheDocument();
  expect(session.log).toEqual([]);
});

test('an answer in time stops the clock, and a setting takes all clocks away', async () => {
  vi.useFakeTimers();
  const session = timed(30);
  const { unmount } = stage(session);
  session.pick('hear');
  await pass(100);
  expect(session.log).toEqual([{ n: 0, choice: 'hear', at: 0 }]);
  unmount();
  const calm = timed(5);
  stage(calm, { clocks: false });
  expect(screen.queryByRole('button', { name: 'Stop the clock' })).toBeNull();
  await pass(100);
  expect(calm.log).toEqual([]);
});

test('everything said so far is at hand, turn by turn, with a way back where that is allowed', async () => {
  const onrewind = vi.fn();
  const { container } = stage(sessionAfter(roads.order), { onrewind });
  await user.click(button('At hand'));
  const turns = dialog().getAllByRole('heading', { level: 4 });
  expect(turns.map((h) => h.textContent)).toEqual(['Turn 1', 'Turn 2']);
  expect(dialog().getByText('It broke.')).toBeInTheDocument();
  expect(dialog().getByText('Tell me what happened.')).toBeInTheDocument();
  expect(await faults(container)).toEqual([]);
  const [, second] = dialog().getAllByRole('button', { name: 'Go back to here' });
  await user.click(second as HTMLElement);
  expect(onrewind.mock.calls).toEqual([[1]]);
});

test('where there is no way back, none is offered', async () => {
  stage(sessionAfter(roads.order), { onrewind: undefined }, { mode: 'assessed' });
  await user.click(button('At hand'));
  await waitFor(() => expect(screen.getByRole('dialog')).toHaveTextContent('Turn 2'));
  expect(dialog().queryByRole('button', { name: 'Go back to here' })).toBeNull();
});
