import { render, screen, within } from '@testing-library/svelte';
import { userEvent } from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { gradeOf } from '#engine';
import type { Question } from '#model';
import { loadQuizPieces } from '#player';
import { faults } from '../../support/stage.ts';

const { Asked, Feedback, Verdict, putOf } = await loadQuizPieces();
const user = userEvent.setup();
const text = (en: string) => ({ en, zh: en });
const option = (name: string) => ({ text: text(name), because: text(`because ${name}`) });
const about = { principles: ['own-until-closed'], difficulty: 2 as const, ask: text('What now?') };

const questions: Record<string, Question> = {
  single: {
    ...about,
    note: text('Some say otherwise.'),
    single: { right: 'b', options: { a: option('Alpha'), b: option('Beta'), c: option('Gamma') } },
  },
  multiple: {
    ...about,
    multiple: { right: ['a', 'c'], options: { a: option('Alpha'), b: option('Beta'), c: option('Gamma') } },
  },
  truth: { ...about, truth: { right: false, because: { true: text('Not so.'), false: text('Just so.') } } },
  order: {
    ...about,
    order: {
      items: { a: text('Alpha'), b: text('Beta'), c: text('Gamma') },
      right: ['b', 'a', 'c'],
      because: text('In that order.'),
    },
  },
  match: {
    ...about,
    match: {
      pairs: {
        a: { left: text('Left a'), right: text('Right a'), because: text('because a') },
        b: { left: text('Left b'), right: text('Right b'), because: text('because b') },
        c: { left: text('Left c'), right: text('Right c'), because: text('because c') },
      },
    },
  },
  sort: {
    ...about,
    sort: {
      groups: { hot: text('Hot'), cold: text('Cold') },
      items: {
        ice: { text: text('Ice'), group: 'cold', because: text('because ice') },
        fire: { text: text('Fire'), group: 'hot', because: text('because fire') },
        snow: { text: text('Snow'), group: 'cold', because: text('because snow') },
      },
    },
  },
  numeric: {
    ...about,
    ask: text('What is {felt} over 10?'),
    numeric: {
      values: { felt: { min: 5, max: 5, step: 1 } },
      answer: { divide: ['felt', 10] },
      digits: 2,
      because: text('{felt} over 10 is {answer}.'),
    },
  },
  fill: {
    ...about,
    fill: { accepted: { en: ['delight'], zh: ['惊喜'] }, because: text('More than hoped for.') },
  },
  short: { ...about, short: { points: [text('Sorry'), text('Date')], model: text('Sorry, on Friday.') } },
};

function ask(kind: string, weighed = false) {
  const question = questions[kind];
  if (!question) throw new Error(kind);
  const put = putOf(question, 'seed');
  const onanswer = vi.fn();
  const { container } = render(Asked, { put, weighed, onanswer });
  return { put, onanswer, container };
}
const click = (name: string | RegExp) => user.click(screen.getByRole('button', { name }));

test.each(Object.keys(questions))('nothing is inaccessible where %s is asked', async (kind) => {
  const { container } = ask(kind, true);
  expect(await faults(container)).toEqual([]);
});

const answers: Record<string, () => Promise<string>> = {
  single: async () => {
    await user.click(screen.getByRole('radio', { name: 'Beta' }));
    await click('Answer');
    return 'b';
  },
  multiple: async () => {
    await user.click(screen.getByLabelText('Gamma'));
    await user.click(screen.getByLabelText('Alpha'));
    await click('Answer');
    return 'c+a';
  },
  truth: async () => {
    await user.click(screen.getByRole('radio', { name: 'False' }));
    await click('Answer');
    return 'false';
  },
  match: async () => {
    for (const id of ['a', 'b', 'c'])
      await user.click(
        within(screen.getByRole('group', { name: `Left ${id}` })).getByLabelText(new RegExp(`Right ${id}`)),
      );
    await click('Answer');
    return screen
      .getAllByRole('group')
      .map((group) => /Left (.)/.exec(group.textContent)?.[1] ?? '')
      .map((id) => `${id}=${id}`)
      .join('+');
  },
  sort: async () => {
    for (const [item, group] of [
      ['Ice', 'Cold'],
      ['Fire', 'Hot'],
      ['Snow', 'Cold'],
    ] as const)
      await user.click(within(screen.getByRole('group', { name: item })).getByLabelText(group));
    await click('Answer');
    return 'ice=cold+fire=hot+snow=cold';
  },
  order: async () => {
    const rows = () =>
      screen.getAllByRole('listitem').map((row) => /Alpha|Beta|Gamma/.exec(row.textContent)?.[0]);
    for (const [place, name] of ['Beta', 'Alpha', 'Gamma'].entries())
      while (rows()[place] !== name) await click(`Move up: ${name}`);
    await click('Answer');
    return 'b>a>c';
  },
  numeric: async () => {
    await user.type(screen.getByRole('textbox'), '０.５{Enter}');
    return '０.５';
  },
  fill: async () => {
    await user.type(screen.getByRole('textbox'), ' Delight {Enter}');
    return 'Delight';
  },
  short: async () => {
    await user.type(screen.getByRole('textbox'), 'Sorry, and on Friday');
    await click('Compare with the key points');
    await user.click(screen.getByLabelText('Date'));
    await user.click(screen.getByLabelText('Sorry'));
    await click('That is all of them');
    return '0+1\nSorry, and on Friday';
  },
};

test.each(Object.keys(answers))('%s is answered, right in all its parts, and explained', async (kind) => {
  const { put, onanswer } = ask(kind);
  const expected = await answers[kind]?.();
  expect(onanswer.mock.calls).toEqual([[expected, undefined]]);
  const grade = gradeOf(put.question, expected ?? '', put.values);
  expect(grade?.share).toBe(1);
  if (!grade) return;
  document.body.innerHTML = '';
  const { container } = render(Feedback, {
    put,
    answer: expected ?? '',
    grade,
    principles: [{ name: 'Own it', href: '#/principle/own-until-closed' }],
    cases: [],
  });
  expect(container.querySelector('li.wrong')).toBeNull();
  expect(container.textContent).not.toMatch(/undefined|NaN|\{/);
  for (const verdict of grade.verdicts)
    if (verdict.because) expect(container).toHaveTextContent(verdict.because.en);
  expect(screen.getByRole('link', { name: 'Own it' })).toBeVisible();
  expect(await faults(container)).toEqual([]);
});

test('one of several: by its digit and Enter; nothing is answered before it is confirmed', async () => {
  const { onanswer, put } = ask('single');
  await user.keyboard('2');
  expect(onanswer).not.toHaveBeenCalled();
  await user.keyboard('{Enter}');
  expect(onanswer).toHaveBeenCalledWith(put.parts[1]?.id, undefined);
});

test('how sure one is goes along with the answer', async () => {
  const { onanswer } = ask('fill', true);
  await click('A guess');
  await user.type(screen.getByRole('textbox'), 'satisfaction{Enter}');
  expect(onanswer).toHaveBeenCalledWith('satisfaction', 'guess');
});

test('a number is read back while it is typed, and asked again where it is none', async () => {
  const { onanswer } = ask('numeric');
  expect(screen.getByRole('heading')).toHaveTextContent('What is 5 over 10?');
  await user.type(screen.getByRole('textbox'), '二分之一');
  expect(screen.getByRole('status')).toHaveTextContent('Read as 0.5');
  await user.clear(screen.getByRole('textbox'));
  await user.type(screen.getByRole('textbox'), 'about half{Enter}');
  expect(onanswer).not.toHaveBeenCalled();
  expect(screen.getByRole('status')).toHaveTextContent('could not be read');
  expect(screen.getByRole('textbox')).toHaveFocus();
  expect(screen.getByRole('textbox')).toBeInvalid();
});

test('key points are shown only once something is written', async () => {
  ask('short');
  expect(screen.getByRole('button', { name: /Compare/ })).toBeDisabled();
  expect(screen.queryByText('Date')).toBeNull();
});

function explain(kind: string, answer: string) {
  const question = questions[kind];
  const put = question && putOf(question, 'seed');
  const grade = put && gradeOf(put.question, answer, put.values);
  if (!put || !grade) throw new Error(kind);
  render(Feedback, { put, answer, grade, principles: [], cases: [] });
  return (name: string) => screen.getByText(name).closest('li');
}

test('a wrong pick is told from the right answer, and what was left alone is explained too', () => {
  const row = explain('single', 'a');
  expect(row('Alpha')).toHaveTextContent(/Your answer.*because Alpha/);
  expect(row('Alpha')).toHaveClass('wrong');
  expect(row('Beta')).toHaveTextContent(/The right answer.*because Beta/);
  expect(row('Beta')).toHaveClass('right');
  expect(row('Gamma')).toHaveTextContent(/because Gamma/);
  expect(row('Gamma')).not.toHaveClass('wrong', 'right');
  expect(screen.getByText('Some say otherwise.')).toBeVisible();
});

test('of several right ones, the missed and the wrong are told apart', () => {
  const row = explain('multiple', 'a+b');
  expect(row('Alpha')).toHaveTextContent('Your answer, and right');
  expect(row('Beta')).toHaveClass('wrong');
  expect(row('Gamma')).toHaveTextContent('Right, but not ticked');
});

test('what was sorted or matched wrong says where it belongs and where it was put', () => {
  const row = explain('sort', 'ice=hot+fire=hot+snow=cold');
  expect(row('Ice')).toHaveTextContent('Belongs to: Cold. You had: Hot');
  expect(row('Fire')).toHaveTextContent('→ Hot');
});

test.each([
  [1, 'Right', 'right'],
  [0.5, 'Partly right: 50 %', 'partly'],
  [0, 'Not right', 'wrong'],
] as const)('a share of %s is a word and a sign', (share, word, look) => {
  const { container } = render(Verdict, { share });
  expect(container).toHaveTextContent(word);
  expect(container.querySelector('strong')).toHaveClass(look);
});
