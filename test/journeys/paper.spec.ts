import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { run } from '../../src/cli/main.ts';
import { codeOf, compile } from '../../src/engine/index.ts';
import { bodyOf, play, roads, saved, words } from './support.ts';

const id = 'dress-by-noon';
const body = bodyOf(id);
const { good, bad, program } = roads(body, 'lively');

async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`);
}
async function verify(page: Page, code: string): Promise<void> {
  await page.getByLabel('Code').fill(code);
  await page.getByRole('button', { name: 'Verify' }).click();
}
/** How many sheets of paper the page takes. */
async function sheets(page: Page, format: 'A4' | 'Letter'): Promise<number> {
  const pdf = await page.pdf({ format });
  return [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b(?!s)/g)].length;
}

test('a certificate is printed on one sheet, and verified in another browser and at the command line', async ({
  page,
  browser,
  baseURL,
}) => {
  await page.goto(`/#/play/${id}/lively/assessed`);
  await play(page, good, 'en');
  await saved(page);
  await page.getByRole('button', { name: words.en.end }).click();
  await page.getByRole('link', { name: 'Certificate' }).click();
  await page.getByLabel('Your name, as it should stand on the certificate').fill('Lin Xiaoyu');
  await expect(page.getByText('has passed the conversation')).toBeVisible();
  expect(page.url()).not.toContain('Lin');
  expect(await faultsOf(page)).toEqual([]);
  for (const format of ['A4', 'Letter'] as const) expect(await sheets(page, format)).toBe(1);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: 'Print' })).toBeHidden();
  await expect(page.getByText('100 of 100')).toBeVisible();
  const code = (await page.locator('[data-code]').innerText()).replace(/\s/g, '');

  const context = await browser.newContext({ locale: 'en-US', viewport: { width: 320, height: 640 } });
  const other = await context.newPage();
  await other.goto(new URL('/#/verify', baseURL).href);
  await verify(other, code.toLowerCase().replaceAll('-', ' '));
  await expect(other.getByRole('heading', { name: 'Confirmed', exact: true })).toBeFocused();
  await expect(other.getByRole('row', { name: 'Name Lin Xiaoyu' })).toBeVisible();
  await expect(other.getByRole('row', { name: 'Score 100 of 100' })).toBeVisible();
  await expect(other.getByRole('row', { name: 'Mode Assessed' })).toBeVisible();
  expect(await faultsOf(other)).toEqual([]);
  expect(await other.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await context.close();

  const said: string[] = [];
  expect(run(['verify', code], { print: (line) => said.push(line), error: (line) => said.push(line) })).toBe(
    0,
  );
  expect(said.join('\n')).toContain('Lin Xiaoyu');
});

test('a code that was altered, cut, or is for another version says so, and shows no score', async ({
  page,
}) => {
  const facts = {
    name: 'Lin',
    personality: 'lively',
    mode: 'practice',
    day: 20_779,
    score: 100,
    standIn: 0,
  } as const;
  const code = codeOf(
    facts,
    body,
    program,
    good.map((s) => s.answer),
  );
  const older = { ...body, hash: `${body.hash.startsWith('0') ? '1' : '0'}${body.hash.slice(1)}` };
  const old = codeOf(
    facts,
    older,
    compile(older, 'lively'),
    good.map((s) => s.answer),
  );
  await page.goto('/#/verify');
  for (const [typed, says] of [
    [code.replace(/.$/, (last) => (last === '0' ? '8' : '0')), 'the code is not as it was issued'],
    [code.slice(0, -6), 'part of the code is missing'],
    [old, 'it is for another version of the conversation'],
  ] as const) {
    await verify(page, typed);
    await expect(page.getByRole('heading', { name: `Not confirmed: ${says}` })).toBeFocused();
    await expect(page.getByText(/100/)).toHaveCount(0);
  }
});

test.describe('in Chinese, on a phone', () => {
  test.use({ locale: 'zh-CN', viewport: { width: 360, height: 740 }, colorScheme: 'dark' });

  test('the map is walked by the keyboard, and a principle leads to its page', async ({ page }) => {
    await page.goto(`/#/play/${id}/lively/practice`);
    await play(page, bad, 'zh');
    await saved(page, 'zh');
    await page.getByRole('button', { name: words.zh.end }).click();
    await page.getByText(/个地方，你到过 \d+ 个；最佳路线从第 \d+ 轮起和你分开/).click();
    const first = page.getByRole('button', { name: '第 1 轮，在最佳路线上' });
    await first.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page.locator('[data-place][aria-pressed="true"]')).toBeFocused();
    await expect(page.getByText('看地点列表')).toBeVisible();
    expect(await faultsOf(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    const principle = page.locator('details:has(> a[href^="#/principle/"])').first();
    await principle.locator('summary').click();
    await principle.getByRole('link').click();
    await expect(page.getByRole('heading', { name: '考到它的对话' })).toBeVisible();
    await expect(page.getByText(/^\d+%$/)).toBeVisible();
    await expect(page.getByText(/^为什么是 \d+%？$/)).toBeVisible();
    expect(await faultsOf(page)).toEqual([]);
  });
});
