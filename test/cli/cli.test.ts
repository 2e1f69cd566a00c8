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

test('an unknown command prints how to call', () => {
  expect(called('dance')).toMatchObject({ code: 2, error: expect.stringContaining('check [PATH…]') });
  expect(called('--help').code).toBe(0);
});
