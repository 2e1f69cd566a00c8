import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import type { Bounds } from '../../src/model/index.ts';
import { hindsightOf, Outlook } from '../../src/proof/index.ts';
import { bodyOf, play, roads, words } from './support.ts';

const [id, who] = ['dress-by-noon', 'powerful'] as const;
const body = bodyOf(id);
const { bad, program } = roads(body, who);
const answers = bad.map((step) => step.answer);
const bounds = body.bounds[who] as Bounds;
const { turns, repair } = hindsightOf(program, new Outlook(program), answers, bounds);

async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`);
}

async function failed(page: Page, language: 'en' | 'zh'): Promise<void> {
  await page.goto(`/#/play/${id}/${who}/practice`);
  await play(page, bad, language);
  await page.getByRole('button', { name: words[language].end }).click();
}

test('a debrief says where the points went, and what would have passed', async ({ page }) => {
  const problems: string[] = [];
  page.on('console', (m) => m.type() === 'error' && problems.push(m.text()));
  await failed(page, 'en');
  await expect(page.getByRole('heading', { name: /^Turn \d+ cost most: / })).toBeVisible();
  const card = page.locator('section', {
    has: page.getByRole('heading', { name: 'What would have passed' }),
  });
  for (const text of await card.locator('details summary').all()) await text.click();
  for (const { told } of repair?.changes ?? [])
    await expect(card.getByText(told[0]?.en ?? '', { exact: true })).toBeVisible();
  // What the worker says is what was proven here.
  const figure = page.locator('section', { has: page.getByRole('heading', { name: /cost most/ }) });
  await figure.getByText('The numbers as a table').click();
  const lost = await figure.locator('tbody tr td:first-of-type').allInnerTexts();
  expect(lost).toEqual(turns.map(({ points }) => (points ? `−${String(Math.round(points))}` : '0')));
  expect(await faults(page)).toEqual([]);
  expect(problems).toEqual([]);
});

test.describe('on a phone, in Chinese and in the dark', () => {
  test.use({ locale: 'zh-CN', viewport: { width: 360, height: 740 }, colorScheme: 'dark' });

  test('long sections wait folded, and paper shows them', async ({ page }) => {
    await failed(page, 'zh');
    await expect(page.getByRole('heading', { name: '怎样就能通过' })).toBeVisible();
    const better = page
      .getByText(turns.find((t) => t.better)?.better?.told[0]?.zh ?? '', { exact: true })
      .last();
    await expect(better).toBeHidden();
    await page.getByText('逐轮回看').click();
    await expect(better).toBeVisible();
    const wider = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(await wider()).toBe(0);
    expect(await faults(page)).toEqual([]);
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    for (const table of await page.locator('article table').all()) await expect(table).toBeVisible();
    await expect(page.getByRole('button', { name: '打印' })).toBeHidden();
  });
});
