import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser } from 'playwright';
import { build } from 'vite';
import { chromiumLaunch } from '../../support/chromium.ts';
import { library } from '../../support/library.ts';
import { median, print } from '../figures.ts';
import { measured } from '../measured.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const { model } = library;
const pages = 7;
const allowed = 50;

/** Works a debrief out in a fresh page on a CPU four times slower: the first one, and the tenth. */
async function visit(browser: Browser, script: string): Promise<{ first: number; tenth: number }> {
  const page = await browser.newPage();
  await page.addScriptTag({ path: script });
  await page.evaluate((known) => window.ready(known), model);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const all: number[] = [];
  for (let n = 0; n < 10; n++) {
    const { told, hindsight, others } = await page.evaluate(() => window.debrief());
    all.push(told + hindsight + others);
  }
  await page.close();
  return { first: all[0] ?? NaN, tenth: all[9] ?? NaN };
}

/**
 * Everything that the debrief of an attempt of 40 turns shows, worked out once the proofs are loaded: both roads of a
 * what-if told and scored, regret, repair, and the three other customers.
 */
export async function bench(): Promise<void> {
  await measured(new URL('./measure.ts', import.meta.url), { model });
  const cache = join(root, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const outDir = mkdtempSync(join(cache, 'bench-'));
  const browser = await chromium.launch(chromiumLaunch());
  try {
    const entry = fileURLToPath(new URL('./page.ts', import.meta.url));
    const lib = { entry, formats: ['iife' as const], name: 'bench', fileName: () => 'page.js' };
    await build({ root, configFile: false, logLevel: 'error', build: { lib, outDir, copyPublicDir: false } });
    const taken: Awaited<ReturnType<typeof visit>>[] = [];
    for (let n = 0; n < pages; n++) taken.push(await visit(browser, join(outDir, 'page.js')));
    for (const which of ['first', 'tenth'] as const) {
      const value = median(taken.map((t) => t[which]));
      const against = `50 ms at 4x slow-down, in Chromium, the ${which} of a page (target <= 1)`;
      print({ name: 'debrief-40', value, unit: 'ms', against, ratio: value / allowed });
    }
  } finally {
    await browser.close();
    rmSync(outDir, { recursive: true, force: true });
  }
}
