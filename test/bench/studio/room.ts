import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium, type Page } from 'playwright';
import { build } from 'vite';
import { stringify } from 'yaml';
import { chromiumLaunch } from '../../support/chromium.ts';
import { median, print } from '../figures.ts';
import { graphOf } from '../proof/scenarios.ts';
import { serve } from '../startup/serve.ts';
import { framesOf, type Frames } from './frames.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const [steps, keys, times] = [500, 60, 7];

/** What is done to a step by one key, in this order, so that the draft is as before afterwards. */
const presses = {
  unfolding: 'ArrowRight',
  adding: 'Insert',
  'moving-it': 'Alt+ArrowUp',
  undoing: 'Control+z',
  'undoing-again': 'Control+z',
  folding: 'ArrowLeft',
};

/** A scenario of so many steps that is all there. */
function scenario(): string {
  const value = JSON.parse(JSON.stringify(graphOf(steps))) as { customer: { person: string } };
  value.customer.person = 'luo-yun';
  return stringify(value);
}

type Manifest = Record<
  string,
  { file: string; imports?: string[]; dynamicImports?: string[]; isEntry?: boolean }
>;

/** Everything that files of the source bring along at once; with `later` also what they fetch later, but for the studio. */
function closure(manifest: Manifest, roots: readonly string[], later = false): Set<string> {
  const seen = new Set<string>();
  const visit = (key: string) => {
    const chunk = manifest[key];
    if (!chunk || seen.has(chunk.file)) return;
    seen.add(chunk.file);
    chunk.imports?.forEach(visit);
    if (later) chunk.dynamicImports?.filter((one) => !one.startsWith('src/studio/')).forEach(visit);
  };
  roots.forEach(visit);
  return seen;
}

const sizeOf = (dist: string, files: Iterable<string>) =>
  [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file)), { level: 9 }).length, 0) /
  1000;

/**
 * What a screen of the studio brings that no screen of the learner's has; and what it brings to somebody who has seen
 * none of those yet, beyond their first.
 */
function weigh(dist: string): void {
  const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Manifest;
  const screens = Object.keys(manifest).filter(
    (key) => manifest[key]?.isEntry || /^src\/(learner|player|app)\//.test(key),
  );
  const known = { '': closure(manifest, screens, true), '-first': closure(manifest, screens) };
  const studio = (file: string) => `src/studio/${file}.svelte`;
  const parts = {
    room: ['Writing', 'inspector/Inspector', 'preview/Pane', 'proof/Proof'],
    library: ['Library'],
    map: ['map/Map'],
  };
  for (const [name, files] of Object.entries(parts))
    for (const [when, had] of Object.entries(known)) {
      const all = [...closure(manifest, files.map(studio))];
      const value = sizeOf(
        dist,
        all.filter((file) => file.endsWith('.js') && !had.has(file)),
      );
      const figure = { name: `studio-${name}${when}`, value, unit: 'kB gzip' };
      print({ ...figure, against: '150 kB (target <= 1)', ratio: value / 150 });
    }
}

/** Types into a field; also how long each key took until it was painted, in milliseconds. */
async function typed(page: Page, selector: string): Promise<Frames & { events: number[] }> {
  await page.locator(selector).first().click();
  await page.evaluate(`
    window.events = [];
    new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries()) if (name === 'keydown') window.events.push(duration);
    }).observe({ type: 'event', durationThreshold: 16 });
  `);
  const frames = await framesOf(page, () => page.keyboard.type('words '.repeat(keys / 6), { delay: 60 }));
  return { ...frames, events: await page.evaluate(() => (window as unknown as { events: number[] }).events) };
}

/** Typing in a scenario of 500 steps, alone and with the map open, beside typing on an empty page. */
export async function editing(): Promise<void> {
  const cache = join(root, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'bench-'));
  const dist = process.env['RAPPORT_DIST'] ?? join(folder, 'app');
  const browser = await chromium.launch(chromiumLaunch());
  try {
    if (!process.env['RAPPORT_DIST'])
      await build({ root, logLevel: 'error', build: { outDir: dist, manifest: true } });
    weigh(dist);
    const site = await serve(dist);
    const viewport = { width: 1440, height: 900 };
    // What is fetched for use offline is fetched once a version, and not what is measured here.
    const page = await browser.newPage({ viewport, locale: 'en', serviceWorkers: 'block' });
    const bare = await browser.newPage({ viewport });
    await bare.setContent('<textarea></textarea>');
    await page.goto(`${site.url}#/studio`);
    await page.locator('input[type=file]').setInputFiles({
      name: 'large.yaml',
      mimeType: 'text/yaml',
      buffer: Buffer.from(scenario()),
    });
    await page
      .getByRole('link', { name: /Generated/ })
      .first()
      .click({ timeout: 120_000 });
    await page.getByRole('treeitem', { name: /n-0/ }).first().click();
    const floor = await typed(bare, 'textarea');
    for (const pane of ['Play', 'Map', 'Proof']) {
      await page.getByRole('tab', { name: pane }).click();
      await page.waitForTimeout(5000);
      const { dropped, late, gap, events } = await typed(page, '#pane-edit textarea');
      const name = `studio-typing-${String(steps)}-${pane.toLowerCase()}`;
      print({
        name: `${name}-dropped`,
        value: dropped,
        unit: 'frames',
        against: `an empty page: ${String(floor.dropped)}; late ${String(late)}, there ${String(floor.late)}`,
        ratio: dropped / Math.max(1, floor.dropped),
      });
      print({
        name: `${name}-gap`,
        value: gap,
        unit: 'ms',
        against: `an empty page: ${floor.gap.toFixed(0)} ms`,
        ratio: gap / floor.gap,
      });
      const keyed = { value: median(events.length ? events : [16]), unit: 'ms' };
      print({
        name: `${name}-key`,
        ...keyed,
        against: 'a key on an empty page',
        ratio: keyed.value / median(floor.events.length ? floor.events : [16]),
      });
      // Other edits than typing, time after time: the first ones also compile what they run.
      const row = page.getByRole('treeitem', { name: /n-0/ }).first();
      const all: Record<string, Frames[]> = {};
      for (let n = 0; n < times; n++) {
        await row.click();
        for (const [what, press] of Object.entries(presses))
          (all[what] ??= []).push(await framesOf(page, () => page.keyboard.press(press)));
      }
      for (const [what, frames] of Object.entries(all)) {
        const value = median(frames.map(({ dropped }) => dropped));
        const oneByOne = frames.map(({ dropped, late }) => `${String(dropped)} (${String(late)})`).join(', ');
        print({
          name: `studio-${what}-${String(steps)}-${pane.toLowerCase()}-dropped`,
          value,
          unit: 'frames',
          against: `none (target 0); one by one, in brackets those late: ${oneByOne}`,
          ratio: value,
        });
      }
    }
    await site.close();
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
