import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { bodyOf, readScenario } from '#content/build';
import { codeOf, compile } from '#engine';
import type { Body } from '#model';
import { bestRoad } from '#proof';
import { run } from '../../src/cli/main.ts';
import { library, shipped } from '../support/library.ts';
import { fixture } from '../support/tiny.ts';

const folder = mkdtempSync(join(tmpdir(), 'rapport-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
function called(...args: string[]) {
  const out: string[] = [];
  const error: string[] = [];
  const exit = run(['verify', ...args], { print: (l) => out.push(l), error: (l) => error.push(l) });
  return { exit, out: out.join('\n'), error: error.join('\n') };
}
const told = (...args: string[]) => {
  const { exit, out } = called(...args, '--json');
  return { exit, ...(JSON.parse(out) as Record<string, unknown>) };
};

function codeFor(body: Body, score = 100): string {
  const program = compile(body, 'peaceful');
  const answers = bestRoad(program).map((s) => s.answer);
  const facts = {
    name: 'Lin Xiaoyu',
    personality: 'peaceful',
    mode: 'assessed',
    day: 20_779,
    standIn: 0,
  } as const;
  return codeOf({ ...facts, score }, body, program, answers);
}
const dress = shipped().find((b) => b.scenario.id === 'dress-by-noon') as Body;
const code = codeFor(dress);

test('a code of a shipped scenario is confirmed, with what was played', () => {
  const { exit, out } = called(code);
  expect(exit).toBe(0);
  expect(out).toMatch(/^confirmed: /);
  expect(out).toContain('name      Lin Xiaoyu');
  expect(out).toContain('date      2026-11-22');
  expect(out).toContain('Who made the choices, no code can tell.');
  expect(told(code)).toMatchObject({
    exit: 0,
    confirmed: true,
    verdict: 'confirmed',
    claimed: {
      scenario: 'dress-by-noon',
      name: 'Lin Xiaoyu',
      score: 100,
      date: '2026-11-22',
      mode: 'assessed',
    },
    results: { score: 100, passed: true },
    hash: dress.hash,
  });
});

test('a code that was cut or altered is not, and then nothing of it is shown', () => {
  for (const [typed, verdict] of [
    [code.slice(0, -1), 'cut'],
    [code.replace(/.$/, (x) => (x === 'Z' ? 'Y' : 'Z')), 'altered'],
  ] as const) {
    expect(told(typed)).toEqual({ exit: 1, confirmed: false, verdict });
    expect(called(typed).out).not.toContain('100');
  }
});

test('a score that is not that of the choices is told, and not confirmed', () => {
  expect(told(codeFor(dress, 99))).toMatchObject({
    exit: 1,
    verdict: 'score-differs',
    replayed: { score: 100 },
  });
  expect(called(codeFor(dress, 99)).out).toContain('The code says, and nothing confirms:');
});

test('the file that it was played with may be named', () => {
  const path = join(folder, 'all-kinds.yaml');
  const text = fixture('all-kinds.yaml');
  writeFileSync(path, text);
  const { scenario } = readScenario(text, path, library);
  if (!scenario) throw new Error('all-kinds');
  const mine = codeFor(bodyOf(scenario, library));
  expect(told(mine)).toMatchObject({ exit: 1, verdict: 'unknown-scenario' });
  expect(told(mine, path)).toMatchObject({ exit: 0, verdict: 'confirmed' });
  writeFileSync(path, text.replace('It broke.', 'It has broken.'));
  expect(told(mine, path)).toMatchObject({ exit: 1, verdict: 'other-version' });
});

test('called wrongly it says how', () => {
  expect(called()).toMatchObject({
    exit: 2,
    error: 'name the code of a certificate; a code with spaces goes in quotes',
  });
  expect(called(code, 'nowhere')).toMatchObject({ exit: 2 });
  expect(called(code, '--bogus')).toMatchObject({ exit: 2 });
});
