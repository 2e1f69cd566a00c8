import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { naive, type Run } from '#proof';
import { run } from '../../src/cli/main.ts';
import { fixture } from '../support/tiny.ts';

const folder = mkdtempSync(join(tmpdir(), 'rapport-prove-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
mkdirSync(join(folder, 'handling-complaints'));
const path = join(folder, 'handling-complaints/all-kinds.yaml');
writeFileSync(path, fixture('all-kinds.yaml'));

function called(...args: string[]) {
  const out: string[] = [];
  const error: string[] = [];
  const progress: string[] = [];
  const code = run(['prove', ...args], {
    print: (l) => out.push(l),
    error: (l) => error.push(l),
    progress: (l) => progress.push(l),
  });
  return { code, out: out.join('\n'), error: error.join('\n'), progress };
}
interface Report {
  scenarios: { id: string; module: string; file: string; runs: Run[] }[];
}

test('prints what is proven, for each personality and language', () => {
  const { code, out, progress } = called(path, '--json');
  const report = JSON.parse(out) as Report;
  const [scenario] = report.scenarios;
  expect(code).toBe(0);
  expect(Object.keys(report)).toEqual(['scenarios']);
  expect(scenario).toMatchObject({ id: 'all-kinds', module: 'handling-complaints' });
  expect(Object.keys(scenario ?? {})).toEqual(['id', 'module', 'file', 'runs']);
  expect(scenario?.file).toMatch(/all-kinds\.yaml$/);
  expect(scenario?.runs.map((r) => `${r.personality} ${r.language}`)).toEqual(
    ['lively', 'powerful', 'peaceful', 'analytical'].flatMap((p) => [`${p} en`, `${p} zh`]),
  );
  for (const { bots, best, min, max } of scenario?.runs ?? []) {
    expect(Object.keys(bots)).toEqual([...naive]);
    expect(best.every((step) => /^[a-z-]+\/\S+$/.test(step))).toBe(true);
    expect(max ?? 0).toBeGreaterThan(min ?? 0);
  }
  expect(progress.some((l) => l.includes('analytical'))).toBe(true);
  expect(progress.at(-1)).toBe('');
});

test('a folder is a folder of modules, or of one module', () => {
  for (const at of [folder, join(folder, 'handling-complaints')]) {
    const { scenarios } = JSON.parse(called(at, '--json').out) as Report;
    expect(scenarios.map((s) => s.id)).toEqual(['all-kinds']);
  }
});

test('without --json it is a table, with figures beyond the limits flagged', () => {
  const { code, out } = called(path);
  const lines = out.split('\n');
  expect(code).toBe(0);
  expect(lines[0]).toContain('all-kinds (handling-complaints)');
  const row = lines.find((l) => /^ {2}lively +en /.test(l));
  expect(row).toMatch(/-?\d+\.\.\d+!? +[\d.]+ +[\d.]+ %!? +[a-z]+ +[\d.]+!? +[\d.]+ %!? +-?[\d.]+!?$/);
  expect(lines.filter((l) => l.startsWith('  ! ')).length).toBeGreaterThan(0);
  expect(row?.includes('!')).toBe(lines.some((l) => l.startsWith('  ! lively en: ')));
  expect(lines.at(-1)).toBe('1 files, 1 scenarios proven');
});

test('a file with errors is told as check tells it, and the others are still proven', () => {
  const wrong = join(folder, 'wrong.yaml');
  writeFileSync(wrong, fixture('all-kinds.yaml').replace('to: steps', 'to: stepz'));
  const { code, out, error } = called(wrong, path, '--json');
  expect(code).toBe(1);
  expect(error).toContain('wrong.yaml:63:11 error node-unknown\n  nodes.pick.several.to: ');
  expect((JSON.parse(out) as Report).scenarios.map((s) => s.id)).toEqual(['all-kinds']);
});

test('says so where there is no such file', () => {
  expect(called('nowhere.yaml')).toMatchObject({ code: 2, error: expect.stringContaining('nowhere.yaml') });
});
