import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadHandbook, loadPrinciples, modules } from '#content';
import { ContentError } from '#content/build';
import { readHandbooks } from '../../src/content/build/handbooks.ts';
import { library } from '../support/library.ts';

describe('the handbook', () => {
  test('of each module comes by itself, with a page for each of its principles', async () => {
    const principles = Object.entries(await loadPrinciples());
    const found = await Promise.all(modules.map((m) => loadHandbook(m.id)));
    const handbooks = found.filter((h) => h !== undefined);
    expect(handbooks.length).toBeGreaterThanOrEqual(9);
    for (const { module, pages, unit, cases } of handbooks) {
      const mine = principles.filter(([, p]) => p.module === module).map(([id]) => id);
      expect(Object.keys(pages).sort()).toEqual(mine.sort());
      expect(Object.keys(cases)).toContain(unit.case);
    }
  });

  test('is missing for what is no module', async () => {
    expect(await loadHandbook('nowhere')).toBeUndefined();
    expect(await loadHandbook('constructor')).toBeUndefined();
  });

  test('need not be there yet', () => {
    expect(readHandbooks(mkdtempSync(join(tmpdir(), 'course-')), library)).toEqual([]);
  });

  test('stops the build with file and line where it is wrong', () => {
    const folder = mkdtempSync(join(tmpdir(), 'course-'));
    mkdirSync(join(folder, 'handbook'));
    writeFileSync(join(folder, 'handbook/service-levels.yaml'), 'format: 1\nmodule: Service levels\n');
    expect(() => readHandbooks(folder, library)).toThrow(ContentError);
    expect(() => readHandbooks(folder, library)).toThrow(/service-levels\.yaml:2:\d+ module: must be an id/);
  });
});
