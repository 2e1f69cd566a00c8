import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { run } from '../../src/cli/main.ts';
import { fixture } from '../support/tiny.ts';

const folder = mkdtempSync(join(tmpdir(), 'rapport-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
function called(...args: string[]) {
  const out: string[] = [];
  const error: string[] = [];
  const code = run(args, { print: (l) => out.push(l), error: (l) => error.push(l) });
  return { code, out: out.join('\n'), error: error.join('\n') };
}
function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe('check', () => {
  test('takes the folder of one module', () => {
    const { code, out } = called('check', 'scenarios/service-levels', '--json');
    expect((JSON.parse(out) as { scenarios: number }).scenarios).toBeGreaterThanOrEqual(1);
    expect(code).toBe(0);
  });

  test('finds nothing wrong with what is shipped', () => {
    const { code, out } = called('check', '--json');
    const report = JSON.parse(out) as { files: number; scenarios: number; issues: unknown[] };
    expect(report.issues).toEqual([]);
    expect(report.scenarios).toBeGreaterThanOrEqual(4);
    expect(code).toBe(0);
  });

  test('exits 1 on an error and says file, line and column', () => {
    const path = file('wrong.yaml', fixture('all-kinds.yaml').replace('to: steps', 'to: stepz'));
    const { code, out } = called('check', path, '--json');
    const { issues } = JSON.parse(out) as { issues: Record<string, unknown>[] };
    expect(code).toBe(1);
    expect(issues[0]).toMatchObject({
      code: 'node-unknown',
      line: 63,
      column: 11,
      path: 'nodes.pick.several.to',
    });
    expect(called('check', path).out).toContain('wrong.yaml:63:11 error node-unknown');
  });

  test('shows the shortest road to what it finds, as it is told', () => {
    const claim =
      'always: [{ text: { en: He is heard., zh: 他被听见。 }, at: end, that: { did: listen } }]\n';
    const path = file('claim.yaml', fixture('all-kinds.yaml') + claim);
    const { code, out } = called('check', path, '--json');
    const { issues } = JSON.parse(out) as { issues: Record<string, unknown>[] };
    expect(code).toBe(1);
    const found = issues.find((i) => i['code'] === 'claim-broken');
    expect(found).toMatchObject({
      line: fixture('all-kinds.yaml').split('\n').length,
      path: 'always.0',
      personality: expect.any(String),
      transcript: expect.arrayContaining(['opening/argue']),
    });
    expect(found).not.toHaveProperty('road');
    const lines = called('check', path).out.split('\n');
    const at = lines.findIndex((l) => l.includes('claim-broken'));
    expect(lines.slice(at + 2, at + 4)).toEqual([
      `    with ${String(found?.['personality'])}:`,
      '    1. opening: It was fine when it left us.',
    ]);
  });

  test('warnings alone are no failure, and a scenario can be played in spite of them', () => {
    const path = file('warned.yaml', fixture('all-kinds.yaml'));
    const { code, out } = called('check', path);
    expect(out).toContain('warning choice-never-open');
    expect(code).toBe(0);
    expect(called('play', path, '--personality', 'lively', '--choices', 'hear').code).toBe(0);
  });

  test('says so where there is no such file', () => {
    expect(called('check', 'nowhere.yaml')).toMatchObject({
      code: 2,
      error: expect.stringContaining('nowhere.yaml'),
    });
  });
});

describe('play', () => {
  const path = file('kinds.yaml', fixture('all-kinds.yaml'));
  const road =
    'hear,look+sorry,find>tell>close,2,repair=basic+loan=extra+bill=basic,cause=part+urgency=high,thank';

  test('prints what came of a conversation', () => {
    const { code, out } = called('play', path, '--personality', 'lively', '--choices', road, '--json');
    const result = JSON.parse(out) as Record<string, unknown> & { transcript: unknown[] };
    expect(code).toBe(0);
    expect(result).toMatchObject({ over: true, ending: 'glad', score: 100, integrity: { breaches: [] } });
    expect(Object.keys(result)).toEqual([
      'over',
      'ending',
      'score',
      'satisfaction',
      'level',
      'trust',
      'patience',
      'integrity',
      'marks',
      'transcript',
    ]);
    expect(result.transcript[0]).toEqual({ who: 'customer', text: 'It broke.' });
  });

  test('prints where an unfinished one stands', () => {
    const { out } = called('play', path, '--personality', 'powerful', '--choices', 'hear', '--json');
    expect(JSON.parse(out)).toMatchObject({ over: false, ending: null, score: null });
  });

  test('refuses a choice that is not possible, by number', () => {
    expect(called('play', path, '--personality', 'lively', '--choices', 'hear,dance')).toMatchObject({
      code: 2,
      error: expect.stringContaining('choice 2 "dance"'),
    });
  });

  test('refuses an unknown personality', () => {
    expect(called('play', path, '--personality', 'grumpy').error).toContain(
      'lively, powerful, peaceful, analytical',
    );
  });
});

describe('diff', () => {
  const old = file('old.yaml', fixture('all-kinds.yaml'));
  const now = file('new.yaml', fixture('all-kinds.yaml').replace('hear-out-first: -2', 'hear-out-first: -1'));

  test('prints the verdict first, then what it rests on', () => {
    const { code, out } = called('diff', old, now);
    expect(code).toBe(0);
    expect(out).toMatch(/^all-kinds: migratable; every saved attempt can be replayed/);
    expect(out).toContain('nodes.opening.choices.argue.marks.hear-out-first (rules) -2 -> -1');
    expect(out).toMatch(/differs: argue, .*marks (-?\d+) -> /);
  });

  test('prints data with --json, steps of a road as node/answer', () => {
    const { code, out } = called('diff', old, now, '--json');
    const report = JSON.parse(out) as {
      replay: { verdict: string; by: { differs: { road: string[] } }[] };
      personalities: { common: { before: { best: string[] } }[] };
    };
    expect(code).toBe(0);
    expect(report).toMatchObject({ before: old, after: now, id: 'all-kinds', extent: 'rules' });
    expect(report.replay.verdict).toBe('migratable');
    expect(report.replay.by[0]?.differs.road[0]).toBe('opening/argue');
    expect(report.personalities.common[0]?.before.best[0]).toBe('opening/hear');
  });

  test('exits 0 on a version with errors that can be read, and says what is not explored', () => {
    const wrong = file('refers.yaml', fixture('all-kinds.yaml').replace('to: steps', 'to: stepz'));
    const { code, out } = called('diff', old, wrong);
    expect(code).toBe(0);
    expect(out).toContain('the new version: nodes.pick.several.to: node "stepz" does not exist');
    expect(out).toContain('+ error node-unknown nodes.pick.several.to');
  });

  test('exits 2 on what cannot be read, and where two files are not named', () => {
    const shapeless = file('shapeless.yaml', 'format: 1\n');
    expect(called('diff', old, shapeless)).toMatchObject({
      code: 2,
      error: expect.stringContaining('key-missing'),
    });
    expect(called('diff', 'nowhere.yaml', old)).toMatchObject({
      code: 2,
      error: expect.stringContaining('nowhere.yaml'),
    });
    expect(called('diff', folder, old).code).toBe(2);
    expect(called('diff', old)).toMatchObject({ code: 2, error: expect.stringContaining('two files') });
  });
});

test('an unknown command prints how to call', () => {
  expect(called('dance')).toMatchObject({ code: 2, error: expect.stringContaining('check [PATH…]') });
  expect(called('--help').code).toBe(0);
});
