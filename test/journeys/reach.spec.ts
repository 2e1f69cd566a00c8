import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { bodyOf, play, roads } from './support.ts';

const id = 'hundred-square-metres';

const screens = {
  home: '/#/',
  module: '/#/module/handling-complaints',
  lobby: `/#/scenario/${id}`,
  conversation: `/#/play/${id}/find-out/practice`,
  history: '/#/history',
  settings: '/#/settings',
  principle: '/#/principle/admit-fault-fast',
  verify: '/#/verify',
  'verify a cut code': '/#/verify/0402S-8VC2D',
  'lost certificate': '/#/certificate/nobody',
  lost: '/#/no/such/place',
  'lost scenario': '/#/scenario/nobody',
  'lost attempt': '/#/attempt/nobody',
};

for (const [name, address] of Object.entries(screens))
  for (const [scheme, locale] of [
    ['light', 'en-US'],
    ['dark', 'zh-CN'],
  ] as const)
    test(`${name}: axe finds nothing, ${scheme}, ${locale}, and nothing is wider than 320 px`, async ({
      browser,
      baseURL,
    }) => {
      const context = await browser.newContext({
        locale,
        colorScheme: scheme,
        viewport: { width: 320, height: 640 },
      });
      const page = await context.newPage();
      const problems: string[] = [];
      page.on('console', (m) => m.type() === 'error' && problems.push(m.text()));
      page.on('pageerror', (e) => problems.push(e.message));
      await page.goto(new URL(address, baseURL).href);
      await expect(page.locator('h1').first()).toBeVisible();
      await page.waitForLoadState('networkidle');
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`)).toEqual(
        [],
      );
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      expect(problems).toEqual([]);
      await context.close();
    });

test('a whole conversation by the keyboard alone', async ({ page }) => {
  const { good } = roads(bodyOf('dress-by-noon'), 'powerful');
  await page.goto('/#/play/dress-by-noon/powerful/practice');
  const first = good[0];
  if (first?.decision.kind !== 'choices') throw new Error('expected a single choice');
  await expect(
    page.getByRole('button', { name: first.decision.options[0]?.text.en ?? '', exact: true }),
  ).toBeVisible();
  for (let turn = 0; turn < 40; turn++) {
    if (await page.getByRole('button', { name: 'See the debrief' }).isVisible()) break;
    if (await page.getByRole('spinbutton').isVisible()) {
      await page.getByRole('spinbutton').press('ArrowUp');
      await tabTo(page, 'Say this');
    } else if (await page.getByRole('button', { name: 'Go in this order' }).isVisible())
      await tabTo(page, 'Go in this order');
    else if (await page.getByRole('button', { name: 'Do these' }).isVisible()) {
      await page.keyboard.press('1');
      await page.keyboard.press('2');
      await tabTo(page, 'Do these');
    } else await page.keyboard.press('1');
    await page.waitForTimeout(60);
  }
  await tabTo(page, 'See the debrief');
  await expect(page.getByText(/Score \d+ of 100/).first()).toBeVisible();
});

async function tabTo(page: import('@playwright/test').Page, name: string): Promise<void> {
  const target = page.getByRole('button', { name, exact: true });
  for (let i = 0; i < 60; i++) {
    if (await target.evaluate((el) => el === document.activeElement)) {
      await page.keyboard.press('Enter');
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach "${name}"`);
}

test('the choices can be seen without scrolling on a small phone', async ({ browser, baseURL }) => {
  const page = await (
    await browser.newContext({ locale: 'en-US', viewport: { width: 360, height: 740 } })
  ).newPage();
  const { good } = roads(bodyOf('dress-by-noon'), 'lively');
  await page.goto(new URL('/#/play/dress-by-noon/lively/practice', baseURL).href);
  await play(page, good.slice(0, 2), 'en');
  const third = good[2];
  if (third?.decision.kind !== 'choices') throw new Error('expected a single choice');
  for (const option of third.decision.options)
    await expect(page.getByRole('button', { name: option.text.en, exact: true })).toBeInViewport({
      ratio: 1,
    });
});

test('what was tapped with a finger is not lit up in the next question', async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    locale: 'en-US',
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  const page = await context.newPage();
  await page.goto(new URL('/#/play/dress-by-noon/lively/practice', baseURL).href);
  const answers = page.locator('ol button');
  await answers.nth(1).tap();
  await expect(page.getByText('Turn 2')).toBeVisible();
  await expect(answers).toHaveCount(4);
  const looks = () =>
    answers.evaluateAll((buttons) =>
      buttons.map((button) => {
        const { backgroundColor, borderColor } = getComputedStyle(button);
        return `${backgroundColor} ${borderColor}`;
      }),
    );
  await expect.poll(async () => new Set(await looks()).size).toBe(1);
  await context.close();
});

test('the question that comes next is drawn already, and nobody meets it before', async ({ page }) => {
  const { good } = roads(bodyOf('dress-by-noon'), 'lively');
  const at = good.findIndex(
    (step, n) => step.decision.kind === 'choices' && good[n + 1]?.decision.kind === 'order',
  );
  const [now, next] = good.slice(at, at + 2);
  if (now?.decision.kind !== 'choices' || next?.decision.kind !== 'order')
    throw new Error('expected a choice and then an order');
  await page.goto('/#/play/dress-by-noon/lively/practice');
  await play(page, good.slice(0, at), 'en');

  const unseen = page.locator('[data-unseen]');
  const confirm = page.getByRole('button', { name: 'Go in this order' });
  await expect(unseen.getByText('Go in this order')).toHaveCount(1);
  await expect(confirm).toBeHidden();
  expect(await page.locator('main').ariaSnapshot()).not.toContain('Go in this order');
  const met = new Set<string>();
  await page.locator('h2[data-question]').last().focus();
  for (let n = 0; n < 20; n++) {
    await page.keyboard.press('Tab');
    met.add(
      await page
        .locator(':focus')
        .innerText({ timeout: 100 })
        .catch(() => 'the end of the page'),
    );
  }
  expect([...met].join('|')).toContain(now.decision.options[0]?.text.en ?? '?');
  expect([...met].join('|')).not.toContain('Go in this order');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map((v) => v.id)).toEqual([]);

  await play(page, [now], 'en');
  await expect(confirm).toBeVisible();
  // The list of choices is kept, unseen: a digit means none of them.
  await expect(unseen.locator('ol button').first()).toBeHidden();
  await page.keyboard.press('1');
  await expect(page.getByText('Go in this order')).toBeVisible();
  await expect(page.getByText('That answer is not possible')).toHaveCount(0);
  await play(page, [next], 'en');
  await expect(confirm).toHaveCount(0);
});

test('works from a sub-folder and inside a frame, without inline script', async ({ page }) => {
  await page.route('**/frame.html', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: '<!doctype html><title>LMS</title><iframe src="./index.html#/play/dress-by-noon/lively/assessed" width="800" height="700"></iframe>',
    }),
  );
  await page.goto('/frame.html');
  const frame = page.frameLocator('iframe');
  await expect(frame.locator('main button').first()).toBeVisible();
  const policy = await frame.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  expect(policy).not.toContain('unsafe');
});

test('the language can be changed, and stays', async ({ page }) => {
  await page.goto('/#/settings');
  await page.getByText('中文').first().click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('设置');
});
