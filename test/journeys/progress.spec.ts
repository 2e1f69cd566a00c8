import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { questionsOf, quizOf, restore } from './past.ts';
import { answer, bodyOf, play, roads, words } from './support.ts';

const day = 86_400_000;
const modules = ['service-mindset'] as const;
/** A Sunday noon in every zone of these tests. */
const now = Date.UTC(2026, 10, 22, 12);
const wrong = () => 0;
const right = () => 1;
const known = questionsOf('service-mindset').map(({ question }) => question);

const faults = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map((f) => `${f.id}: ${f.nodes.map((n) => n.html).join(' ')}`);
};
const wider = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

/** Answers what is asked, rightly, by keyboard alone. */
async function answerRightly(page: Page, language: 'en' | 'zh', submit: string) {
  const asked = await page.locator('[data-question]').innerText();
  const question = known.find((q) => q.ask[language].trim() === asked.trim());
  if (!question || !('single' in question)) throw new Error(asked);
  const option = question.single.options[question.single.right];
  await page.getByRole('radio', { name: option?.text[language] ?? '', exact: true }).press('Space');
  await page.getByRole('button', { name: submit }).press('Enter');
}

test('what was forgotten comes back today, says why and when again, and outlives a reload', async ({
  page,
}) => {
  await page.clock.install({ time: now });
  await restore(page, [quizOf('q', { modules, at: now - 12 * day, share: wrong, many: 2 })]);
  await page.goto('#/');
  await expect(page.getByRole('heading', { name: 'Review 2 questions that are due' })).toBeVisible();
  await page.getByRole('link', { name: "To today's review" }).press('Enter');
  await page.getByRole('button', { name: 'Start' }).press('Enter');
  await expect(
    page.getByText(/Last seen 12 days ago; the chance that you still know it is about \d+ %/),
  ).toBeVisible();
  await answerRightly(page, 'en', 'Answer');
  const back = page.getByText(/Comes back in \d+ days, on \w+, \w+ \d+/);
  await expect(back).toContainText('about 90 %');
  expect(await faults(page)).toEqual([]);
  await page.reload();
  await expect(page.getByText('Question 2 of 2')).toBeVisible();
  await answerRightly(page, 'en', 'Answer');
  const told = (await back.innerText()).match(/on (\w+, \w+ \d+)/)?.[1] ?? 'no date';
  await page.getByRole('button', { name: 'See the result' }).press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What you remembered');
  await expect(page.getByRole('cell', { name: told }).first()).toBeVisible();
  await page.getByRole('link', { name: 'Daily review', exact: true }).click();
  await expect(page.getByText('You have reviewed 2 today.')).toBeVisible();
});

test('a decision that cost points comes back as a moment, with its conversation, and says when again', async ({
  page,
}) => {
  const { bad } = roads(bodyOf('dress-by-noon'), 'lively');
  await page.clock.install({ time: now });
  await page.goto('#/play/dress-by-noon/lively/practice');
  await play(page, bad, 'en');
  await page.getByRole('button', { name: words.en.end }).click();
  await expect(page.getByRole('heading', { name: /^Turn \d+ cost most: / })).toBeVisible();
  await page.goto('#/review');
  await expect(page.getByText(/^Nothing is due today\. The next comes back/)).toBeVisible();
  await page.clock.setFixedTime(now + 3 * day);
  await page.goto('#/');
  await expect(
    page.getByRole('heading', { name: /^Review \d+ questions? that (is|are) due$/ }),
  ).toBeVisible();
  await page.getByRole('link', { name: "To today's review" }).click();
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByText(/Last seen 3 days ago/)).toBeVisible();
  await expect(page.getByRole('heading', { name: 'A moment from: The dress by noon' })).toBeVisible();
  const shown = await page.locator('main').innerText();
  const step = bad.find(
    ({ decision }) => 'options' in decision && decision.options.every(({ text }) => shown.includes(text.en)),
  );
  if (!step) throw new Error(shown);
  await answer(page, step, 'en');
  await expect(page.getByText(/Comes back (tomorrow|in \d+ days), on \w+, /)).toBeVisible();
  expect(await faults(page)).toEqual([]);
});

test('the clock set back and another time zone move no day that was told', async ({ browser }) => {
  const open = async (timezoneId: string, time: number) => {
    const context = await browser.newContext({ timezoneId, locale: 'en-US' });
    const page = await context.newPage();
    await page.clock.install({ time });
    await restore(page, [quizOf('q', { modules, at: now - 12 * day, share: right, many: 3 })]);
    await page.goto('#/review');
    return page;
  };
  const lead = (page: Page) => page.locator('main .card h2');
  const there = async (page: Page) => {
    const text = await lead(page).innerText();
    await page.context().close();
    return text;
  };
  // Asked rightly twelve days ago, three days until it comes back: due since long.
  expect(await there(await open('Asia/Shanghai', now))).toBe('3 to review today');
  expect(await there(await open('America/Los_Angeles', now))).toBe('3 to review today');
  // A year earlier nothing is due, and the day that was told is the same.
  const early = await there(await open('UTC', now - 365 * day));
  expect(early).toMatch(/^Nothing is due today\. The next comes back on \w+, November \d+, 2026\.$/);
  const page = await open('UTC', now - 365 * day);
  await page.clock.setFixedTime(now);
  await page.reload();
  expect(await there(page)).toBe('3 to review today');
});

test('the map of principles opens by keyboard and says why; the day cap is the learner’s own', async ({
  page,
}) => {
  await page.clock.install({ time: now });
  await restore(page, [
    quizOf('a', { modules, at: now - 9 * day, share: wrong, many: 12 }),
    quizOf('b', { modules, at: now - day, share: right, sure: 'sure', many: 3 }),
  ]);
  await page.getByText('5 questions', { exact: true }).click();
  await page.getByRole('link', { name: 'Progress' }).click();
  await expect(page.getByRole('heading', { name: 'Review 5 questions that are due' })).toBeVisible();
  const row = page.getByRole('toolbar', { name: 'Service mindset' });
  await row.getByRole('button').first().focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('row', { name: /^Not known yet 0 % 2\.0 0\.0/ })).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(row.getByRole('button').first()).toBeFocused();
  await expect(page.getByText('The coming 14 days', { exact: false })).toBeVisible();
  await expect(page.getByText(/^You were sure 3 times/)).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(`in Chinese on a phone, ${colorScheme}`, () => {
    test.use({ locale: 'zh-CN', viewport: { width: 320, height: 640 }, colorScheme });

    test('nothing is wider than the screen and axe finds nothing', async ({ page }) => {
      await page.clock.install({ time: now });
      for (const place of ['#/progress', '#/review']) {
        await page.goto(place);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        expect([place, await wider(page), await faults(page)]).toEqual([place, 0, []]);
      }
      await restore(page, [
        quizOf('q', { modules, at: now - 12 * day, share: wrong, sure: 'guess', many: 8 }),
      ]);
      for (const place of [
        '#/progress',
        '#/review',
        '#/settings',
        '#/principle/service-meets-expectation',
        '#/',
      ]) {
        await page.goto(place);
        await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
        await page.waitForLoadState('networkidle');
        expect([place, await wider(page), await faults(page)]).toEqual([place, 0, []]);
      }
      await page.goto('#/review');
      await page.getByRole('button', { name: '开始' }).click();
      await expect(page.getByText(/上次见到是 12 天前/)).toBeVisible();
      await answerRightly(page, 'zh', '提交');
      await expect(page.getByText(/天后再来：/)).toBeVisible();
      expect([await wider(page), await faults(page)]).toEqual([0, []]);
    });
  });
