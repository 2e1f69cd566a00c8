import { describe, expect, test } from 'vitest';
import { compile, replay, stateOf } from '#engine';
import type { Issue, Personality, Scenario } from '#model';
import { diffOf } from '#proof';
import { library, shipped } from '../support/library.ts';
import { edited, read, renamed } from '../support/versions.ts';
import { everyKind } from '../support/walks.ts';

const { model } = library;
const sound = read('all-kinds.yaml');
const version = (scenario: Scenario, findings: Issue[] = []) => ({ scenario, model, findings });
const against = (after: Scenario, ...more: [Parameters<typeof diffOf>[2]?, number?]) =>
  diffOf(version(sound), version(after), ...more);
const changed = (edits: Record<string, unknown>) => against(edited(sound, edits));

const text = (en: string, zh: string) => ({ en, zh });
const opening = 'nodes.opening.choices';
const answers = (road: readonly { answer: string }[] | undefined) => road?.map((s) => s.answer) ?? [];
const verdicts = ({ replay: { by } }: ReturnType<typeof diffOf>) =>
  Object.fromEntries(by.map((r) => [r.personality, r.verdict]));
const everybody = (verdict: string) => ({
  lively: verdict,
  powerful: verdict,
  peaceful: verdict,
  analytical: verdict,
});
const marksOf = (scenario: Scenario, who: Personality, road: string[]) =>
  stateOf(replay(compile({ scenario, model }, who), road)).marks;

const breach = { of: 'truth', what: text('So', '这样'), comesOut: text('It did', '露馅') };

describe('what has changed', () => {
  test('nothing', () => {
    const diff = against(structuredClone(sound));
    expect(diff).toMatchObject({
      extent: 'nothing',
      replay: { verdict: 'harmless' },
      scenario: [],
      model: [],
      nodes: { added: [], removed: [], renamed: [], changed: [] },
      choices: { added: [], removed: [], changed: [] },
      unexplored: [],
    });
    for (const { before, after } of diff.personalities.common) expect(after).toEqual(before);
    expect(JSON.parse(JSON.stringify(diff))).toEqual(diff);
  });

  test('words, with the languages in which they differ', () => {
    const diff = changed({
      'title.zh': '各种题目',
      'nodes.glad.end.after': text('Soon again.', '很快再来。'),
      [`${opening}.hear.because.en`]: 'It lets the story out.',
      'nodes.bye.reply.choices.next.match.en': ['next', 'onward'],
    });
    expect(diff).toMatchObject({ extent: 'text', replay: { verdict: 'harmless' } });
    expect(diff.scenario).toMatchObject([{ path: 'title', sort: 'text', languages: ['zh'] }]);
    expect(diff.nodes.changed).toMatchObject([
      {
        id: 'glad',
        changes: [{ path: 'nodes.glad.end.after', sort: 'text', languages: ['en', 'zh'] }],
      },
    ]);
    expect(diff.choices.changed).toMatchObject([
      { id: 'opening/hear', changes: [{ sort: 'text', languages: ['en'] }] },
      { id: 'bye/next', changes: [{ sort: 'text', languages: ['en'] }] },
    ]);
  });

  test('words for one personality, a cue, and the words of an item are words; a new item is not', () => {
    const words = changed({
      'nodes.pick.says': { any: sound.nodes['pick']?.says, lively: text('Now?', '现在？') },
      'nodes.pick.cue': text('A sigh.', '叹了口气。'),
      'nodes.steps.order.items.tell': text('Call', '去电'),
    });
    expect(words.extent).toBe('text');
    expect(words.nodes.changed.flatMap((n) => n.changes.map((c) => c.path)).sort()).toEqual([
      'nodes.pick.cue',
      'nodes.pick.says.lively',
      'nodes.steps.order.items.tell',
    ]);
    const item = changed({ 'nodes.file.record.fields.cause.options.other': text('Other', '其他') });
    expect(item.nodes.changed).toMatchObject([{ id: 'file', changes: [{ sort: 'rules' }] }]);
    expect(item.replay.verdict).toBe('harmless');
  });

  test('ids that are called like properties are told from them', () => {
    const odd = renamed(renamed(sound, 'opening', 'text'), 'argue', 'because');
    const diff = diffOf(
      version(odd),
      version(edited(odd, { 'nodes.text.choices.because.acts': ['listen'] })),
    );
    expect(diff.choices.changed).toMatchObject([
      { changes: [{ path: 'nodes.text.choices.because.acts', sort: 'rules' }] },
    ]);
  });

  test('what surrounds the conversation', () => {
    expect(changed({ minutes: 5 })).toMatchObject({
      extent: 'about',
      replay: { verdict: 'harmless' },
      scenario: [{ path: 'minutes', sort: 'about', before: 3, after: 5 }],
    });
  });

  test('rules: marks, acts, conditions, targets and the order of choices', () => {
    const { choices } = sound.nodes['opening'] as { choices: Record<string, unknown> };
    const { trusted, ...rest } = choices;
    const diff = changed({
      [opening]: { trusted, ...rest },
      [`${opening}.hear.marks.powerful.hear-out-first`]: 2,
      [`${opening}.argue.acts`]: ['contradict', 'listen'],
      [`${opening}.trusted.when.trust.atLeast`]: 80,
      'nodes.bye.reply.choices.next.to.0.to': 'fades',
    });
    const of = diff.choices.changed.flatMap((c) => c.changes);
    expect(of.map((c) => [c.path, c.sort, c.before, c.after])).toEqual([
      [`${opening}.hear.marks.powerful.hear-out-first`, 'rules', 1, 2],
      [`${opening}.argue.acts`, 'rules', ['contradict'], ['contradict', 'listen']],
      [`${opening}.trusted.when.trust.atLeast`, 'rules', 90, 80],
      ['nodes.bye.reply.choices.next.to.0.to', 'rules', 'caught', 'fades'],
    ]);
    expect(diff.nodes.changed).toMatchObject([
      { id: 'opening', changes: [{ path: opening, before: ['hear', 'argue', 'lie', 'trusted'] }] },
    ]);
  });

  test('the reaction model', () => {
    const acts = { ...model.acts, listen: { ...model.acts['listen'], effect: { trust: 20 } } };
    const diff = diffOf(version(sound), {
      ...version(sound),
      model: { ...model, acts } as typeof model,
    });
    expect(diff.extent).toBe('rules');
    expect(diff.model.map((c) => c.path)).toContain('model.acts.listen.effect.trust');
  });

  test('findings that are new and gone, by code and place', () => {
    const found = (code: string, path: string): Issue => ({
      severity: 'warning',
      code,
      path,
      message: 'm',
    });
    const before = version(sound, [found('a', 'nodes.pick.says'), found('b', 'nodes.file')]);
    const after = version(renamed(sound, 'pick', 'next-step'), [
      found('a', 'nodes.next-step.says'),
      found('b', 'nodes.when'),
    ]);
    expect(diffOf(before, after).findings).toMatchObject({
      added: [{ code: 'b', path: 'nodes.when' }],
      gone: [{ code: 'b', path: 'nodes.file' }],
    });
  });
});

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
