import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { Conversation, type Recorder, type Session } from '#player';
import { faults, roads, sessionAfter, whole } from '../support/stage.ts';

const user = userEvent.setup();

beforeEach(() => {
  Element.prototype.scrollIntoView = vi.fn();
});

function stage(session: Session, more: object = {}) {
  return render(Conversation, {
    session,
    mode: 'practice',
    concealed: false,
    onleave: () => undefined,
    onover: () => undefined,
    ...more,
  });
}
const button = (name: string | RegExp) => screen.getByRole('button', { name });

test('what was said so far is in the log, and only the newest line is announced', async () => {
  stage(sessionAfter(roads.order));
  const log = screen.getByRole('log');
  expect(log).toHaveTextContent('It broke.');
  expect(log).toHaveTextContent('Tell me what happened.');
  expect(log).toHaveTextContent('I check.');
  const live = log.querySelector('[aria-live=polite]');
  expect(live).toHaveTextContent('What will you do?');
  expect(live).not.toHaveTextContent('It broke.');
});

test('a new line comes up in a place that was there before it, so that it is announced', async () => {
  const { container } = stage(sessionAfter([]));
  const place = container.querySelector('[aria-live=polite]:empty');
  expect(place).toBeInTheDocument();
  await user.keyboard('1');
  expect(place).toHaveTextContent('And now?');
  await waitFor(() => {
    expect(container.querySelector('[aria-live=polite]:empty')).toBeInTheDocument();
  });
  expect(container.querySelectorAll('[aria-live=polite]')).toHaveLength(2);
  expect(container.querySelector('[aria-live=polite]')).toBe(place);
});

test('each new line of the customer is handed on to be heard', async () => {
  const onheard = vi.fn();
  stage(sessionAfter([]), { onheard });
  expect(onheard.mock.calls).toEqual([['It broke.']]);
  await user.keyboard('1');
  await waitFor(() => {
    expect(onheard).toHaveBeenCalledTimes(2);
  });
  expect(onheard.mock.lastCall?.[0]).toContain('And now?');
});

test('practice shows the meters and how they moved', async () => {
  stage(sessionAfter([]));
  expect(button(/^Satisfaction/)).toHaveTextContent('0.57');
  await user.keyboard('2');
  await waitFor(() => {
    expect(button(/^Trust/)).toHaveTextContent('15 −15');
  });
  expect(button(/^Patience/)).toHaveTextContent('3 −4');
});

test('an assessed conversation shows no meters and no reasons', async () => {
  const { container } = stage(sessionAfter(['argue']), { mode: 'assessed' });
  expect(screen.queryByRole('button', { name: /Satisfaction|Trust|Patience|Why/ })).toBeNull();
  expect(await faults(container)).toEqual([]);
});

test('a personality that is to be found out is named nowhere', async () => {
  const { container } = stage(sessionAfter(['hear']), { concealed: true });
  expect(screen.getByText('personality to be found out')).toBeInTheDocument();
  await user.click(button('Why did that change?'));
  expect(screen.getByRole('dialog')).toHaveTextContent('130% (this customer)');
  expect(container).not.toHaveTextContent(/peaceful/i);
});

test('the reasons of the last turn are told in words', async () => {
  const { container } = stage(sessionAfter(['hear']));
  await user.click(button('Why did that change?'));
  const dialog = screen.getByRole('dialog');
  expect(dialog).toHaveTextContent(
    'Name the feeling: +10 × 130% (peaceful) × 100% (wary) = +13, rounded to +15.',
  );
  expect(dialog).toHaveTextContent('Every turn costs patience.');
  expect(await faults(container)).toEqual([]);
});

test('a meter opens the reasons too, even before anything was said', async () => {
  stage(sessionAfter([]));
  await user.click(button(/^Trust/));
  expect(screen.getByRole('dialog')).toHaveTextContent('Nothing has moved yet.');
});

test('the brief tells role, goals and customer, and gives the focus back', async () => {
  stage(sessionAfter([]));
  await user.click(button('At hand'));
  const dialog = screen.getByRole('dialog', { name: 'At hand' });
  expect(dialog).toHaveTextContent('A customer calls.');
  expect(dialog).toHaveTextContent('in a hurry');
  await user.click(within(dialog).getByRole('button', { name: 'Close' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(button('At hand')).toHaveFocus();
});

test('nothing is called saved before there is a choice to save', async () => {
  stage(
    sessionAfter([], () => Promise.resolve()),
    {},
  );
  expect(screen.queryByText('saved')).toBeNull();
  await user.keyboard('1');
  expect(await screen.findByText('saved')).toBeInTheDocument();
});

test('a choice that could not be saved says so, and can be saved again', async () => {
  let broken = true;
  const record: Recorder = () => (broken ? Promise.reject(new Error('full')) : Promise.resolve());
  stage(sessionAfter([], record), { failureText: 'The disk is full. Your choices are safe here.' });
  await user.keyboard('1');
  expect(await screen.findByRole('alert')).toHaveTextContent('The disk is full. Your choices are safe here.');
  expect(screen.getByText('not saved')).toBeInTheDocument();
  broken = false;
  await user.click(button('Try again'));
  expect(await screen.findByText('saved')).toBeInTheDocument();
  expect(screen.queryByRole('alert')).toBeNull();
});

test('an answer that is refused changes nothing and says so', async () => {
  const session = sessionAfter([]);
  stage(session);
  vi.spyOn(session, 'pick').mockReturnValue(false);
  await user.keyboard('1');
  expect(screen.getByText('That answer is not possible here. Please choose another.')).toBeInTheDocument();
  expect(session.log).toEqual([]);
});

test('at the end there is one way on, with the focus on it', async () => {
  const onover = vi.fn();
  const { container } = stage(sessionAfter(roads.reply), { onover });
  await user.click(button('Thank you for calling.'));
  expect(screen.getByRole('heading', { level: 2, name: /Glad|Doubtful/ })).toBeInTheDocument();
  await waitFor(() => {
    expect(button('See the debrief')).toHaveFocus();
  });
  expect(await faults(container)).toEqual([]);
  await user.keyboard('{Enter}');
  expect(onover).toHaveBeenCalledOnce();
});

test('a finished conversation opens at its end', () => {
  stage(sessionAfter(whole));
  expect(button('See the debrief')).toHaveFocus();
  expect(screen.getByText('7 turns')).toBeInTheDocument();
});

test('leaving is one button with a name', async () => {
  const onleave = vi.fn();
  stage(sessionAfter([]), { onleave });
  await user.click(button('Leave the conversation'));
  expect(onleave).toHaveBeenCalledOnce();
});
