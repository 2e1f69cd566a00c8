import { describe, expect, test } from 'vitest';
import type { Attempt, Card } from '#model';
import { nextStep, weakestOf } from '../../src/learner/next.ts';
import { standingOf, tallyOf } from '../../src/learner/progress.ts';
import { attempt, card } from '../support/course.ts';

const first = card('first', { personalities: ['lively', 'powerful'] });
const second = card('second', { personalities: ['lively'] });
const cards: Card[] = [first, second];
const done = (scenario: string, score: number, more: Partial<Attempt> = {}): Attempt =>
  attempt(scenario, {
    turns: 6,
    result: { ending: 'thanks', outcome: 'kept', score, passed: score >= 70 },
    ...more,
  });

describe('the next step', () => {
  test('is the first conversation for somebody new', () => {
    expect(nextStep(cards, [])).toEqual({ why: 'untried', card: first });
  });

  test('is to go on with the attempt played last', () => {
    const open = attempt('second', { turns: 3 });
    const older = attempt('first', { turns: 2 });
    expect(nextStep(cards, [open, older])).toEqual({ why: 'unfinished', card: second, attempt: open });
  });

  test('leaves out attempts without a choice and those of scenarios that are gone', () => {
    expect(nextStep(cards, [attempt('first', { turns: 0 }), attempt('gone', { turns: 4 })])).toEqual({
      why: 'untried',
      card: first,
    });
  });

  test('is what was not tried yet, in the order of the course', () => {
    expect(nextStep(cards, [done('first', 20)])).toEqual({ why: 'untried', card: second });
  });

  test('is the lowest score when all are tried and some not passed', () => {
    const attempts = [done('first', 60), done('first', 65), done('second', 40)];
    expect(nextStep(cards, attempts)).toEqual({ why: 'lowest', card: second, best: 40 });
    expect(nextStep(cards, [...attempts, done('second', 90)])).toEqual({
      why: 'lowest',
      card: first,
      best: 65,
    });
  });

  test('is somebody not yet met when all are passed', () => {
    const attempts = [done('first', 80), done('second', 75)];
    expect(nextStep(cards, attempts)).toEqual({ why: 'another-customer', card: first });
  });

  test('is the lowest score when everybody was met', () => {
    const attempts = [done('first', 80), done('first', 90, { personality: 'powerful' }), done('second', 75)];
    expect(nextStep(cards, attempts)).toEqual({ why: 'better-score', card: second, best: 75 });
  });

  test('is what is due for review, unless something is unfinished', () => {
    expect(nextStep(cards, [], { due: 12 })).toEqual({ why: 'due', count: 12 });
    const open = attempt('second', { turns: 3 });
    expect(nextStep(cards, [open], { due: 12 })?.why).toBe('unfinished');
  });

  test('is the weakest principle once nothing is due, before anything new', () => {
    const text = { en: 'x', zh: 'x' };
    const weak = { principle: 'p', right: 0.2, count: 3, name: text, module: text };
    expect(nextStep(cards, [], { weak })).toEqual({ why: 'weak', weak });
    expect(nextStep(cards, [], { weak, due: 1 })?.why).toBe('due');
  });

  test('is nothing where there is nothing to play', () => {
    expect(nextStep([], [])).toBeUndefined();
  });
});

test('the weakest principle is the one got right least, of those under one half that are taught', () => {
  const of = (principle: string, right: number) => ({
    principle,
    weight: 4,
    gain: 4 * right,
    count: 2,
    last: 0,
  });
  const all = [of('good', 0.9), of('half', 0.5), of('poor', 0.3), of('worst', 0.1), of('gone', 0)];
  const isTaught = (id: string) => id !== 'gone';
  expect(weakestOf(all, isTaught)).toEqual({ principle: 'worst', right: 0.1, count: 2 });
  expect(weakestOf(all.slice(0, 2), isTaught)).toBeUndefined();
  expect(weakestOf([{ ...of('empty', 0), weight: 0 }], isTaught)).toBeUndefined();
});

describe('what came of a scenario', () => {
  test('counts finished attempts only, and keeps the best', () => {
    const open = attempt('first', { turns: 1 });
    expect(
      standingOf('first', [open, done('first', 60), done('first', 71, { personality: 'powerful' })]),
    ).toEqual({
      tried: 2,
      passed: true,
      best: 71,
      unfinished: open,
      met: new Set(['lively', 'powerful']),
    });
  });

  test('never counts what-ifs, finished or not, and they are no next step', () => {
    const branch = { of: 'attempt-1', at: 2 };
    const whatIfs = [attempt('first', { turns: 3, branch }), done('first', 95, { branch })];
    expect(standingOf('first', whatIfs)).toEqual({
      tried: 0,
      passed: false,
      best: undefined,
      unfinished: undefined,
      met: new Set(),
    });
    expect(tallyOf(cards, whatIfs)).toEqual(tallyOf(cards, []));
    expect(nextStep(cards, whatIfs)).toEqual(nextStep(cards, []));
  });

  test('adds up over a module', () => {
    expect(tallyOf(cards, [done('first', 60), done('second', 90)])).toEqual({
      count: 2,
      tried: 2,
      passed: 1,
      best: 90,
    });
    expect(tallyOf([], [])).toEqual({ count: 0, tried: 0, passed: 0, best: undefined });
  });
});
