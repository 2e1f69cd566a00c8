import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { readTwine } from '#interchange';
import { Scenario } from '#model';
import * as v from 'valibot';

// The library tells the console what it misses in a story; here that is expected.
beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});

const twee = `:: StoryTitle
The late parcel

:: StoryData
{"ifid":"D674C58C-DEFA-4F70-B7A2-27742230C0FC","format":"SugarCube","start":"At the counter"}

:: At the counter [desk] {"position":"100,100"}
A woman waits. <<set $mood to 3>>
Where is my parcel?

[[I'll look at once|Looking]]
[[It is on its way->Gone]]
[[柜台<-换人]]

:: Looking
It is here. [[Hand it over]]

:: Hand it over
She smiles.

:: 柜台
<script>alert(1)</script>您好。

:: Code [script]
window.pwned = true;
`;
type Nodes = Record<
  string,
  { says: { en: string; zh: string }; choices?: Record<string, { to: string; text: unknown }>; end?: unknown }
>;

describe('a story in Twee', () => {
  const { value, issues } = readTwine(twee, 'late.twee');
  const nodes = value?.['nodes'] as Nodes;

  test('becomes nodes, choices and endings, in its language', () => {
    expect(value?.['title']).toEqual({ en: 'The late parcel', zh: '' });
    expect(value?.['start']).toBe('at-the-counter');
    expect(Object.keys(nodes)).toEqual(['at-the-counter', 'looking', 'hand-it-over', 'passage-4']);
    const opening = nodes['at-the-counter'];
    expect(Object.values(opening?.choices ?? {}).map((c) => [c.text, c.to])).toEqual([
      [{ en: "I'll look at once", zh: '' }, 'looking'],
      [{ en: 'It is on its way', zh: '' }, 'gone'],
      [{ en: '', zh: '换人' }, 'passage-4'],
    ]);
    expect(nodes['hand-it-over']).toHaveProperty('end');
    expect(nodes['passage-4']?.says).toEqual({ en: '', zh: '＜script>alert(1)＜/script>您好。' });
  });

  test('what is not carried over is told with its passage and line', () => {
    expect(issues.map((i) => [i.code, i.path, i.line])).toEqual([
      ['twine-left-out', 'script', 1],
      ['twine-macro', 'At the counter', 7],
      ['twine-tags', 'At the counter', 7],
      ['twine-dangling', 'At the counter', 7],
      ['twine-macro', '柜台', 21],
    ]);
    expect(nodes['at-the-counter']?.says.en).toContain('＜＜set $mood to 3>>');
  });

  test('nothing of it could be taken for HTML', () => {
    const shape = v.safeParse(Scenario, value);
    expect(JSON.stringify(shape.issues?.map((i) => i.message))).not.toContain('HTML');
  });
});

test('a story published from Twine 2 is read the same way', () => {
  const html = `<!doctype html><html><body><tw-storydata name="Two rooms" startnode="2" format="Harlowe" ifid="D674C58C-DEFA-4F70-B7A2-27742230C0FC">
<style role="stylesheet" id="twine-user-stylesheet" type="text/twine-css">body{}</style>
<script role="script" id="twine-user-script" type="text/twine-javascript">window.pwned = 1</script>
<tw-passagedata pid="1" name="End" tags="">Bye.</tw-passagedata>
<tw-passagedata pid="2" name="Start" tags="">(set: $x to 1)Hello &amp; welcome. [[Leave-&gt;End]]</tw-passagedata>
</tw-storydata></body></html>`;
  const { value, issues } = readTwine(html, 'two.html');
  const nodes = value?.['nodes'] as Nodes;
  expect(value?.['start']).toBe('start');
  expect(nodes['start']?.says.en).toBe('(set: $x to 1)Hello & welcome.');
  expect(Object.values(nodes['start']?.choices ?? {})[0]?.to).toBe('end');
  expect(issues.map((i) => i.code)).toEqual(['twine-left-out', 'twine-left-out', 'twine-macro']);
  expect((globalThis as Record<string, unknown>)['pwned']).toBeUndefined();
});

test.each([
  ['', 'twine-none'],
  ['Dear all', 'twine-none'],
  [':: '.padEnd(2_000_001, 'x'), 'twine-too-large'],
  [Array.from({ length: 2_001 }, (_, i) => `:: p${String(i)}\nx`).join('\n\n'), 'twine-too-large'],
])('what is no story is refused', (text, code) => {
  expect(readTwine(text, 'a.twee')).toMatchObject({ issues: [{ code, file: 'a.twee' }] });
});

test('whatever stands in a file, it is read or refused, and never throws', () => {
  const part = fc.constantFrom(
    ':: A',
    ':: B [x',
    '[[',
    ']]',
    '->',
    '|',
    '{',
    '}',
    '<tw-storydata>',
    '<',
    '\\',
    '\n',
    '中',
    '<<if>>',
    ':: __proto__',
    ':: constructor',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(part, fc.string()), { maxLength: 30 }), (parts) => {
      const { value, issues } = readTwine(parts.join('\n'), 'a.twee');
      expect(value !== undefined || issues.length > 0).toBe(true);
    }),
    { numRuns: 400 },
  );
});
