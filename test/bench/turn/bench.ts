import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser } from 'playwright';
import { build } from 'vite';
import { answer, bodyOf, roads } from '../../journeys/support.ts';
import { chromiumLaunch } from '../../support/chromium.ts';
import { median, print } from '../figures.ts';
import { serve, type Site } from '../startup/serve.ts';
import { click, phone, type Click } from './clicks.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const count = 3;
const frame = 1000 / 60;
const [id, who] = ['dress-by-noon', 'lively'] as const;

/** The floor: a button that changes one word. */
const floorPage = `<!doctype html><meta charset="utf-8" /><meta name="viewport" content="width=device-width" />
<title>Floor</title><p>0</p><button type="button">Next</button>
<script>
  const [p] = document.getElementsByTagName('p');
  const [b] = document.getElementsByTagName('button');
  b.onclick = () => { p.textContent = String(Number(p.textContent) + 1); };
</script>`;

const contextOf = (browser: Browser) =>
  browser.newContext({ serviceWorkers: 'block', locale: 'en-US', viewport: { width: 390, height: 844 } });

/** Plays the best road; every choice but the first, with which everything is still cold. */
async function conversation(browser: Browser, site: Site): Promise<Click[]> {
  const context = await contextOf(browser);
  const page = await phone(context, `${site.url}#/play/${id}/${who}/practice`);
  const clicks: Click[] = [];
  for (const [turn, step] of roads(bodyOf(id), who).good.entries()) {
    const { decision } = step;
    if (decision.kind !== 'choices') {
      await answer(page, step, 'en');
      await page.waitForTimeout(450);
      continue;
    }
    const name = decision.options.find((option) => option.id === step.answer)?.text.en ?? '';
    const taken = await click(page, page.getByRole('button', { name, exact: true }));
    if (turn > 0) clicks.push(taken);
  }
  await context.close();
  return clicks;
}

async function floor(browser: Browser, site: Site): Promise<Click[]> {
  const context = await contextOf(browser);
  const page = await phone(context, site.url);
  const clicks: Click[] = [];
  for (let n = 0; n < 8; n++) clicks.push(await click(page, page.getByRole('button')));
  await context.close();
  return clicks.slice(1);
}

/** How long after a choice the next turn is on the screen of a slow phone. */
export async function bench(): Promise<void> {
  const cache = join(root, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'bench-'));
  const sites: Site[] = [];
  const browser = await chromium.launch(chromiumLaunch());
  try {
    const dist = join(folder, 'app');
    await build({ root, logLevel: 'error', build: { outDir: dist } });
    const plain = join(folder, 'floor');
    mkdirSync(plain);
    writeFileSync(join(plain, 'index.html'), floorPage);
    const ourSite = await serve(dist);
    sites.push(ourSite);
    const floorSite = await serve(plain);
    sites.push(floorSite);
    const ours: Click[] = [];
    const theirs: Click[] = [];
    for (let round = 0; round < count; round++) {
      ours.push(...(await conversation(browser, ourSite)));
      theirs.push(...(await floor(browser, floorSite)));
    }
    const paint = median(ours.map((c) => c.paint));
    const least = median(theirs.map((c) => c.paint));
    const script = median(ours.map((c) => c.script));
    print({
      name: 'turn-paint',
      value: paint,
      unit: 'ms',
      against: `a button that changes one word, ${String(least)} ms`,
      ratio: paint / least,
    });
    print({
      name: 'turn-paint',
      value: paint,
      unit: 'ms',
      against: 'that button and one frame',
      ratio: paint / (least + frame),
    });
    print({
      name: 'turn-script',
      value: script,
      unit: 'ms',
      against: 'a frame of 16.7 ms',
      ratio: script / frame,
    });
    const work = median(ours.map((c) => c.work));
    const leastWork = median(theirs.map((c) => c.work));
    print({
      name: 'turn-work',
      value: work,
      unit: 'ms',
      against: `a frame of 16.7 ms, of which that button takes ${leastWork.toFixed(1)}`,
      ratio: work / frame,
    });
  } finally {
    await browser.close();
    await Promise.all(sites.map((site) => site.close()));
    rmSync(folder, { recursive: true, force: true });
  }
}
