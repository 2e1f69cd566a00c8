import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type BrowserContext, type Page } from 'playwright';
import { build } from 'vite';
import { chromiumLaunch } from '../../support/chromium.ts';
import { median, print, ratioOf } from '../figures.ts';
import { serve, type Site } from '../startup/serve.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const now = Date.UTC(2026, 10, 22, 20);
const events = 1_000_000;
/** Of what is to take at most so much of reading everything. */
const allowed = 1 / 500;
const [visits, readings, writings] = [3, 9, 60];

async function visit(context: BrowserContext, { url }: Site): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(0);
  await page.goto(url);
  return page;
}

/**
 * What the progress screen reads after a year of a million events, against reading them all; and what it costs an
 * answer to keep the sums. In Chromium with a profile on disk: a private window would keep the database in memory.
 */
export async function bench(): Promise<void> {
  const cache = join(root, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'bench-'));
  const [profile, outDir] = [join(folder, 'profile'), join(folder, 'site')];
  const entry = fileURLToPath(new URL('./page.ts', import.meta.url));
  const lib = { entry, formats: ['iife' as const], name: 'bench', fileName: () => 'page.js' };
  await build({ root, configFile: false, logLevel: 'error', build: { lib, outDir, copyPublicDir: false } });
  writeFileSync(
    join(outDir, 'index.html'),
    '<!doctype html><title>Bench</title><script src="page.js"></script>',
  );
  const site = await serve(outDir);
  const context = await chromium.launchPersistentContext(profile, chromiumLaunch());
  try {
    const filling = await visit(context, site);
    const stored = await filling.evaluate(([count, at]) => window.fill(count, at), [events, now] as const);
    await filling.close();
    const taken = { first: [] as number[], next: [] as number[], all: [] as number[], rows: 0 };
    for (let n = 0; n < visits; n++) {
      const page = await visit(context, site);
      const first = await page.evaluate((at) => window.dashboard(at), now);
      const next: number[] = [];
      for (let i = 0; i < readings; i++)
        next.push((await page.evaluate((at) => window.dashboard(at), now)).took);
      const all = await page.evaluate(() => window.everything());
      if (all.rows !== stored) throw new Error(`${String(all.rows)} of ${String(stored)} events were read`);
      taken.first.push(first.took);
      taken.next.push(median(next));
      taken.all.push(all.took);
      taken.rows = first.rows;
      await page.close();
    }
    const whole = `reading all ${String(stored)} events, ${median(taken.all).toFixed(0)} ms`;
    for (const which of ['first', 'next'] as const)
      print({
        name: `progress-${which}`,
        value: median(taken[which]),
        unit: 'ms',
        against: `1/500 of ${whole}; ${String(taken.rows)} rows (target <= 1)`,
        ratio: ratioOf(taken[which], taken.all) / allowed,
      });
    const page = await visit(context, site);
    const wrote: { kept: number; bare: number }[] = [];
    for (let n = 0; n < writings; n++)
      wrote.push(await page.evaluate(([i, at]) => window.answers(i, at), [n, now] as const));
    const [kept, bare] = [wrote.map((w) => w.kept), wrote.map((w) => w.bare)];
    print({
      name: 'progress-answer',
      value: median(kept),
      unit: 'ms',
      against: `adding the answer alone, as durably, ${median(bare).toFixed(1)} ms`,
      ratio: ratioOf(kept, bare),
    });
  } finally {
    await context.close();
    await site.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
