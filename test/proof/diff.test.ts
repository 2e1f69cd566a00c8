import { describe, expect, test } from 'vitest';
import { diffOf } from '#proof';
import { shipped } from '../support/library.ts';
import {
  against,
  answers,
  breach,
  changed,
  edited,
  everybody,
  marksOf,
  model,
  opening,
  sound,
  text,
  verdicts,
  version,
} from '../support/versions.ts';

describe('personalities', () => {
  test('an ending is added, and others move', () => {
    const { doubtful } = sound.nodes;
    const diff = changed({
      'nodes.puzzled': doubtful,
      'nodes.bye.reply.choices.next.to.1.to': 'puzzled',
    });
    const [lively] = diff.personalities.common;
    expect(diff.nodes.added).toEqual(['puzzled']);
    expect(lively?.endings).toMatchObject({ added: ['puzzled'], removed: [] });
    expect(lively?.endings.moved.map((m) => m.ending)).toEqual(['doubtful']);
    const all = Object.values(lively?.after?.endings ?? {}).reduce((a, b) => a + b, 0);
    expect(all).toBeCloseTo(1, 9);
    expect(verdicts(diff)).toEqual(everybody('migratable'));
    expect(diff.replay.by[0]?.differs).toMatchObject({
      what: ['ending'],
      before: { ending: 'doubtful' },
      after: { ending: 'puzzled' },
    });
  });

  test('one is dropped: its attempts are lost, the others are not', () => {
    const diff = against(edited(sound, { 'customer.personality': ['lively', 'peaceful', 'analytical'] }), [
      { personality: 'powerful', answers: ['hear'] },
    ]);
    expect(diff.personalities).toMatchObject({ added: [], removed: ['powerful'] });
    expect(verdicts(diff)).toEqual({ ...everybody('harmless'), powerful: 'breaking' });
    expect(diff.replay.verdict).toBe('breaking');
    expect(diff.replay.attempts).toMatchObject([{ verdict: 'refused', turn: 0, why: 'personality' }]);
  });

  test('bounds, the best road and whether one can pass', () => {
    const argued = edited(sound, {
      [`${opening}.hear.marks`]: { 'hear-out-first': -2 },
      [`${opening}.argue.marks`]: { 'hear-out-first': 2 },
    });
    const diff = against(argued);
    const [lively] = diff.personalities.common;
    expect(lively?.before).toMatchObject({ max: 12, passable: true });
    expect(lively?.before?.best[0]).toEqual({ node: 'opening', answer: 'hear' });
    expect(lively?.after?.best[0]).toEqual({ node: 'opening', answer: 'argue' });
    expect(lively?.after?.max).toBe(marksOf(argued, 'lively', answers(lively?.after?.best)));
    const lies = changed({
      'nodes.bye.reply.choices.thank.breach': breach,
      'nodes.bye.reply.choices.next.breach': breach,
    });
    expect(lies.personalities.common[0]).toMatchObject({
      before: { passable: true },
      after: { passable: false },
    });
  });
});

describe('what cannot be explored', () => {
  test.each([
    ['a node that does not exist', { 'nodes.bye.reply.choices.next.to': 'nowhere' }],
    ['an act that does not exist', { [`${opening}.hear.acts`]: ['juggle'] }],
    ['a customer who leaves to nowhere', { 'customer.leaves.aloud': 'nowhere' }],
    ['more to pick than there is', { 'nodes.pick.several.atLeast': 5 }],
  ])('%s: the rest is told', (_what, edits) => {
    const diff = changed({ ...edits, minutes: 9 });
    expect(diff.unexplored).toMatchObject([{ version: 'after' }]);
    expect(diff.scenario.map((c) => c.path)).toContain('minutes');
    expect(diff.personalities.common[0]).toMatchObject({ before: { max: 12 } });
    expect(diff.personalities.common[0]?.after).toBeUndefined();
    expect(diff.replay.verdict).toBe('unknown');
    const back = diffOf(version(edited(sound, edits)), version(sound));
    expect(back.unexplored).toMatchObject([{ version: 'before' }]);
  });

  test('too large: attempts are still replayed', () => {
    const diff = against(
      edited(sound, { [`${opening}.argue`]: undefined }),
      [
        { personality: 'lively', answers: ['argue'] },
        { personality: 'lively', answers: ['dance'] },
      ],
      10,
    );
    expect(diff.unexplored).toHaveLength(8);
    expect(diff.replay.verdict).toBe('unknown');
    expect(diff.replay.attempts).toMatchObject([
      { verdict: 'refused', turn: 1, why: 'unknown' },
      { verdict: 'foreign', turn: 1, why: 'unknown' },
    ]);
  });

  test('a loop that earns without end: refusals are still found', () => {
    const turn = { lively: {}, powerful: {}, peaceful: {}, analytical: {} };
    const loop = { 'nodes.file.record.results.gaps.to': 'file' };
    const endless = { scenario: edited(sound, loop), model: { ...model, turn } };
    const still = { scenario: edited(sound, { ...loop, pass: 60 }), model: { ...model, turn } };
    expect(diffOf(endless, still).replay.verdict).toBe('unknown');
    const less = { ...still, scenario: edited(still.scenario, { [`${opening}.lie`]: undefined }) };
    expect(diffOf(endless, less).replay.by[0]?.refused?.road).toHaveLength(1);
  });
});

test('every shipped scenario compared with itself, its rules walked, is harmless', () => {
  for (const { scenario, model: own } of shipped()) {
    const after = { scenario: { ...scenario, promises: { ...scenario.promises, idle: idle } }, model: own };
    const diff = diffOf({ scenario, model: own }, after);
    expect([scenario.id, diff.extent, diff.replay.verdict]).toEqual([scenario.id, 'rules', 'harmless']);
  }
});
const idle = { text: text('Idle', '空'), principle: 'promise-what-you-can-keep' };
