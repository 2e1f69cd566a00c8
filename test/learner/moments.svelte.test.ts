import { beforeEach, expect, test } from 'vitest';
import { loadBody } from '#content';
import { compile } from '#engine';
import type { Attempt, Body } from '#model';
import { forgetAttempt, listMemories, readAttempt, writeBackup } from '#storage';
import { gradeMoment } from '../../src/learner/grade-moment.ts';
import { findAsked, findMoment, findMoments, keepMoments } from '../../src/learner/moments.ts';
import { lookBack } from '../../src/learner/lookback.ts';
import { Practice } from '../../src/learner/practice.svelte.ts';
import { attempt } from '../support/course.ts';
import { db, forget, keep } from '../support/screen.ts';
import { worstRoad } from '../support/walks.ts';

const id = 'friend-paid-sixty';
const body = (await loadBody(id)) as Body;
const road = worstRoad(compile(body, 'lively'));
const result = { ending: 'x', outcome: 'lost', score: 10, passed: false } as const;

beforeEach(forget);

/** A finished attempt as its debrief has it, with what it cost. */
async function played(changes: Partial<Attempt> = {}) {
  const one = attempt(id, { hash: body.hash, result, ...changes });
  await keep(one, body, road);
  const kept = await readAttempt(db, one.id);
  const practice = new Practice({ attempt: one, body, log: kept?.entries ?? [] });
  const { scenario, model, bounds } = body;
  const about = { scenario, model, personality: 'lively' as const, answers: road, coached: [] };
  const { costly } = lookBack({ ...about, bounds: bounds.lively as NonNullable<typeof bounds.lively> });
  return { practice, costly };
}

test('what cost points comes back with its context, and is graded by what it costs', async () => {
  const { practice, costly } = await played();
  await keepMoments(practice, costly);
  const memories = await listMemories(db);
  expect(costly.length).toBeGreaterThan(1);
  expect(new Set(memories.map((m) => m.id))).toEqual(
    new Set(costly.map(({ node }) => `moment:${id}/lively/${node}`)),
  );
  for (const { n, node, share, principles } of costly) {
    const moment = await findMoment(`moment:${id}/lively/${node}`);
    if (!moment) throw new Error(`no moment at ${node}`);
    expect(moment.beats.map((b) => b.answer)).toEqual(road.slice(0, n));
    expect(moment.scene).toMatchObject({ node, turn: n });
    expect(moment).toMatchObject({ given: road[n], principles });
    const given = await gradeMoment(moment, road[n] ?? '');
    expect(given?.share).toBe(share);
    const best = await gradeMoment(moment, given?.best?.answer ?? '');
    expect(best?.share).toBe(1);
    expect(best?.verdicts.every((v) => v.because?.en && v.because.zh)).toBe(true);
    expect(given?.best?.told.length).toBeGreaterThan(0);
    expect(await gradeMoment(moment, 'nothing of the kind')).toBeUndefined();
  }
});

test('opened again, a debrief changes nothing', async () => {
  const { practice, costly } = await played();
  await keepMoments(practice, costly);
  const before = await writeBackup(db, new Date(0));
  const memories = await listMemories(db);
  await keepMoments(practice, costly);
  expect(await writeBackup(db, new Date(0))).toBe(before);
  expect(await listMemories(db)).toEqual(memories);
});

test('nothing comes back of an assessed attempt before the last one is begun', async () => {
  const first = await played({ mode: 'assessed' });
  await keepMoments(first.practice, first.costly);
  expect(await listMemories(db)).toEqual([]);
  await played({ mode: 'assessed' });
  await played({ mode: 'assessed' });
  await keepMoments(first.practice, first.costly);
  expect(await listMemories(db)).not.toEqual([]);
});

test('a what-if shows nothing of one’s own', async () => {
  const { practice, costly } = await played({ branch: { of: 'other', at: 0 } });
  await keepMoments(practice, costly);
  expect(await listMemories(db)).toEqual([]);
});

test('a moment whose scenario was changed or is gone, or whose conversation was deleted, is left out', async () => {
  const { practice, costly } = await played();
  await keepMoments(practice, costly);
  const items = [...new Set(costly.map(({ node }) => `moment:${id}/lively/${node}`))];
  const other = 'moment:gone-long-ago/lively/opening';
  const { found, gone } = await findMoments([...items, other]);
  expect(found.map((m) => m.item)).toEqual(items);
  expect(gone).toEqual([other]);
  await db.answers.toCollection().modify({ seed: 'hash of an older text' });
  expect((await findMoments(items)).gone).toEqual(items);
  await forgetAttempt(db, practice.attempt.id);
  expect(await findMoment(items[0] ?? '')).toBeUndefined();
});

test('a question of the bank asks a moment in the same way', async () => {
  const text = { en: 'What now?', zh: '怎么办？' };
  const asking = (after: string[], scenario = id) => ({
    ...{ principles: ['fit-needs-not-everything'], difficulty: 2 as const, ask: text, source: undefined },
    moment: { scenario, personality: 'lively' as const, after },
  });
  const moment = await findAsked('service-levels/x', asking(road.slice(0, 2)));
  if (!moment) throw new Error('no moment');
  expect(moment).toMatchObject({ item: 'service-levels/x', scene: { turn: 2 } });
  expect(moment.given).toBeUndefined();
  expect((await gradeMoment(moment, road[2] ?? ''))?.share).toBeLessThanOrEqual(1);
  expect(await findAsked('a/b', asking(['nothing']))).toBeUndefined();
  expect(await findAsked('a/b', asking(road))).toBeUndefined();
  expect(await findAsked('a/b', asking([], 'gone'))).toBeUndefined();
});
