import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Download, type Page } from '@playwright/test';
import { csvFormat, csvParse } from 'd3-dsv';

const faults = async (page: Page) =>
  (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [id, nodes[0]?.html]);
const library = async (page: Page) => {
  await page.goto('/#/studio');
  await expect(page.getByRole('heading', { name: 'Your drafts' })).toBeVisible();
};
const open = (page: Page, name: string, content: string | Buffer) =>
  page.locator('input[type=file]').setInputFiles({
    ...{ name, mimeType: 'application/octet-stream' },
    buffer: Buffer.from(content),
  });
const saved = async (page: Page, press: string) => {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: press }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: await bytesOf(download) };
};
const bytesOf = async (download: Download) => readFileSync(await download.path());
const own = (page: Page) => page.getByRole('region', { name: 'Your drafts' }).getByRole('article');

/** Publishes what is open, with whatever there is to look at. */
async function publish(page: Page, note: string) {
  await page.getByRole('tab', { name: 'Versions' }).click();
  await page.getByLabel('What is new in it?').fill(note);
  const anyway = page.getByRole('button', { name: 'Publish all the same' });
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  const done = page.getByText(/Published as version \d+/);
  await expect(done.or(anyway)).toBeVisible();
  if (await anyway.isVisible()) await anyway.click();
  await expect(done).toBeVisible();
}

test('a template is published by mouse, compared, handed out and taken back in', async ({ page }) => {
  await page.addInitScript(() => {
    // A folder of the browser’s own, since nobody is there to choose one.
    Object.assign(window, { showDirectoryPicker: () => navigator.storage.getDirectory() });
  });
  await library(page);
  await page.getByRole('button', { name: 'A complaint in four steps' }).click();
  await publish(page, 'First for the team');
  expect(await faults(page)).toEqual([]);

  await page.getByRole('button', { name: 'No safe copy' }).click();
  await page.getByRole('button', { name: 'Choose a folder for copies…' }).click();
  await expect(page.getByRole('button', { name: /^Safe copy/ })).toBeVisible();
  const copies = await page.evaluate(async () => {
    const folder = await navigator.storage.getDirectory();
    return Array.fromAsync((folder as unknown as { keys: () => AsyncIterable<string> }).keys());
  });
  expect(copies).toEqual([expect.stringMatching(/^complaint-in-steps-\d{4}-\d\d-\d\d-\d{4}\.rapport$/)]);

  await page.getByRole('textbox', { name: 'Title', exact: true }).fill('A complaint in our shop');
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await expect(page.getByText('Only words have changed.')).toBeVisible();
  await expect(page.locator('ins', { hasText: 'A complaint in our shop' })).toBeVisible();
  await page.getByRole('button', { name: 'Bring version 1 back' }).click();
  await expect(page.getByRole('textbox', { name: 'Title', exact: true })).toHaveValue(
    'A complaint in four steps',
  );

  await page.getByRole('tab', { name: 'Files' }).click();
  expect(await faults(page)).toEqual([]);
  await expect(page.getByLabel('What is handed out').locator(':checked')).toHaveText(
    'Version 1: First for the team',
  );
  const pack = await saved(page, 'Pack (.rapport)');
  const yaml = await saved(page, 'Text file (.yaml)');
  expect(yaml.bytes.toString()).toMatch(/^# A complaint in four steps/);
  await page.getByRole('button', { name: 'Make a link' }).click();
  const link = await page.getByLabel('The link', { exact: true }).inputValue();

  await library(page);
  await expect(own(page).first()).toContainText('Published: version 1');
  await expect(own(page).first()).toContainText(/to look at|nothing to mend/);
  await open(page, pack.name, pack.bytes);
  await expect(page.getByText(`Came in from ${pack.name}`)).toBeVisible();
  await expect(own(page)).toHaveCount(2);
  expect(await faults(page)).toEqual([]);
  await page.goto(link);
  await page.getByRole('button', { name: 'Add to my drafts' }).click();
  await expect(page.getByRole('textbox', { name: 'Title', exact: true })).toHaveValue(
    'A complaint in four steps',
  );
});

test('a conversation of the course is looked at, and a copy of it written in', async ({ page }) => {
  await library(page);
  await page.locator('summary', { hasText: 'Handling complaints' }).click();
  const link = page.getByRole('region', { name: 'From the course' }).getByRole('link').first();
  const title = (await link.textContent()) ?? '';
  await link.click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await page.getByRole('tab', { name: 'Proof' }).click();
  await expect(page.getByText('Checking…')).toHaveCount(0);
  expect(await faults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Duplicate to edit' }).click();
  await expect(page.getByRole('textbox', { name: 'Title', exact: true })).toHaveValue(title);
});

test('a Twine story becomes a proven scenario', async ({ page }) => {
  await library(page);
  await open(page, 'lost-glove.twee', readFileSync('test/fixtures/lost-glove.twee'));
  await expect(page.getByText('What could not be carried over')).toBeVisible();
  await expect(page.getByText(/A macro, picture or HTML stays as plain text/)).toBeVisible();
  await page.getByRole('link', { name: 'The lost glove' }).first().click();
  await page.getByRole('tab', { name: 'Versions' }).click();
  await expect(page.getByText(/things have to be mended first/)).toBeVisible();

  // What was never written in the story is written in a table, in both languages.
  await page.getByRole('tab', { name: 'Files' }).click();
  const { bytes } = await saved(page, 'Save all texts (.csv)');
  const rows = csvParse(bytes.toString().replace(/^\uFEFF/, ''));
  for (const [i, row] of rows.entries()) {
    row['en'] ||= `Words number ${String(i)}`;
    row['zh'] ||= `第${String(i)}句话`;
  }
  await open(page, 'texts.csv', csvFormat(rows, ['path', 'en', 'zh', 'was']));
  await expect(page.getByText(/texts were put back/)).toBeVisible();

  // With so much patience nobody ever leaves; the two endings of those who do are what is left to mend.
  await page.getByRole('tab', { name: 'Versions' }).click();
  await expect(page.getByText('2 things have to be mended first:')).toBeVisible();
  await page.getByRole('treeitem', { name: 'The customer' }).click();
  await page.getByRole('slider', { name: 'Patience' }).fill('2');
  await publish(page, 'Out of Twine');
});

test('a failed import leaves the library untouched', async ({ page }) => {
  await library(page);
  await page.getByRole('button', { name: 'A bare frame' }).click();
  await expect(page.getByRole('tree')).toBeVisible();
  await library(page);
  await expect(own(page)).toHaveCount(1);
  const stored = () =>
    page.evaluate(async () => {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open('rapport');
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error('the database does not open'));
      });
      const tables = ['drafts', 'beginnings', 'edits', 'versions'];
      const all = await Promise.all(
        tables.map(
          (name) =>
            new Promise<unknown>((resolve) => {
              const request = db.transaction(name).objectStore(name).getAll();
              request.onsuccess = () => resolve(request.result);
            }),
        ),
      );
      db.close();
      return JSON.stringify(all);
    });
  const before = await stored();
  for (const [name, content] of [
    ['cut.rapport', 'PK\u0003\u0004 and no more'],
    ['hostile.yaml', 'nodes: { __proto__: { says: { en: x, zh: y } } }'],
    ['list.yaml', '- no scenario'],
    ['story.html', '<html><script>window.pwned = true</script></html>'],
  ] as const) {
    await open(page, name, content);
    await expect(page.getByText(`${name} was not opened. Your drafts are as they were.`)).toBeVisible();
  }
  expect(await stored()).toBe(before);
  expect(await page.evaluate(() => 'pwned' in window)).toBe(false);
  expect(await faults(page)).toEqual([]);
});
