import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';

const faults = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map((f) => `${f.id}: ${f.nodes.map((n) => n.html).join(' ')}`);
};
const open = (page: Page, title: string) =>
  page.locator('details', { has: page.getByRole('heading', { name: title, exact: true }) });

test('looked up by keyboard: words, a result, its page, the next principle, and back to the results', async ({
  page,
}) => {
  await page.goto('#/');
  await page.getByRole('link', { name: 'Handbook' }).click();
  await page.getByRole('searchbox', { name: 'Search the handbook' }).focus();
  await page.keyboard.type('iceberg');
  await expect(page.getByText(/\d+ places? found/)).toBeVisible();
  await expect(page.locator('mark').first()).toHaveText(/iceberg/i);
  const link = page.getByRole('link', { name: /iceberg/i }).first();
  await link.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Why it works' })).toBeVisible();
  const slider = page.getByRole('slider', { name: 'How far trust has grown' });
  await slider.focus();
  await page.keyboard.press('End');
  await expect(page.getByRole('status').filter({ hasText: 'After kept promises' })).toBeVisible();
  await page.getByRole('link', { name: /^Next:/ }).click();
  await expect(page.getByRole('heading', { name: 'Why it works' })).toBeVisible();
  await page.goBack();
  await page.goBack();
  await expect(page.getByRole('searchbox')).toHaveValue('iceberg');
  await expect(page.getByText(/\d+ places? found/)).toBeVisible();
});

test('what is written is there after a reload, and can be taken along as text', async ({ page }) => {
  await page.goto('#/module/managing-expectations');
  const answer = page.getByRole('textbox', { name: 'Your answer' }).first();
  await answer.fill('Last Monday at the bank.');
  await expect(open(page, 'Reflection').getByText('saved', { exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Your answer' }).first()).toHaveValue(
    'Last Monday at the bank.',
  );
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as text' }).click();
  expect((await download).suggestedFilename()).toBe('rapport-managing-expectations.txt');
});

test('a case asks first and tells a view afterwards', async ({ page }) => {
  await page.goto('#/case/managing-expectations/CASE-002');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'One view' })).toHaveCount(0);
  await page.getByRole('button', { name: 'See one view' }).first().press('Enter');
  await expect(page.getByRole('heading', { name: 'One view' })).toBeVisible();
  await page.goto('#/case/managing-expectations/CASE-999');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is nothing at this address');
});

test.describe('in Chinese on a phone', () => {
  test.use({ locale: 'zh-CN', viewport: { width: 320, height: 640 } });

  test('search finds 期望 and marks it; a long page is folded; nothing is wider than the screen', async ({
    page,
  }) => {
    await page.goto('#/handbook');
    await page.getByRole('searchbox', { name: '搜索手册' }).fill('期望');
    await expect(page.getByRole('link', { name: '管理客户期望' })).toBeVisible();
    await expect(page.locator('mark', { hasText: '期望' }).first()).toBeVisible();
    expect(await faults(page)).toEqual([]);
    await page.getByRole('link', { name: '管理客户期望' }).click();
    const points = open(page, '要点');
    await expect(points).not.toHaveAttribute('open');
    await points.locator('summary').press('Enter');
    await expect(points.getByRole('listitem').first()).toBeVisible();
    await open(page, '动手试试').locator('summary').first().click();
    await expect(page.getByRole('figure').first()).toBeVisible();
    expect(await faults(page)).toEqual([]);
    for (const place of [
      '#/module/managing-expectations',
      '#/principle/kano-three-qualities',
      '#/sheet/dress-by-noon',
      '#/case/managing-expectations/CASE-002',
      '#/handbook',
    ]) {
      await page.goto(place);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect([place, wider]).toEqual([place, 0]);
    }
  });
});

test.describe('in the dark', () => {
  test.use({ colorScheme: 'dark' });

  for (const place of [
    'handbook',
    'module/service-levels',
    'principle/value-is-benefit-minus-cost',
    'case/service-levels/CASE-047',
    'sheet/dress-by-noon',
  ])
    test(`${place} has no faults`, async ({ page }) => {
      await page.goto(`#/${place}`);
      await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
      await page.waitForLoadState('networkidle');
      expect(await faults(page)).toEqual([]);
    });
});
