import { openRoom } from './open.ts';
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { flushSync } from 'svelte';
import { expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import type { Issue, Sketch } from '#model';
import { bankCodes, codes, type Run } from '#proof';
import { findingName } from '../../src/studio/proof/codes.ts';
import Proof from '../../src/studio/proof/Proof.svelte';
import { givenBy } from '../../src/studio/proof/why.ts';
import Bots from '../../src/studio/proof/Bots.svelte';
import kinds from '../fixtures/all-kinds.yaml?raw';
import { faults } from '../support/stage.ts';

const user = userEvent.setup();
const sketch = () => parse(kinds) as Sketch;

test('every finding has a name in plain words', () => {
  for (const code of [...Object.keys(codes), ...Object.keys(bankCodes), 'key-missing', 'value-wrong'])
    expect(findingName({ code }), code).not.toBe('Something is not right here');
  expect(findingName({ code: 'unheard-of' })).toBe('Something is not right here');
});

test('findings stand by severity and place, lead there, and their roads are played', async () => {
  const room = await openRoom(sketch());
  const findings = [
    { severity: 'warning', code: 'choice-same', path: 'nodes.pick.several', message: 'the same' },
    {
      ...{ severity: 'error', code: 'dead-end', path: 'nodes.opening', message: 'no choice is open' },
      road: { personality: 'peaceful', steps: [{ node: 'opening', answer: 'hear' }] },
    },
  ] satisfies Issue[];
  vi.spyOn(room.check, 'findings', 'get').mockReturnValue(findings);
  const { container } = render(Proof, { room });
  const errors = screen.getByRole('region', { name: 'To mend' });
  expect(within(errors).getByRole('heading', { level: 3 })).toHaveTextContent('To mend (1)');
  expect(await faults(container)).toEqual([]);
  await user.click(within(errors).getByRole('button', { name: /^One can get here/ }));
  expect(room.selection).toEqual({ node: 'opening' });
  room.preview.show(room.draft.value, room.library);
  await user.click(screen.getByRole('button', { name: /Play the way to/ }));
  expect(room.middle).toBe('play');
  expect(room.preview.who).toBe('peaceful');
  expect(room.preview.session?.answers).toEqual(['hear']);
});

test('what is found is named after an edit once the edit is on the screen, and as it is then', async () => {
  const room = await openRoom(sketch());
  const found = { severity: 'error', code: 'dead-end', path: 'nodes.opening', message: 'no choice is open' };
  vi.spyOn(room.check, 'findings', 'get').mockReturnValue([found as Issue]);
  render(Proof, { room });
  const place = () => screen.getAllByRole('heading', { level: 4 })[0]?.textContent;
  const before = place();
  for (const en of ['Good morning', 'Good evening']) {
    room.edit('Text', (value) => {
      (value as { nodes: { opening: { says: unknown } } }).nodes.opening.says = { en, zh: '你好' };
    });
    flushSync();
    expect(place()).toBe(before);
  }
  await vi.waitFor(() => {
    expect(place()).toMatch(/^Good evening/);
  });
});

test('those who only guess stand by their scores, beside whoever goes by the principles', () => {
  const figure = (score: number) => ({ score, pass: 0 });
  const run = {
    ...{ personality: 'lively', language: 'en', separation: 30 },
    bots: { longest: figure(61), first: figure(20) },
  } as unknown as Run;
  render(Bots, { run });
  const rows = screen.getAllByRole('row').map((row) => row.textContent.trim().replace(/\s+/g, ' '));
  expect(rows[1]).toMatch(/^goes by the principles\s?91/);
  expect(rows[2]).toMatch(/^the longest text\s?61\s?✕\s?beyond the limit/);
  expect(rows[3]).toMatch(/^always the first\s?20/);
  expect(screen.getByText(/One way of guessing gets beyond 55 points/)).toBeVisible();
});

test('the texts that give a step away are those of the draft', () => {
  const given = givenBy(
    sketch(),
    {
      ...{ cue: 'length', end: 'most', hit: 1, chance: 0.5 },
      at: [
        { node: 'opening', much: { hear: 20, price: 5 }, best: ['hear'], picked: ['hear'] },
        { node: 'pick', much: { look: 2, go: 2 }, best: ['look'], picked: ['look', 'go'] },
      ],
    } as never,
    'en',
  );
  expect(given.map(({ node }) => node)).toEqual(['opening']);
  expect(given[0]?.texts[0]).toMatchObject({ id: 'hear', best: true });
  expect(given[0]?.texts[0]?.text).toMatch(/Tell me what happened/);
});
