import { beforeEach, expect, test, vi } from 'vitest';
import { readAttempt } from '#storage';
import { findAttempt } from '../../src/learner/find.ts';
import { newAttempt, outcomeOf, Practice } from '../../src/learner/practice.svelte.ts';
import { boundsOf } from '#proof';
import { db, forget, keep } from '../support/screen.ts';
import { body as kinds, program, whole } from '../support/stage.ts';

const body = { ...kinds, bounds: { peaceful: boundsOf(program) } };
beforeEach(forget);

const fresh = (who: 'peaceful' | 'find-out' = 'peaceful') => {
  const attempt = newAttempt(body, who, 'practice', 1000);
  if (!attempt) throw new Error('not playable');
  return attempt;
};

test('a new attempt is stored with its first choice, and then told', async () => {
  const onkept = vi.fn();
  const practice = new Practice({ attempt: fresh(), body, onkept });
  expect(await readAttempt(db, practice.attempt.id)).toBeUndefined();
  practice.session.pick('hear');
  await vi.waitFor(() => expect(practice.session.saved).toBe(true));
  expect(onkept).toHaveBeenCalledTimes(1);
  practice.session.pick('look');
  await vi.waitFor(() => expect(practice.session.saved).toBe(true));
  expect(onkept).toHaveBeenCalledTimes(1);
  const kept = await readAttempt(db, practice.attempt.id);
  expect(kept?.entries.map((e) => e.choice)).toEqual(['hear', 'look']);
  expect(kept?.body).toEqual(body);
  expect(kept?.attempt).toMatchObject({
    turns: 2,
    personality: 'peaceful',
    concealed: false,
    mode: 'practice',
  });
});

test('a text that came in one language is stored once it is whole, and fetched again where that failed', async () => {
  const part = structuredClone(body);
  const { title } = part.scenario;
  part.scenario.title = { ...title, zh: '' };
  const complete = vi
    .fn()
    .mockRejectedValueOnce(new TypeError('Failed to fetch'))
    .mockImplementation(async () => void Object.assign(part.scenario.title, title));
  const practice = new Practice({ attempt: fresh(), body: part, complete });
  practice.session.pick('hear');
  await vi.waitFor(() => expect(practice.failureText).toBeDefined());
  expect(await readAttempt(db, practice.attempt.id)).toBeUndefined();
  practice.session.retry();
  await vi.waitFor(() => expect(practice.session.saved).toBe(true));
  expect((await readAttempt(db, practice.attempt.id))?.body).toEqual(body);
});

test('the last choice is stored with the result', async () => {
  const practice = new Practice({ attempt: fresh(), body });
  for (const choice of whole) expect(practice.session.pick(choice)).toBe(true);
  await vi.waitFor(() => expect(practice.session.saved).toBe(true));
  const { ending, service, score, passed, principles } = outcomeOf(practice);
  const scored = principles.filter((p) => p.max > p.min).map((p) => [p.id, p.score]);
  expect(scored.length).toBeGreaterThan(2);
  expect((await readAttempt(db, practice.attempt.id))?.attempt.result).toEqual({
    ending,
    outcome: service.outcome,
    score,
    passed,
    principles: Object.fromEntries(scored) as Record<string, number>,
  });
});

test('whoever is to be found out is one of those that it can be played with', () => {
  const attempt = fresh('find-out');
  expect(attempt.concealed).toBe(true);
  expect(['lively', 'powerful', 'peaceful', 'analytical']).toContain(attempt.personality);
});

test('a personality that a scenario does not have begins nothing', () => {
  const { scenario } = body;
  const only = {
    ...body,
    scenario: { ...scenario, customer: { ...scenario.customer, personality: 'lively' as const } },
  };
  expect(newAttempt(only, 'peaceful', 'practice', 0)).toBeUndefined();
  expect(newAttempt(only, 'find-out', 'practice', 0)?.personality).toBe('lively');
});

test('a stored attempt goes on where it was', async () => {
  const attempt = fresh();
  await keep(attempt, body, ['hear', 'look']);
  const found = await findAttempt(attempt.id, false);
  if (found.is !== 'playable') throw new Error(found.is);
  expect(found.practice.session.answers).toEqual(['hear', 'look']);
  found.practice.session.pick('find>tell>close');
  await vi.waitFor(() => expect(found.practice.session.saved).toBe(true));
  expect((await readAttempt(db, attempt.id))?.attempt.turns).toBe(3);
  found.practice.leave();
});

test('where another tab has gone on, the choice is not stored and it says so', async () => {
  const attempt = fresh();
  await keep(attempt, body, ['hear']);
  const [here, there] = await Promise.all([findAttempt(attempt.id, true), findAttempt(attempt.id, true)]);
  if (here.is !== 'playable' || there.is !== 'playable') throw new Error('not found');
  there.practice.session.pick('look');
  await vi.waitFor(() => expect(there.practice.session.saved).toBe(true));
  here.practice.session.pick('look');
  await vi.waitFor(() => expect(here.practice.failureText).toContain('another tab'));
  expect(here.practice.session.saved).toBe(false);
});

test('an attempt that is not there, has lost its text or does not fit it is told apart', async () => {
  expect(await findAttempt('nobody', false)).toEqual({ is: 'nowhere' });
  const unfit = fresh();
  await keep(unfit, body, ['hear', 'sing']);
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  expect(await findAttempt(unfit.id, false)).toEqual({ is: 'unfit' });
  await db.texts.clear();
  expect(await findAttempt(unfit.id, false)).toEqual({ is: 'textless' });
});
