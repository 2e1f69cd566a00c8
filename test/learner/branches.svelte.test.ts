import fc from 'fast-check';
import { beforeEach, expect, test, vi } from 'vitest';
import { loadPeople } from '#content';
import { playable, type Attempt } from '#model';
import { boundsOf } from '#proof';
import { listAttempts, readAttempt } from '#storage';
import { branchOf, secondChanceOf } from '../../src/learner/branches.ts';
import { findAttempt, findBranch, findSecondChance, type Found } from '../../src/learner/find.ts';
import { Roads } from '../../src/learner/roads.svelte.ts';
import { attempt } from '../support/course.ts';
import { db, forget, given, keep } from '../support/screen.ts';
import { body as kinds, program, whole } from '../support/stage.ts';

const body = { ...kinds, bounds: { peaceful: boundsOf(program) } };
beforeEach(forget);

const made = (more: Partial<Attempt> = {}): Attempt =>
  attempt('all-kinds', { hash: body.hash, personality: 'peaceful', ...more });
const over = { ending: 'glad', outcome: 'kept', score: 90, passed: true } as const;
function practiceOf(found: Found) {
  if (found.is !== 'playable') throw new Error(found.is);
  return found.practice;
}
const stored = async (id: string) => (await readAttempt(db, id))?.entries.map((e) => e.choice);

test('a what-if leaves an attempt at a turn; the attempt stays as it was', async () => {
  const from = made({ concealed: true, weighed: true });
  await keep(from, body, ['hear', 'look']);
  const onkept = vi.fn();
  const practice = practiceOf(await findBranch(from.id, 2, onkept));
  expect(practice.session.answers).toEqual(['hear']);
  expect(practice.road).toBe(from.id);
  const { id } = practice.attempt;
  expect(await readAttempt(db, id)).toBeUndefined();
  practice.session.pick('sorry');
  await vi.waitFor(() => expect(practice.session.saved).toBe(true));
  expect(onkept).toHaveBeenCalledExactlyOnceWith(id);
  expect(practice.road).toBe(id);
  expect(await stored(id)).toEqual(['hear', 'sorry']);
  expect(await stored(from.id)).toEqual(['hear', 'look']);
  expect((await readAttempt(db, id))?.attempt).toMatchObject({
    branch: { of: from.id, at: 1 },
    mode: 'practice',
    concealed: true,
    weighed: true,
    turns: 2,
  });
  practice.session.pick('find>tell>close');
  await vi.waitFor(() => expect(practice.session.saved).toBe(true));
  expect(await stored(id)).toEqual(['hear', 'sorry', 'find>tell>close']);
  practice.leave();
});

test('a what-if of a what-if goes on from the attempt, from the earlier turn', () => {
  const from = made();
  const first = branchOf(from, 3, 0);
  expect(branchOf(first, 5, 0).branch).toEqual({ of: from.id, at: 3 });
  expect(branchOf(first, 1, 0).branch).toEqual({ of: from.id, at: 1 });
});

test('whoever was to be found out is known once the attempt is over', () => {
  expect(branchOf(made({ concealed: true }), 0, 0).concealed).toBe(true);
  expect(branchOf(made({ concealed: true, result: over }), 0, 0).concealed).toBe(false);
});

test('an address that leads to no what-if says why', async () => {
  expect(await findBranch('nobody', 1, () => undefined)).toEqual({ is: 'nowhere' });
  const from = made();
  await keep(from, body, ['hear', 'look']);
  expect(await findBranch(from.id, 3, () => undefined)).toEqual({ is: 'turnless', attempt: from.id });
  const assessed = made({ mode: 'assessed' });
  await keep(assessed, body, ['hear', 'look']);
  expect(await findBranch(assessed.id, 1, () => undefined)).toEqual({
    is: 'assessing',
    attempt: assessed.id,
  });
  await db.texts.clear();
  expect(await findBranch(from.id, 1, () => undefined)).toEqual({ is: 'textless' });
});

test('once an assessed attempt is over, every turn has another way, as practice', async () => {
  const from = made({ mode: 'assessed', result: over });
  await keep(from, body, whole);
  const practice = practiceOf(await findBranch(from.id, whole.length, () => undefined));
  expect(practice.attempt.mode).toBe('practice');
  expect(practice.session.answers).toEqual(whole.slice(0, -1));
});

test('a second chance is another person and personality where there are others, whatever the seed', () => {
  const scenario = {
    ...body.scenario,
    customer: { ...body.scenario.customer, others: ['tang-yue', 'he-qing'] },
  };
  fc.assert(
    fc.property(fc.string(), fc.constantFrom(undefined, 'tang-yue', 'he-qing'), (seed, person) => {
      const before = made(person === undefined ? {} : { person });
      const next = secondChanceOf(before, { ...body, scenario }, seed, 5);
      expect(next).toMatchObject({ shuffled: seed, concealed: true, begun: 5, turns: 0 });
      expect(next.person).not.toBe(before.person);
      expect(next.personality).not.toBe('peaceful');
      expect(playable(scenario)).toContain(next.personality);
      const again = secondChanceOf(before, { ...body, scenario }, seed, 5);
      expect({ ...again, id: '' }).toEqual({ ...next, id: '' });
    }),
  );
});

test('a second chance without others keeps the one there is', () => {
  const { customer } = body.scenario;
  const scenario = { ...body.scenario, customer: { ...customer, personality: 'peaceful' as const } };
  const next = secondChanceOf(made(), { ...body, scenario }, 'x', 0);
  expect(next.personality).toBe('peaceful');
  expect(next).not.toHaveProperty('person');
});

test('a second chance is kept with the text as it is, told of whoever stands in, and opened again so', async () => {
  const people = await loadPeople();
  const text = structuredClone(body);
  text.scenario.customer.others = ['tang-yue'];
  text.scenario.brief = { en: 'Ms Luo rings.', zh: '骆女士来电。' };
  const first = made({ scenario: 'not-shipped' });
  text.scenario.id = 'not-shipped';
  await keep(first, text, ['hear']);
  const { peaceful } = text.bounds;
  text.bounds = { ...Object.fromEntries(playable(text.scenario).map((p) => [p, peaceful])), peaceful };
  await db.texts.put({ hash: text.hash, scenario: text.scenario.id, body: text });
  const practice = practiceOf(await findSecondChance(first.id, () => undefined));
  expect(practice.attempt.person).toBe('tang-yue');
  expect(practice.body.person.name).toEqual(people['tang-yue']?.name);
  expect(practice.body.scenario.brief.en).toBe('Ms Tang rings.');
  practice.session.pick('hear');
  await vi.waitFor(() => expect(practice.session.saved).toBe(true));
  expect((await readAttempt(db, practice.attempt.id))?.body?.scenario.brief.en).toBe('Ms Luo rings.');
  practice.leave();
  const again = practiceOf(await findAttempt(practice.attempt.id, true));
  expect(again.body.scenario.brief.en).toBe('Ms Tang rings.');
  again.leave();
});

test('the debrief of a what-if has the road that it left, and that of the attempt its what-ifs', async () => {
  const from = made({ result: over });
  await keep(from, body, whole);
  const other = practiceOf(await findBranch(from.id, 7, () => undefined));
  const last = other.session.scene.decision;
  if (last?.kind !== 'reply') throw new Error('the fixture has changed');
  other.session.pick(last.options.find((o) => o.id !== 'thank')?.id ?? '');
  await vi.waitFor(() => expect(other.session.saved).toBe(true));
  const { link } = given();
  const theirs = new Roads(other, link);
  await vi.waitFor(() => expect(theirs.current.left?.beats).toHaveLength(whole.length));
  expect(theirs.current.left?.results?.score).toBeGreaterThan(0);
  expect(theirs.current.left?.href).toBe(`#/attempt/${from.id}`);
  expect(theirs.current.orphan).toBe(false);
  const mine = new Roads(practiceOf(await findAttempt(from.id, true)), link);
  expect(mine.current.wayFrom?.(2)).toBe(`#/attempt/${from.id}/from/3`);
  expect(mine.current.others.map((o) => o.personality)).toEqual(['lively', 'powerful', 'analytical']);
  const stop = $effect.root(() => {
    $effect(() => void mine.current.whatIfs);
  });
  await vi.waitFor(() => expect(mine.current.whatIfs).toMatchObject([{ id: other.attempt.id, at: 6 }]));
  stop();
  await db.attempts.delete(from.id);
  const orphan = new Roads(other, link);
  await vi.waitFor(() => expect(orphan.current.orphan).toBe(true));
  expect((await listAttempts(db)).map((a) => a.id)).toEqual([other.attempt.id]);
});
