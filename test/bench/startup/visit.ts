import { chromium } from 'playwright';
import { chromiumLaunch } from '../../support/chromium.ts';
import type { Sent, Site } from './serve.ts';

/** What it took until the first choice could be clicked. */
export interface Visit extends Sent {
  ms: number;
}

declare global {
  interface Window {
    clickable?: (ms: number) => Promise<void>;
  }
}

/**
 * Runs in the page: tells as soon as a button with these words can be seen and clicked.
 * No function in here has a name: the loader of TypeScript would mark it by means that the page has not got.
 */
function watch(words: string): void {
  const timer = setInterval(() => {
    const button = [...document.querySelectorAll('button')].find((b) => b.textContent.includes(words));
    if (!button || button.disabled || !button.checkVisibility()) return;
    clearInterval(timer);
    void window.clickable?.(performance.now());
  }, 10);
}

/** Opens an address in a browser that has never seen anything, on slow 4G and a CPU four times slower. */
export async function visit(site: Site, hash: string, words: string): Promise<Visit> {
  const browser = await chromium.launch(chromiumLaunch());
  try {
    const context = await browser.newContext({ serviceWorkers: 'block', locale: 'en-US' });
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    await cdp.send('Network.enable');
    await cdp.send('Network.setCacheDisabled', { cacheDisabled: true });
    await cdp.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 150,
      downloadThroughput: 1_600_000 / 8,
      uploadThroughput: 750_000 / 8,
    });
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    let reach: (ms: number) => void = () => undefined;
    const reached = new Promise<Visit>((done) => {
      reach = (ms) => {
        done({ ...site.sent(), ms });
      };
    });
    await page.exposeFunction('clickable', reach);
    site.recount();
    await page.addInitScript(watch, words);
    const late = new Promise<never>((_, fail) => {
      page.on('pageerror', fail);
      setTimeout(() => {
        fail(new Error(`no choice "${words}" at ${site.url}${hash} within 60 s`));
      }, 60_000).unref();
    });
    await page.goto(site.url + hash, { waitUntil: 'commit' });
    return await Promise.race([reached, late]);
  } finally {
    await browser.close();
  }
}
