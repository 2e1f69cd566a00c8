import { createHash } from 'node:crypto';
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { loadBody, loadPeople } from '#content';
import { codeOf, compile, replay, resultsOf, type Facts } from '#engine';
import type { Attempt, Body } from '#model';
import { bestRoad } from '#proof';
import Certificate from '../../src/learner/certificate/Certificate.svelte';
import Verify from '../../src/learner/certificate/Verify.svelte';
import { keptName, keepName } from '../../src/learner/certificate/name.ts';
import { attempt } from '../support/course.ts';
import { forget, given, keep } from '../support/screen.ts';
import { faults } from '../support/stage.ts';

const user = userEvent.setup();
const shipped = await loadBody('dress-by-noon');
if (!shipped) throw new Error('the course has changed');
const body: Body = shipped;

beforeEach(forget);
afterEach(() => {
  vi.restoreAllMocks();
  keepName('');
});

const answersOf = (text: Body) => bestRoad(compile(text, 'lively')).map((s) => s.answer);
const answers = answersOf(body);

function finished(text: Body, more: Partial<Attempt> = {}): Attempt {
  const bounds = text.bounds.lively;
  if (!bounds) throw new Error('no bounds');
  const { ending, service, score, passed } = resultsOf(
    compile(text, 'lively'),
    replay(compile(text, 'lively'), answersOf(text)),
    bounds,
  );
  const result = { ending, outcome: service.outcome, score, passed };
  return attempt('dress-by-noon', { hash: text.hash, module: text.scenario.module, result, ...more });
}
function codeFor(text: Body, more: Partial<Facts> = {}): string {
  const facts = {
    name: 'Lin Xiaoyu',
    personality: 'lively',
    mode: 'practice',
    day: 20_779,
    standIn: 0,
  } as const;
  return codeOf({ ...facts, score: 100, ...more }, text, compile(text, 'lively'), answersOf(text));
}
/** The scenario as it may have been before, or as somebody makes it up. */
function changed(change: (scenario: Body['scenario']) => void): Body {
  const { person, model, voices } = body;
  const scenario = structuredClone(body.scenario);
  change(scenario);
  const hash = createHash('sha256').update(JSON.stringify({ scenario, person, model, voices })).digest('hex');
  return { ...body, scenario, hash };
}
const older = changed((scenario) => {
  scenario.brief = { en: 'An older brief.', zh: '旧的案情。' };
});

describe('certificate', () => {
  const show = (id: string) => {
    const more = given();
    return { ...render(Certificate, { route: { at: 'certificate', id }, ...more }), ...more };
  };
  const field = () => screen.findByLabelText('Your name, as it should stand on the certificate');

  test('appears once a name is typed, with all that it certifies', async () => {
    const mine = finished(body);
    await keep(mine, body, answers);
    const { container } = show(mine.id);
    await field();
    expect(screen.getByText('Type your name, and the certificate appears here.')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Print' })).toBeNull();
    await user.type(await field(), ' Lin  Xiaoyu ');
    const sheet = within(screen.getByRole('article', { name: 'Certificate' }));
    for (const text of [
      'Lin Xiaoyu',
      'has passed the conversation',
      'The dress by noon',
      '100 of 100',
      'Passed',
    ])
      expect(sheet.getByText(text)).toBeVisible();
    expect(sheet.getByText('Practice')).toBeVisible();
    expect(sheet.getByText(/Tang Yue, lively/)).toBeVisible();
    expect(sheet.getByText(`${body.hash.slice(0, 8)} ${body.hash.slice(8, 16)}`)).toBeVisible();
    expect(sheet.getByText(/#\/verify$/)).toBeVisible();
    expect(sheet.getByText(/it cannot tell who made them/)).toBeVisible();
    expect(await faults(container)).toEqual([]);
  });

  test('its code is that of the attempt, copied whole', async () => {
    const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    const at = Date.UTC(2026, 10, 22, 12);
    const mine = finished(body, { begun: at });
    await keep(mine, body, answers);
    const { container } = show(mine.id);
    await user.type(await field(), 'Lin Xiaoyu');
    await user.click(screen.getByRole('button', { name: 'Copy the code' }));
    expect(writeText).toHaveBeenCalledWith(codeFor(body));
    expect(container.querySelector('[data-code]')).toHaveTextContent(codeFor(body));
    expect(screen.getByText('Copied.')).toBeVisible();
  });

  test('the name is remembered in this browser and offered next time', async () => {
    const mine = finished(body);
    await keep(mine, body, answers);
    const { unmount } = show(mine.id);
    await user.type(await field(), '林小雨');
    await user.tab();
    unmount();
    expect(keptName()).toBe('林小雨');
    show(mine.id);
    expect(await screen.findByRole('article')).toHaveTextContent('林小雨');
  });

  test('a name that does not fit is told, and there is no certificate', async () => {
    const mine = finished(body);
    await keep(mine, body, answers);
    show(mine.id);
    await user.type(await field(), '林'.repeat(17));
    expect(screen.getByText(/at most 48/)).toBeVisible();
    expect(await field()).toHaveAttribute('aria-invalid', 'true');
    expect(screen.queryByRole('article')).toBeNull();
  });

  test('there is none for what is not finished, for a what-if, and where there is no attempt', async () => {
    const open = attempt('dress-by-noon', { hash: body.hash });
    await keep(open, body, answers.slice(0, 2));
    const branch = finished(body, { branch: { of: open.id, at: 1 } });
    await keep(branch, body, answers);
    for (const [id, title] of [
      [open.id, 'This conversation is not finished'],
      [branch.id, 'There is no certificate for a what-if'],
      ['nobody', 'This attempt is not in this browser'],
    ] as const) {
      const { unmount } = show(id);
      expect(await screen.findByRole('heading', { level: 1, name: title })).toBeVisible();
      expect(screen.queryByRole('textbox')).toBeNull();
      unmount();
    }
  });
});

describe('verify', () => {
  function show(code?: string) {
    return render(Verify, {
      route: code === undefined ? { at: 'verify' } : { at: 'verify', code },
      ...given(),
    });
  }
  async function verified(code: string) {
    show();
    await user.click(screen.getByRole('textbox'));
    await user.paste(code);
    await user.click(screen.getByRole('button', { name: 'Verify' }));
    return screen.findByRole('heading', { level: 2, name: /confirmed/i });
  }
  const noScore = () => expect(document.body).not.toHaveTextContent(/100|Score|Passed/);

  test('a code of what is shipped is confirmed, with what it holds and the conversation', async () => {
    const heading = await verified(codeFor(body).toLowerCase().replaceAll('-', ' '));
    expect(heading).toHaveTextContent('Confirmed');
    expect(heading).toHaveFocus();
    const rows = screen
      .getAllByRole('row')
      .map((row) => [...row.children].map((cell) => cell.textContent.trim()));
    expect(rows).toEqual(
      expect.arrayContaining([
        ['Name', 'Lin Xiaoyu'],
        ['Conversation', 'The dress by noon'],
        ['Date', 'November 22, 2026'],
        ['Score', '100 of 100'],
        ['Result', 'Passed'],
      ]),
    );
    expect(await screen.findByText('The whole conversation')).toBeVisible();
    expect(screen.queryByText(/an older version/)).toBeNull();
    expect(await faults(document.body)).toEqual([]);
  });

  test('whoever stood in for the customer is named, and speaks in the conversation', async () => {
    const [id = ''] = body.scenario.customer.others ?? [];
    const name = (await loadPeople())[id]?.name.en ?? 'nobody';
    await verified(codeFor(body, { standIn: 1 }));
    expect(screen.getByText(`${name}, lively`)).toBeVisible();
    await user.click(await screen.findByText('The whole conversation'));
    expect((await screen.findAllByText(name)).length).toBeGreaterThan(2);
  });

  test('an address with a code verifies it at once', async () => {
    show(codeFor(body));
    expect(await screen.findByRole('heading', { level: 2, name: /confirmed/i })).toHaveTextContent(
      'Confirmed',
    );
  });

  test.each([
    ['cut', 'part of the code is missing', () => codeFor(body).slice(0, -3)],
    ['altered', 'not as it was issued', () => codeFor(body).replace(/.$/, (x) => (x === 'Z' ? 'Y' : 'Z'))],
    ['of another version', 'another version', () => codeFor(older)],
    ['of another score', 'give another score', () => codeFor(body, { score: 99 })],
    [
      'of an unknown conversation',
      'not known here',
      () => codeFor(changed((scenario) => (scenario.id = 'nowhere-else'))),
    ],
  ])('a code that is %s says so, and shows no score', async (_, says, code) => {
    const heading = await verified(code());
    expect(heading).toHaveTextContent(`Not confirmed: `);
    expect(heading).toHaveTextContent(says);
    noScore();
    expect(screen.queryByText('99')).toBeNull();
    expect(screen.queryByText('The whole conversation')).toBeNull();
  });

  test('an older version that this browser has kept confirms, and says so', async () => {
    await keep(finished(older), older, answers);
    expect(await verified(codeFor(older))).toHaveTextContent('Confirmed');
    expect(
      screen.getByText(/an older version of the conversation, which this browser has kept/),
    ).toBeVisible();
  });

  test('a kept text whose hash is not that of its content confirms nothing', async () => {
    const forged = { ...body, hash: `${older.hash.slice(0, 16)}${'0'.repeat(48)}` };
    await keep(finished(forged), forged, answers);
    expect(await verified(codeFor(forged))).toHaveTextContent('another version');
    noScore();
  });

  test('the bounds of a kept text are worked out again, whatever stands in it', async () => {
    const { min = 0, max = 0 } = older.bounds.lively ?? {};
    const lively = { min, max: min + ((max - min) * 100) / 99, principles: {} };
    await keep(finished(older), { ...older, bounds: { lively } }, answers);
    expect(await verified(codeFor(older, { score: 99 }))).toHaveTextContent('another score');
    noScore();
  });
});
