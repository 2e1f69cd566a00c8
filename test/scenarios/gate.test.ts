import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { keywordsOf, readScenario, scenarioFiles } from '#content/build';
import { playable, type Scenario } from '#model';
import { beyondLimits, limits, naive, runsOf, type Run } from '#proof';
import { folder, library } from '../support/library.ts';

/** What every shipped scenario has to keep to, for each personality and language. Mend scenarios, not these. */
test('the limits are those that were agreed', () => {
  expect(limits).toEqual({ apart: 2, randomPass: 0.05, score: 55, pass: 0.1, separation: 40 });
  expect(naive).toEqual([
    ...['random', 'first', 'last', 'longest', 'shortest', 'politest'],
    ...['apologise', 'concede', 'agreeable', 'keyword', 'greedy'],
  ]);
});

const files = scenarioFiles(folder).map((file) => {
  const { scenario, issues } = readScenario(readFileSync(file, 'utf8'), file, library);
  return { name: basename(file, '.yaml'), scenario, issues };
});

test.each(files)('$name has no errors', ({ scenario, issues }) => {
  const errors = issues.filter((i) => i.severity === 'error');
  expect(errors.map((i) => `${String(i.line)}: ${i.code} ${i.path} ${i.message}`)).toEqual([]);
  expect(scenario).toBeDefined();
});

const sound = files.flatMap(({ scenario }) => (scenario ? [scenario] : []));
const round = (x: number | null) => (x === null ? null : Math.round(x * 1000) / 1000);

describe.each(sound.map((s): [string, Scenario] => [s.id, s]))('%s', (_, scenario) => {
  let runs: Run[] = [];
  beforeAll(() => {
    runs = [...runsOf({ scenario, model: library.model }, keywordsOf(library, scenario.module))];
  });

  const cases = playable(scenario).flatMap((who) => [
    [who, 'en'],
    [who, 'zh'],
  ]);
  test.each(cases)('%s, %s: cannot be passed by guessing', (personality, language) => {
    const run = runs.find((r) => r.personality === personality && r.language === language);
    if (!run) throw new Error('nothing was proven');
    expect(run.exact).toBe(true);
    expect(Object.keys(run.bots)).toEqual([...naive]);
    expect(run.best.length).toBeGreaterThan(0);
    const failing = beyondLimits(run).map(
      ({ figure, value, limit }) => `${figure} ${String(round(value))}, limit ${String(limit)}`,
    );
    expect(failing).toEqual([]);
  });

  test('every ending is reached with some customer', () => {
    const reached = new Set(runs.flatMap((r) => Object.keys(r.endings)));
    const endings = Object.entries(scenario.nodes).flatMap(([id, node]) => ('end' in node ? [id] : []));
    expect(endings.filter((id) => !reached.has(id))).toEqual([]);
  });
});
