import { freshDb } from './fresh.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { folds } from '#insight';
import { Db, readBackup, restoreBackup, writeBackup, type Backup } from '#storage';
import {
  everythingIn,
  plays,
  sampleAttempt,
  sampleBody,
  sampleEntry,
  sampleResult,
  store,
} from './samples.ts';

const sample: Backup = {
  rapport: 1,
  made: '2026-08-29T10:00:00.000Z',
  attempts: [sampleAttempt({ turns: 2, touched: 2001, result: sampleResult }), sampleAttempt({ id: 'a2' })],
  entries: [sampleEntry(0), sampleEntry(1)],
  texts: [{ hash: 'h1', scenario: 'late-parcel', body: sampleBody() }],
};
const [first, second] = sample.attempts as [Backup['attempts'][0], Backup['attempts'][0]];
const [text] = sample.texts as [Backup['texts'][0]];

const problemsIn = (content: string): { code: string; path: string }[] => {
  const read = readBackup(content);
  if ('backup' in read) return [];
  expect(read.issues.length).toBeGreaterThan(0);
  for (const { message } of read.issues) expect(message).toMatch(/[Cc]hoose/); // always says what to do
  return read.issues.map(({ code, path }) => ({ code, path }));
};
const codesIn = (content: string): string[] => [...new Set(problemsIn(content).map(({ code }) => code))];
const pathsIn = (changes: object): string[] =>
  problemsIn(JSON.stringify({ ...sample, ...changes })).map(({ path }) => path);

test('a backup says what it is and when it was made', async () => {
  const db = freshDb();
  await store(db, [{ id: 'a', hash: 'h1', choices: ['x'], over: false }]);
  const written = await writeBackup(db, new Date(0));
  expect(JSON.parse(written)).toEqual({
    rapport: 2,
    made: '1970-01-01T00:00:00.000Z',
    attempts: [sampleAttempt({ id: 'a', turns: 1, touched: 1001 })],
    entries: [{ attempt: 'a', n: 0, choice: 'x', at: 2000 }],
    texts: [{ hash: 'h1', scenario: 'late-parcel', body: sampleBody() }],
    reflections: [],
    quizzes: [],
    answers: [],
    drafts: [],
  });
});

test('whatever is stored comes back into an empty database as it was', async () => {
  await fc.assert(
    fc.asyncProperty(plays, async (all) => {
      const [db, empty] = [new Db(folds, crypto.randomUUID()), new Db(folds, crypto.randomUUID())];
      await store(db, all);
      const read = readBackup(await writeBackup(db));
      if ('issues' in read) throw new Error(JSON.stringify(read.issues));
      expect(await restoreBackup(empty, read.backup)).toEqual({
        added: all.length,
        extended: 0,
        unchanged: 0,
      });
      expect(await everythingIn(empty)).toEqual(await everythingIn(db));
      await Promise.all([db.delete(), empty.delete()]);
    }),
    { numRuns: 40 },
  );
}, 30_000);

test('a file with a byte order mark, line breaks and other order of keys is read', () => {
  const { rapport, ...rest } = sample;
  expect(readBackup(`\uFEFF${JSON.stringify(sample, null, 2)}\n`)).toEqual({ backup: sample });
  expect(readBackup(JSON.stringify({ ...rest, rapport }))).toEqual({ backup: sample });
});

describe('is refused', () => {
  test('a file cut off at any place', () => {
    const whole = JSON.stringify(sample);
    for (let end = 0; end < whole.length; end++)
      expect(codesIn(whole.slice(0, end)), `at ${String(end)}`).toEqual(['backup-incomplete']);
    expect(codesIn(JSON.stringify(sample, null, 2).slice(0, 40))).toEqual(['backup-incomplete']);
  });

  test.each([
    'hello',
    '<!doctype html>',
    '{"a":',
    'PK\u0003\u0004',
    '[]',
    'null',
    '1',
    '"rapport"',
    '{}',
    '{"attempts":[]}',
  ])('the foreign file %s', (content) => {
    expect(codesIn(content)).toEqual(['backup-foreign']);
  });

  test('a newer format, whatever else is in it', () => {
    expect(problemsIn('{"rapport":3,"people":{}}')).toEqual([{ code: 'backup-newer', path: 'rapport' }]);
  });

  test.each([0, 0.5, '1', null, true])('the format %j', (rapport) => {
    expect(codesIn(JSON.stringify({ ...sample, rapport }))).toEqual(['backup-damaged']);
  });

  test.each([
    ['at the top', '{"rapport":1,"__proto__":{"x":1}}', '__proto__'],
    [
      'in an attempt',
      JSON.stringify(sample).replace('"id":"a1"', '"id":"a1","__proto__":1'),
      'attempts.0.__proto__',
    ],
    [
      'deep in a text',
      JSON.stringify(sample).replace('"opening":{', '"opening":{"\\u005f_proto__":{}'),
      'texts.0.body.scenario.nodes.opening.__proto__',
    ],
  ])('the key __proto__ %s', (_, content, path) => {
    expect(problemsIn(content)).toEqual([{ code: 'backup-unsafe', path }]);
    expect(({} as { x?: number }).x).toBeUndefined();
  });

  test('a text that is nested too deeply to be stored', () => {
    const deep = '['.repeat(5000) + ']'.repeat(5000);
    const content = JSON.stringify(sample).replace('"opening":{', `"opening":{"x":${deep}`);
    expect(codesIn(content)).toEqual(['backup-unsafe']);
  });

  test('more than 50 MB, also where the letters are fewer than the bytes', () => {
    expect(codesIn('x'.repeat(50 * 1024 * 1024 + 1))).toEqual(['backup-large']);
    expect(codesIn('包'.repeat(18 * 1024 * 1024))).toEqual(['backup-large']);
  });

  test.each<[string, object, string[]]>([
    ['a wrong time', { made: 'yesterday' }, ['made']],
    ['no list of attempts', { attempts: {} }, ['attempts']],
    ['an unknown key', { more: 1 }, ['more']],
    [
      'wrong types',
      { entries: [{ attempt: 1, n: '0', choice: 'x', at: -1 }] },
      ['entries.0.attempt', 'entries.0.n', 'entries.0.at'],
    ],
    [
      'an unknown personality',
      { attempts: [{ ...first, personality: 'grumpy' }, second] },
      ['attempts.0.personality'],
    ],
    ['an attempt twice', { attempts: [first, second, second] }, ['attempts.2']],
    ['a choice missing in the middle', { entries: [sampleEntry(1)] }, ['attempts.0']],
    ['a choice missing at the end', { entries: [sampleEntry(0)] }, ['attempts.0']],
    ['a choice too many', { entries: [0, 1, 2].map((n) => sampleEntry(n)) }, ['attempts.0']],
    ['a choice twice', { entries: [sampleEntry(0), sampleEntry(0)] }, ['attempts.0']],
    ['choices of nobody', { entries: [...sample.entries, sampleEntry(0, { attempt: 'z' })] }, ['entries']],
    ['a text that is none', { texts: [{ ...text, body: 'text' }] }, ['texts.0.body']],
    ['a text under a foreign hash', { texts: [{ ...text, body: sampleBody('h9') }] }, ['texts.0']],
    [
      'a text of another scenario',
      { texts: [{ ...text, scenario: 'x', body: sampleBody('h1', 'x') }] },
      ['attempts.0', 'attempts.1'],
    ],
    ['a text twice', { texts: [text, text] }, ['texts.1']],
  ])('%s', (_, changes, paths) => {
    expect(pathsIn(changes)).toEqual(paths);
  });

  test('a thousand faults with a list that can be read', () => {
    expect(pathsIn({ entries: Array.from({ length: 1000 }, () => 0) })).toHaveLength(20);
  });
});

test('choices may stand in any order in the file', () => {
  expect(pathsIn({ entries: [sampleEntry(1), sampleEntry(0)] })).toEqual([]);
});

test('a text may be missing: the attempt is kept without it', () => {
  expect(pathsIn({ texts: [] })).toEqual([]);
});

test('no text and no value makes reading throw', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (content) => {
      expect(codesIn(content)).not.toEqual([]);
    }),
  );
  fc.assert(
    fc.property(
      fc.constantFrom('rapport', 'made', 'attempts', 'entries', 'texts'),
      fc.jsonValue(),
      (key, value) => {
        readBackup(JSON.stringify({ ...sample, [key]: value }));
        readBackup(JSON.stringify({ ...sample, [key]: [value] }));
      },
    ),
  );
});
