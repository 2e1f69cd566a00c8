import { describe, expect, test } from 'vitest';
import { compile, levelOf, moodOf, replay, satisfactionOf, stateOf } from '#engine';
import { personalities, type Effect, type Meters } from '#model';
import { library } from '../support/library.ts';
import { steady, tiny } from '../support/tiny.ts';
import { atFirst, close, holds, react, type Customer } from '../../src/engine/rules.ts';

const meters = (m: Partial<Meters> = {}): Meters => ({
  expectation: 60,
  perceived: 50,
  trust: 50,
  patience: 7,
  ...m,
});
const effect = (e: Partial<Effect>): Effect => ({
  acts: [],
  marks: {},
  because: { en: 'x', zh: 'x' },
  sets: [],
  promises: {},
  keeps: [],
  ...e,
});
const who = (personality: Customer['personality']): Customer => ({
  model: steady.model,
  personality,
  expects: [],
  needs: [],
  promises: {},
});
const after = (acts: string[], personality: Customer['personality'], m = meters()) =>
  react(atFirst(m), [effect({ acts })], who(personality)).meters;

describe('the reaction model', () => {
  test('holds at least 24 acts, each weighed for all four personalities', () => {
    const acts = Object.values(library.model.acts);
    expect(acts.length).toBeGreaterThanOrEqual(24);
    for (const act of acts) expect(Object.keys(act.weight).sort()).toEqual([...personalities].sort());
  });

  test('one act does different things to different personalities', () => {
    expect(after(['be-brief'], 'powerful').trust).toBe(60);
    expect(after(['be-brief'], 'peaceful').trust).toBe(50);
    expect(after(['small-talk'], 'lively').trust).toBe(60);
    expect(after(['small-talk'], 'powerful').trust).toBe(40);
  });

  test('mood weighs: an angry customer takes care to heart and explanations hardly', () => {
    const angry = meters({ patience: 2 });
    expect(after(['apologise'], 'lively', angry).trust - 50).toBe(10);
    expect(after(['apologise'], 'lively').trust - 50).toBe(5);
    expect(after(['give-evidence'], 'peaceful', angry).perceived - 50).toBe(5);
    expect(after(['give-evidence'], 'peaceful', meters({ trust: 20 })).perceived - 50).toBe(10);
  });

  test('help wears off, harm does not', () => {
    const twice = (act: string, times: number) => {
      let state = atFirst(meters({ patience: 10 }));
      for (let i = 0; i < times; i++) state = react(state, [effect({ acts: [act] })], who('lively'));
      return state.meters.trust;
    };
    expect([twice('name-feeling', 1), twice('name-feeling', 2), twice('name-feeling', 3)]).toEqual([
      65, 70, 70,
    ]);
    expect([twice('flatter', 1), twice('contradict', 1), twice('contradict', 2)]).toEqual([50, 40, 30]);
  });

  test('every turn costs patience, and every change says what it was computed from', () => {
    const state = react(atFirst(meters()), [effect({ acts: ['name-feeling'] })], who('peaceful'));
    expect(state.changes).toEqual([
      { meter: 'patience', delta: -1, rule: 'turn', of: '', base: -1 },
      {
        meter: 'perceived',
        delta: 5,
        rule: 'act',
        of: 'name-feeling',
        base: 5,
        weight: { personality: 130, mood: 100, repeat: 100, inMood: 'calm', family: 'care' },
      },
      {
        meter: 'trust',
        delta: 15,
        rule: 'act',
        of: 'name-feeling',
        base: 10,
        weight: { personality: 130, mood: 100, repeat: 100, inMood: 'calm', family: 'care' },
      },
      {
        meter: 'patience',
        delta: 1,
        rule: 'act',
        of: 'name-feeling',
        base: 1,
        weight: { personality: 130, mood: 100, repeat: 100, inMood: 'calm', family: 'care' },
      },
    ]);
  });

  test("today's surprise raises what is expected tomorrow", () => {
    expect(after(['surprise'], 'lively').expectation).toBeGreaterThan(60);
  });

  test('hygiene is only noticed when it is missing', () => {
    const expecting = { ...who('lively'), expects: ['check-facts'] };
    const without = close(atFirst(meters()), [], expecting);
    expect(without.changes.map((c) => [c.rule, c.of, c.meter, c.delta])).toEqual([
      ['missing', 'check-facts', 'perceived', -10],
      ['missing', 'check-facts', 'trust', -5],
    ]);
    const did = react(atFirst(meters()), [effect({ acts: ['check-facts'] })], expecting);
    expect(close(did, [], expecting).changes.some((c) => c.rule === 'missing')).toBe(false);
  });

  test('each complaint need that was never met costs at the end', () => {
    const needy = { ...who('lively'), needs: ['heard', 'quick'] as Customer['needs'] };
    const heard = react(atFirst(meters()), [effect({ acts: ['listen'] })], needy);
    expect(
      close(heard, [], needy)
        .changes.filter((c) => c.rule === 'unmet')
        .map((c) => c.of),
    ).toEqual(['quick']);
  });

  test('a promise kept earns trust, one left open at the end is broken', () => {
    const promising = {
      ...who('lively'),
      promises: { call: { text: { en: 'x', zh: 'x' }, principle: 'p' } },
    };
    const made = react(atFirst(meters()), [effect({ promises: { call: { within: 1 } } })], promising);
    const kept = react(made, [effect({ keeps: ['call'] })], promising);
    expect([kept.meters.trust, kept.promises, kept.principles]).toEqual([65, { call: 'kept' }, { p: 1 }]);
    const open = close(made, [], promising);
    expect([open.meters.trust, open.promises, open.principles]).toEqual([25, { call: 'broken' }, { p: -2 }]);
    expect(close(made, ['call'], promising).promises).toEqual({ call: 'kept' });
    const late = react(react(made, [effect({})], promising), [effect({})], promising);
    expect(late.promises).toEqual({ call: 'broken' });
  });
});

test('mood follows patience first, but with somebody who is trusted; then trust, then satisfaction', () => {
  expect(moodOf(meters({ patience: 2, trust: 55, perceived: 90 }))).toBe('angry');
  expect(moodOf(meters({ patience: 2, trust: 60, perceived: 90 }))).toBe('delighted');
  expect(moodOf(meters({ patience: 9, trust: 10 }))).toBe('angry');
  expect(moodOf(meters({ patience: 4 }))).toBe('upset');
  expect(moodOf(meters({ trust: 30 }))).toBe('wary');
  expect(moodOf(meters({ perceived: 40 }))).toBe('calm');
  expect(moodOf(meters({ perceived: 55 }))).toBe('pleased');
  expect(moodOf(meters({ perceived: 70, trust: 60 }))).toBe('delighted');
});

test('satisfaction is the ratio of perceived to expected', () => {
  expect(satisfactionOf(meters({ expectation: 80, perceived: 60 }))).toBe(0.75);
});

test('a rung of service counts only on the ones below it', () => {
  expect(levelOf([])).toBeUndefined();
  expect(levelOf(['satisfying', 'value-added'])).toBeUndefined();
  expect(levelOf(['basic', 'value-added'])).toBe('basic');
  expect(levelOf(['basic', 'satisfying', 'value-added', 'unforgettable'])).toBe('unforgettable');
});

test('conditions hold when all they name holds', () => {
  const state = {
    ...stateOf(replay(compile(tiny('all-kinds.yaml'), 'lively'), ['lie'])),
    promises: { call: 3, done: 'kept' as const },
  };
  const is = (when: Parameters<typeof holds>[0]) => holds(when, state, 'lively');
  expect(is({ flag: 'lied', personality: 'lively' })).toBe(true);
  expect(is({ flag: 'lied', personality: ['powerful', 'peaceful'] })).toBe(false);
  expect(is({ not: { flag: 'lied' } })).toBe(false);
  expect(is({ did: 'untruth' })).toBe(true);
  expect(is({ did: 'listen' })).toBe(false);
  expect(is({ need: 'heard' })).toBe(false);
  expect(is({ promise: { call: 'open', done: 'kept' } })).toBe(true);
  expect(is({ promise: { call: 'broken' } })).toBe(false);
  expect(is({ promise: { never: 'open' } })).toBe(false);
  expect(is({ any: [{ flag: 'no' }, { trust: { atMost: 100 } }] })).toBe(true);
  expect(is({ all: [{ flag: 'lied' }, { patience: { atLeast: 9 } }] })).toBe(false);
  expect(is({ satisfaction: { atMost: 99 } })).toBe(true);
});
