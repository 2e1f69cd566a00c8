import { compile } from '#engine';
import { expect, test } from 'vitest';
import { keywordsOf, readScenario } from '#content/build';
import { readSketch, writeYaml } from '#interchange';
import { playable, type Sketch } from '#model';
import { beyondLimits, boundsOf, naive, runsOf } from '#proof';
import { missingTexts } from '../../src/studio/edit/missing.ts';
import { templates } from '../../src/studio/templates/templates.ts';
import { library } from '../support/library.ts';

test.each(templates)('$id can be played as it is, and nothing in it is wrong', async ({ id, load }) => {
  const text = await load();
  const { scenario, issues } = readScenario(text, `${id}.yaml`, library);
  expect(issues.filter((i) => i.severity === 'error').map((i) => `${i.path} ${i.message}`)).toEqual([]);
  if (!scenario) throw new Error(`${id} has not the shape of a scenario`);
  const decisions = Object.values(scenario.nodes).filter((n) => !('end' in n)).length;
  expect(decisions).toBeGreaterThanOrEqual(2);
  expect(decisions).toBeLessThanOrEqual(6);
  for (const who of playable(scenario)) {
    const { min, max } = boundsOf(compile({ scenario, model: library.model }, who));
    expect(max - min).toBeGreaterThanOrEqual(2 * decisions);
  }
});

test.each(templates.filter(({ id }) => id !== 'blank'))(
  '$id passes the proof that is asked of others, for everybody it allows and in both languages',
  async ({ id, load }) => {
    const { scenario } = readScenario(await load(), `${id}.yaml`, library);
    if (!scenario) throw new Error(`${id} has not the shape of a scenario`);
    const runs = [...runsOf({ scenario, model: library.model }, keywordsOf(library, scenario.module))];
    expect(runs).toHaveLength(2 * playable(scenario).length);
    for (const run of runs) {
      expect(run.exact).toBe(true);
      expect(Object.keys(run.bots)).toEqual([...naive]);
      expect(run.best.length).toBeGreaterThan(0);
      expect(beyondLimits(run).map((b) => ({ ...b, who: run.personality, in: run.language }))).toEqual([]);
    }
    const endings = Object.entries(scenario.nodes).flatMap(([node, n]) => ('end' in n ? [node] : []));
    expect(new Set(runs.flatMap((run) => Object.keys(run.endings)))).toEqual(new Set(endings));
  },
);

test.each(templates)(
  '$id is written out as it was read, and says what is to be written',
  async ({ id, load }) => {
    const text = await load();
    const value = readSketch(text, `${id}.yaml`).value as Sketch;
    expect(writeYaml(value, text)).toBe(text);
    const missing = missingTexts(value);
    expect(missing.every((m) => m.prompted)).toBe(true);
    if (id === 'blank') expect(missing.length).toBeGreaterThan(50);
    else expect(missing.length).toBeLessThanOrEqual(2);
  },
);
