import { describe, expect, test } from 'vitest';
import type { Issue } from '#model';
import { diffOf } from '#proof';
import {
  against,
  changed,
  edited,
  model,
  opening,
  renamed,
  sound,
  text,
  version,
} from '../support/versions.ts';

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
    const item = changed({ 'nodes.file.record.fields.cause.options.title': text('Title', '标题') });
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
