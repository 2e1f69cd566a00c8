import { render, screen } from '@testing-library/svelte';
import { userEvent } from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { nodeOf, retell, toldOf } from '#engine';
import { loadQuizPieces } from '#player';
import { body, faults, program, roads } from '../../support/stage.ts';

const { AskedMoment, ToldMoment } = await loadQuizPieces();
const user = userEvent.setup();

function ask(kind: keyof typeof roads) {
  const { beats, scene } = retell(program, roads[kind], body.voices);
  const onanswer = vi.fn();
  const props = { body, personality: undefined, beats, scene, seed: 's', weighed: true, onanswer };
  return { ...render(AskedMoment, props), scene, onanswer };
}

test.each(Object.keys(roads) as (keyof typeof roads)[])(
  'a moment at %s shows who it is, what was said last, and what can be decided; without faults',
  async (kind) => {
    const { container, scene } = ask(kind);
    expect(screen.getByText('Luo Yun')).toBeVisible();
    expect(container).toHaveTextContent(scene.says.en);
    expect(screen.getAllByRole('button').length).toBeGreaterThan(3);
    expect(await faults(container)).toEqual([]);
  },
);

test('a personality that is to be found out is not told', () => {
  ask('choices');
  expect(screen.queryByText('peaceful')).toBeNull();
});

test('an answer goes along with how sure one was', async () => {
  const { onanswer } = ask('choices');
  await user.click(screen.getByRole('button', { name: 'I think so' }));
  await user.click(screen.getByRole('button', { name: 'It was fine when it left us.' }));
  expect(onanswer.mock.calls).toEqual([['argue', 'think-so']]);
});

const text = (en: string) => ({ en, zh: en });

test('among choices the best is told from what was picked, each with its reason', async () => {
  const { container } = render(ToldMoment, {
    options: [
      { id: 'a', text: text('Alpha') },
      { id: 'b', text: text('Beta') },
    ],
    answer: 'a',
    told: [],
    grade: {
      share: 0.5,
      verdicts: [
        { id: 'a', right: false, because: text('because Alpha') },
        { id: 'b', right: true, because: text('because Beta') },
      ],
    },
    best: undefined,
    principles: [],
  });
  expect(screen.getByText('Alpha').closest('li')).toHaveTextContent(/Your answer.*because Alpha/);
  expect(screen.getByText('Beta').closest('li')).toHaveTextContent(/Best here.*because Beta/);
  expect(await faults(container)).toEqual([]);
});

test('an order, a date or a sorting is told beside the best one', () => {
  const { scene } = retell(program, roads.order, body.voices);
  const told = toldOf(nodeOf(program, scene.node), 'tell>find>close');
  const { container } = render(ToldMoment, {
    options: [],
    answer: 'tell>find>close',
    told,
    grade: { share: 0.4, verdicts: [{ id: '', right: false, because: text('Found first.') }] },
    best: { told: [text('1. Find')], because: [text('Then it can be told.')] },
    principles: [],
  });
  expect(container).toHaveTextContent(
    /Your answer.*Found first\..*Best here.*1\. Find.*Then it can be told\./,
  );
});
