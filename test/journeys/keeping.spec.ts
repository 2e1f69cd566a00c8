import { expect, test } from '@playwright/test';
import { answer, bodyOf, play, roads, saved, storedChoices, words } from './support.ts';

const id = 'dress-by-noon';
const { good } = roads(bodyOf(id), 'lively');
const start = `/#/play/${id}/lively/practice`;

test('a reload in the middle goes on where it was', async ({ page }) => {
  await page.goto(start);
  await play(page, good.slice(0, 3), 'en');
  await saved(page);
  await page.reload();
  await expect(page.getByText('Turn 4')).toBeVisible();
  await play(page, good.slice(3), 'en');
  await page.getByRole('button', { name: words.en.end }).click();
  await expect(page.getByText('Score 100 of 100').first()).toBeVisible();
});

test('leaving and coming back by the map goes on where it was', async ({ page }) => {
  await page.goto(start);
  await play(page, good.slice(0, 2), 'en');
  await saved(page);
  await page
    .getByRole('button', { name: 'Leave the conversation' })
    .or(page.getByRole('link', { name: 'Leave the conversation' }))
    .click();
  await page.goto('/#/');
  await expect(page.getByText(/turn 3/i).first()).toBeVisible();
});

test('a second tab on the same attempt is told, and nothing is lost', async ({ page, context }) => {
  await page.goto(start);
  await play(page, good.slice(0, 2), 'en');
  await saved(page);
  await expect(page).toHaveURL(/#\/attempt\//);
  const second = await context.newPage();
  await second.goto(page.url());
  await expect(second.getByText('This conversation is open in another tab')).toBeVisible();
  await second.getByRole('button', { name: 'Open it here anyway' }).click();
  const [third, fourth] = [good[2], good[3]];
  if (!third || !fourth) throw new Error('short road');
  await answer(second, third, 'en');
  await saved(second);
  await answer(page, third, 'en');
  await expect(page.getByRole('alert')).toContainText('another tab');
  expect(await storedChoices(second)).toBe(3);
  await answer(second, fourth, 'en');
  await saved(second);
  expect(await storedChoices(second)).toBe(4);
});

test('works with the network off after one visit', async ({ page, context }) => {
  await page.goto('/');
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page.reload();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await context.setOffline(true);
  await page.goto(start);
  await page.reload();
  await play(page, good.slice(0, 2), 'en');
  await saved(page);
  await page.goto('/#/settings');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Settings');
});

test('a full disk is said plainly, and the choices are kept once there is room', async ({
  page,
  context,
}) => {
  await page.goto('/#/settings');
  const cdp = await context.newCDPSession(page);
  const origin = new URL(page.url()).origin;
  // Chromium trusts what it last knew of the room for half a minute, so the disk is full from the beginning.
  await cdp.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  await page.goto(start);
  await play(page, good.slice(0, 2), 'en');
  await expect(page.getByRole('alert')).toContainText('no space left');
  await play(page, good.slice(2, 3), 'en');
  await expect(page.locator('header').getByText('not saved')).toBeVisible();
  await cdp.send('Storage.overrideQuotaForOrigin', { origin });
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('alert')).toBeHidden();
  await saved(page);
  expect(await storedChoices(page)).toBe(3);
});

test('a database of a newer Rapport is left alone, and one can still practise', async ({ page }) => {
  await page.goto('/#/settings');
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const gone = indexedDB.deleteDatabase('rapport');
        gone.onsuccess = () => {
          const opening = indexedDB.open('rapport', 990);
          opening.onupgradeneeded = () => opening.result.createObjectStore('future');
          opening.onsuccess = () => {
            opening.result.close();
            resolve();
          };
          opening.onerror = () => reject(opening.error ?? new Error());
        };
      }),
  );
  await page.goto('about:blank');
  await page.goto(start);
  await play(page, good.slice(0, 1), 'en');
  await expect(page.getByRole('alert')).toContainText('newer Rapport');
  await play(page, good.slice(1), 'en');
  await expect(page.getByRole('button', { name: words.en.end })).toBeVisible();
});

test('without any IndexedDB one can talk to the end and read the debrief', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'indexedDB', { value: undefined });
  });
  await page.goto(start);
  await play(page, good, 'en');
  await page.getByRole('button', { name: words.en.end }).click();
  await expect(page.getByText('Score 100 of 100').first()).toBeVisible();
});

test('a backup goes out of one browser and into another', async ({ page, browser }) => {
  await page.goto(start);
  await play(page, good, 'en');
  await saved(page);
  await page.goto('/#/settings');
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: /Save a backup/i }).click();
  const file = await (await downloading).path();
  const other = await (await browser.newContext({ locale: 'en-US' })).newPage();
  await other.goto(new URL('/#/settings', page.url()).href);
  await other.locator('input[type=file]').setInputFiles(file);
  await expect.poll(() => storedChoices(other)).toBe(good.length);
  await other.locator('input[type=file]').setInputFiles({
    name: 'x.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"rapport": 1, "att'),
  });
  await expect(other.getByText(/cut|incomplete|damaged|whole/i).first()).toBeVisible();
  expect(await storedChoices(other)).toBe(good.length);
});
