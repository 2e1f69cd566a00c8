import { expect, test } from 'vitest';
import { begin, compile, replay, resultsOf, retell, shareOf } from '#engine';
import type { Bounds } from '#model';
import { bestRoad, hindsightOf, Outlook } from '#proof';
import { shipped } from '../support/library.ts';
import { tiny } from '../support/tiny.ts';
import { everyKind, worstRoad } from '../support/walks.ts';

const kinds = tiny('all-kinds.yaml');
const bounds = kinds.bounds.lively as Bounds;
const lively = compile(kinds, 'lively');

test('the best road scores 100, the worst 0, in every shipped scenario and personality', () => {
  for (const body of shipped())
    for (const [personality, range] of Object.entries(body.bounds)) {
      const program = compile(body, personality as 'lively');
      const best = bestRoad(program).map((s) => s.answer);
      const results = resultsOf(program, replay(program, best), range);
      expect([body.scenario.id, personality, results.score, results.passed]).toEqual([
        body.scenario.id,
        personality,
        100,
        true,
      ]);
      const { turns } = hindsightOf(program, new Outlook(program), best, range);
      expect(turns.map((t) => t.points)).toEqual(best.map(() => 0));
      const worst = resultsOf(program, replay(program, worstRoad(program)), range);
      expect([body.scenario.id, personality, worst.score, worst.passed]).toEqual([
        body.scenario.id,
        personality,
        0,
        false,
      ]);
    }
});

test('three results are kept apart: service, relationship, integrity', () => {
  const road = ['lie', ...everyKind.slice(1)];
  const results = resultsOf(lively, replay(lively, road), bounds);
  expect(results.ending).toBe('caught');
  expect(results.service.outcome).toBe('lost');
  expect(results.relationship.before).toBe(30);
  expect(results.integrity).toEqual({ breaches: 1 });
  expect(results.passed).toBe(false);
});

test('a breach of integrity prevents a pass whatever the score', () => {
  const road = everyKind.with(3, '1');
  const results = resultsOf(lively, replay(lively, road), { ...bounds, min: -100, max: 0 });
  expect(results.score).toBeGreaterThanOrEqual(70);
  expect([results.service.outcome, results.integrity.breaches, results.passed]).toEqual(['kept', 1, false]);
});

test('there are no results before the end', () => {
  expect(() => resultsOf(lively, begin(lively), bounds)).toThrow('opening is not an ending');
});

test('a share lies between the worst and the best', () => {
  expect(shareOf(-4, { min: -4, max: 6 })).toBe(0);
  expect(shareOf(1, { min: -4, max: 6 })).toBe(50);
  expect(shareOf(6, { min: -4, max: 6 })).toBe(100);
  expect(shareOf(3, { min: 3, max: 3 })).toBe(100);
});

test('an attempt is told again beat by beat', () => {
  const { beats, scene } = retell(lively, ['lie', 'look'], kinds.voices);
  expect(beats.map((b) => [b.n, b.scene.node, b.answer, b.told.map((t) => t.en)])).toEqual([
    [0, 'opening', 'lie', ['A man is on his way.']],
    [1, 'pick', 'look', ['I check.']],
  ]);
  expect(beats[0]?.breaches.map((b) => [b.of, b.comesOut.en])).toEqual([['truth', 'Nobody came.']]);
  expect(beats[0]?.marks).toEqual({ 'admit-fault-fast': -2 });
  expect(scene.node).toBe('steps');
  expect(() => retell(lively, ['lie', 'nothing'], kinds.voices)).toThrow('choice 2 "nothing"');
});

test('what an answer sounds like is told for every kind', () => {
  const { beats } = retell(lively, everyKind, kinds.voices);
  expect(beats.map((b) => b.told.map((t) => t.en).join(' | '))).toEqual([
    'Tell me what happened.',
    'I check. | I am sorry.',
    '1. Find | 2. Tell | 3. Close',
    'In 2 days.',
    'Repair: Basic | Loan: Extra | Bill: Basic',
    'Cause: Part | Urgency: High',
    'Thank you for calling.',
  ]);
});

test('whoever got what they came for has had the basic service; whoever is lost has had none', () => {
  const kept = resultsOf(lively, replay(lively, everyKind), bounds);
  expect([kept.service.outcome, kept.service.level]).toEqual(['kept', 'satisfying']);
  const lost = resultsOf(lively, replay(lively, ['lie', ...everyKind.slice(1)]), bounds);
  expect([lost.service.outcome, lost.service.level]).toEqual(['lost', undefined]);
});
