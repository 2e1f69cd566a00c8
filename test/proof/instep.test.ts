import { describe, expect, test } from 'vitest';
import { diffOf } from '#proof';
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
  renamed,
  sound,
  text,
  verdicts,
  version,
} from '../support/versions.ts';
import { everyKind } from '../support/walks.ts';

const best = everyKind;
const poor = ['hear', 'look', 'tell>find>close', '1', ...best.slice(4, 5), 'cause=part+urgency=low', 'thank'];

describe('replay', () => {
  test('a changed mark: everything can be replayed, some roads come to other marks', () => {
    const after = edited(sound, { 'nodes.levels.sort.results.right.marks.own-until-closed': 2 });
    const diff = against(after);
    expect(verdicts(diff)).toEqual(everybody('migratable'));
    for (const { personality, differs } of diff.replay.by) {
      const road = answers(differs?.road);
      expect(differs?.what).toEqual(['marks']);
      expect(differs?.before.marks).toBe(marksOf(sound, personality, road));
      expect(differs?.after.marks).toBe(marksOf(after, personality, road));
    }
  });

  test('a choice removed: the shortest road that is refused', () => {
    const first = changed({ [`${opening}.argue`]: undefined });
    expect(first.choices.removed).toEqual(['opening/argue']);
    expect(first.replay.by[0]?.refused).toEqual({
      road: [{ node: 'opening', answer: 'argue' }],
      why: 'unknown',
      at: 'opening',
    });
    const late = changed({ 'nodes.bye.reply.choices.next': undefined });
    expect(late.replay.verdict).toBe('breaking');
    for (const { refused } of late.replay.by) {
      expect(refused?.road).toHaveLength(7);
      expect(refused?.road.at(-1)).toEqual({ node: 'bye', answer: 'next' });
    }
  });

  test('answers name no nodes: a renamed node is harmless, a renamed ending is another ending', () => {
    const node = against(renamed(sound, 'pick', 'next-step'));
    expect(node).toMatchObject({
      extent: 'rules',
      replay: { verdict: 'harmless' },
      nodes: { added: [], removed: [], changed: [], renamed: [{ from: 'pick', to: 'next-step' }] },
      choices: { added: [], removed: [], changed: [] },
    });
    const twins = edited(sound, { 'nodes.gladder': sound.nodes['glad'] });
    const both = diffOf(
      version(twins),
      version(renamed(renamed(twins, 'glad', 'happy'), 'gladder', 'happier')),
    );
    expect(both.nodes).toMatchObject({
      renamed: [],
      added: ['happy', 'happier'],
      removed: ['glad', 'gladder'],
    });
    const ending = against(renamed(sound, 'glad', 'happy'));
    expect(ending.replay.by[0]?.differs).toMatchObject({
      what: ['ending'],
      before: { ending: 'glad' },
      after: { ending: 'happy' },
    });
  });

  test('a guard that is tightened refuses some roads and not others', () => {
    const diff = against(
      edited(sound, { 'nodes.bye.reply.choices.thank.when': { trust: { atLeast: 40 } } }),
      [
        { id: 'good', personality: 'lively', answers: best },
        { id: 'bad', personality: 'lively', answers: poor },
      ],
    );
    const [lively] = diff.replay.by;
    expect(lively?.verdict).toBe('breaking');
    expect(lively?.refused).toMatchObject({ why: 'closed', at: 'bye' });
    expect(diff.replay.attempts).toMatchObject([
      { id: 'good', verdict: 'same', before: { ending: 'glad', score: 100, passed: true } },
      { id: 'bad', verdict: 'refused', turn: 7, why: 'closed' },
    ]);
  });
  test('a road that is over sooner is refused, one that goes on longer has another ending', () => {
    const sooner = changed({ 'nodes.file.record.results.gaps.to': 'doubtful' });
    expect(sooner.replay.by[0]?.refused).toMatchObject({ why: 'over', at: 'doubtful' });
    const longer = against(edited(sound, { 'nodes.bye.reply.choices.next.to': 'file' }), [
      { personality: 'lively', answers: [...best.slice(0, 6), 'next'] },
    ]);
    const [tried] = longer.replay.attempts;
    expect(longer.replay.by[0]?.verdict).toBe('migratable');
    expect(tried).toMatchObject({ verdict: 'changed', what: ['ending'], before: { ending: 'doubtful' } });
    expect(tried?.after).toEqual({ marks: tried?.before?.marks });
  });

  test('answers that were the same and no longer are', () => {
    const value = changed({ 'nodes.when.value.results.fit.atMost': 2 });
    expect(answers(value.replay.by[0]?.differs?.road)).toContain('3');
    const still = edited(sound, {
      'nodes.levels.sort.results.right.acts': [],
      'nodes.levels.sort.results.wrong.acts': [],
    });
    const other = edited(still, { 'nodes.levels.sort.items.loan.group': 'basic' });
    const sort = diffOf(version(still), version(other));
    expect(verdicts(sort)).toEqual(everybody('migratable'));
    const told = answers(sort.replay.by[0]?.differs?.road).find((a) => a.includes('loan='));
    expect(told).toMatch(/^repair=basic\+loan=(basic|extra)\+bill=basic$/);
    const steps = changed({ 'nodes.when.value.step': 2 });
    expect(steps.replay.by[0]?.refused?.road.at(-1)?.answer).toBe('2');
  });

  test.each([
    ['the pass mark', {}, { pass: 90 }],
    ['a breach', {}, { [`${opening}.hear.breach`]: breach }],
    ['a breach of the old version', { [`${opening}.hear.breach`]: breach }, {}],
    ['how an ending counts', {}, { 'nodes.glad.end.outcome': 'lost' }],
  ])('passing alone may change: by %s', (_by, old, now) => {
    const diff = diffOf(version(edited(sound, old)), version(edited(sound, now)));
    expect(verdicts(diff)).toEqual(everybody('migratable'));
    for (const { differs } of diff.replay.by) {
      expect(differs?.what).toEqual(['passed']);
      expect(differs?.before.passed).not.toBe(differs?.after.passed);
      expect(differs?.after).toMatchObject({ marks: differs?.before.marks, score: differs?.before.score });
    }
  });

  test('two roads to one situation are told apart by what they have come to', () => {
    const { hear } = (sound.nodes['opening'] as { choices: Record<string, object> }).choices;
    const twice = edited(sound, { [`${opening}.argue`]: hear });
    const marked = edited(twice, { [`${opening}.argue.marks`]: { 'hear-out-first': 1 } });
    const wrong = edited(twice, { [`${opening}.argue.breach`]: breach });
    for (const [now, what] of [[marked, 'marks'] as const, [wrong, 'passed'] as const]) {
      const [lively] = diffOf(version(twice), version(now)).replay.by;
      expect(lively).toMatchObject({ verdict: 'migratable', differs: { what: [what] } });
      expect(lively?.differs?.road[0]?.answer).toBe('argue');
    }
  });

  test('marks that grow for ever where no ending can be come to', () => {
    const calm = { ...model, turn: { lively: {}, powerful: {}, peaceful: {}, analytical: {} } };
    const stay = (mark: number) => ({
      ...(sound.nodes['opening'] as { choices: Record<string, object> }).choices['hear'],
      acts: [],
      promises: {},
      marks: { 'hear-out-first': mark },
      to: 'trap',
    });
    const trapped = (mark: number) => ({
      model: calm,
      scenario: edited(sound, {
        'nodes.trap': { says: text('Again.', '再来。'), choices: { on: stay(mark), round: stay(mark) } },
        [`${opening}.argue.to`]: 'trap',
      }),
    });
    expect(verdicts(diffOf(trapped(1), trapped(2), [], 5_000))).toEqual(everybody('harmless'));
  });

  test('a loop that wears nothing out', () => {
    const turn = { lively: {}, powerful: {}, peaceful: {}, analytical: {} };
    const calm = { ...model, turn };
    const loop = { 'nodes.file.record.results.gaps.to': 'file', 'nodes.file.record.results.gaps.marks': {} };
    const before = { scenario: edited(sound, loop), model: calm };
    const raised = { ...loop, 'nodes.file.record.results.full.marks.find-the-cause-layer': 2 };
    const closed = { ...loop, [`${opening}.trusted`]: undefined };
    const diff = diffOf(before, { scenario: edited(sound, closed), model: calm });
    expect([diff.extent, verdicts(diff)]).toEqual(['rules', everybody('harmless')]);
    const marks = diffOf(before, { scenario: edited(sound, raised), model: calm });
    expect(marks.replay.by[0]?.differs?.road.filter((s) => s.node === 'file')).toHaveLength(1);
  });
});
