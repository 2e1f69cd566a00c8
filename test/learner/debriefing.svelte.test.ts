import { render, screen } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import { loadBody } from '#content';
import { compile } from '#engine';
import type { Body } from '#model';
import Attempt from '../../src/learner/Attempt.svelte';
import { attempt } from '../support/course.ts';
import { listMemories } from '#storage';
import { db, forget, given, keep } from '../support/screen.ts';
import { worstRoad } from '../support/walks.ts';

const id = 'friend-paid-sixty';
const body = (await loadBody(id)) as Body;
const road = worstRoad(compile(body, 'lively'));
const result = { ending: 'x', outcome: 'lost', score: 10, passed: false } as const;

beforeEach(async () => {
  Element.prototype.scrollIntoView = vi.fn();
  await forget();
});

/** Stores so many finished assessed attempts, and opens the debrief of the first. */
async function debriefOf(count: number, mode: 'assessed' | 'practice' = 'assessed') {
  const all = Array.from({ length: count }, (_, n) =>
    attempt(id, { hash: body.hash, mode, begun: 1_790_000_000_000 + n, result }),
  );
  for (const one of all) await keep(one, body, road);
  render(Attempt, { route: { at: 'attempt', id: all[0]?.id ?? '' }, ...given() });
  await screen.findByRole('heading', { name: /Turn by turn/ }, { timeout: 20_000 });
  await expect
    .poll(() => screen.queryAllByText(/points lost$/).length, { timeout: 20_000 })
    .toBeGreaterThan(0);
}

test('while assessed attempts are left, what each turn cost is told and what would have been better is not', async () => {
  await debriefOf(1);
  expect(await screen.findByText('Assessed attempt 1 of 3')).toBeInTheDocument();
  expect(screen.getByText(/stay hidden while you have 2 assessed attempts left/)).toBeInTheDocument();
  expect(screen.queryByText('Better here')).toBeNull();
});

test('once they are used up, everything is told', async () => {
  await debriefOf(3);
  expect(await screen.findByText('Assessed attempt 1 of 3')).toBeInTheDocument();
  expect(screen.queryByText(/stay hidden while/)).toBeNull();
  await expect.poll(() => screen.queryAllByText('Better here').length).toBeGreaterThan(0);
});

test('practice hides nothing', async () => {
  await debriefOf(1, 'practice');
  expect(screen.queryByText(/^Assessed attempt/)).toBeNull();
  await expect.poll(() => screen.queryAllByText('Better here').length).toBeGreaterThan(0);
});

test('what cost points is remembered', async () => {
  await debriefOf(1, 'practice');
  await expect.poll(async () => (await listMemories(db)).length, { timeout: 20_000 }).toBeGreaterThan(1);
});
