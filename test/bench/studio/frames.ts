import type { Page } from 'playwright';

/** Frames of the screen while something is done. */
export interface Frames {
  /** Those without a callback, by the time that each callback is given of its frame. */
  dropped: number;
  /** Those whose callback came more than half a frame late by the clock; they may still be drawn in time. */
  late: number;
  /** The longest time between two callbacks, in milliseconds. */
  gap: number;
}

const frame = 1000 / 60;

/** Asks for every frame from here on; as text, since it runs in the page. */
const watching = `
  const seen = (window.seen = { frames: [], clock: [], on: true });
  const tick = (at) => {
    seen.frames.push(at);
    seen.clock.push(performance.now());
    if (seen.on) requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
`;

/** Does something and counts frames until all has come to rest again. */
export async function framesOf(page: Page, act: () => Promise<unknown>): Promise<Frames> {
  await page.waitForTimeout(1500);
  await page.evaluate(watching);
  await page.waitForTimeout(60);
  await act();
  await page.waitForTimeout(900);
  const { frames, clock } = await page.evaluate(() => {
    const { seen } = window as unknown as { seen: { frames: number[]; clock: number[]; on: boolean } };
    seen.on = false;
    return seen;
  });
  const gapsOf = (times: readonly number[]) => times.slice(2).map((time, i) => time - (times[i + 1] ?? time));
  const missing = (times: readonly number[]) =>
    gapsOf(times).reduce((sum, gap) => sum + Math.max(0, Math.round(gap / frame) - 1), 0);
  return { dropped: missing(frames), late: missing(clock), gap: Math.max(...gapsOf(clock)) };
}
