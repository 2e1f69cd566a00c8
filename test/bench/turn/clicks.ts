import type { BrowserContext, Locator, Page } from 'playwright';

/** What one click took, in milliseconds. */
export interface Click {
  /** Event Timing: from the click to the paint that followed, in steps of 8. */
  paint: number;
  /** Everything that ran for it, layout asked for by script included. */
  script: number;
  /** All that the main thread did from the click until the frame with the turn in it was handed on to be drawn. */
  work: number;
}

/** One entry of a Chromium trace, as far as it is read; times in microseconds. */
interface Traced {
  name: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  args: { data?: { type?: string } };
}

declare global {
  interface Window {
    paints: number[];
    scripts: number[];
  }
}

const categories = ['devtools.timeline', 'disabled-by-default-devtools.timeline'];

/** The shortest paint that Event Timing tells of; a shorter one counts as one step less. */
const shortest = 16;

/**
 * Runs in the page before anything else: what the last listener of a click sees has been through all others, and
 * through what they left to be done right after them.
 */
function watch(durationThreshold: number): void {
  let began = 0;
  window.paints = [];
  window.scripts = [];
  addEventListener('click', () => (began = performance.now()), true);
  addEventListener('click', () => void window.scripts.push(performance.now() - began));
  const options = { type: 'event', durationThreshold };
  new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries()) if (name === 'click') window.paints.push(duration);
  }).observe(options);
}

/** A page of the size of a phone on a CPU four times slower, opened and at rest. */
export async function phone(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.addInitScript(watch, shortest);
  await page.goto(url);
  await page.locator('main button, body > button').first().waitFor();
  await page.waitForTimeout(2500); // what is fetched later has come
  return page;
}

/** Tasks are what the main thread runs one after another; the time between them is waiting for the screen. */
function workIn(trace: readonly Traced[]): number {
  const click = trace.find(({ name, args }) => name === 'EventDispatch' && args.data?.type === 'click');
  const main = trace.filter(({ pid, tid }) => pid === click?.pid && tid === click.tid);
  const endOf = ({ ts, dur = 0 }: Traced) => ts + dur;
  const after = main.filter((e) => click && endOf(e) > click.ts).sort((a, b) => a.ts - b.ts);
  const commit = after.find(({ name }) => name === 'Commit');
  if (!commit) throw new Error('the machine is too busy to measure: a click has not been drawn yet');
  const tasks = after.filter(({ name, ts }) => name === 'RunTask' && ts < commit.ts);
  return tasks.reduce((sum, task) => sum + Math.min(endOf(task), endOf(commit)) - task.ts, 0) / 1000;
}

/** Clicks as a hand does, and waits until everything has come to rest again. */
export async function click(page: Page, button: Locator): Promise<Click> {
  await button.hover();
  await page.waitForTimeout(150);
  await page.evaluate(() => {
    window.paints = [];
    window.scripts = [];
  });
  await page.mouse.down();
  await page.waitForTimeout(60);
  const browser = page.context().browser();
  await browser?.startTracing(page, { categories });
  await page.mouse.up();
  await page.waitForTimeout(450);
  const taken = await page.evaluate(() => ({ paint: window.paints[0], script: window.scripts[0] }));
  const { traceEvents } = JSON.parse(String(await browser?.stopTracing())) as { traceEvents: Traced[] };
  return { paint: taken.paint ?? shortest - 8, script: taken.script ?? NaN, work: workIn(traceEvents) };
}
