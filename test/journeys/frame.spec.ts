import { expect, test, type Page } from '@playwright/test';
import { policyOf, type Attempt, type Body } from '../../src/model/index.ts';
import { answer, bodyOf, play, roads, saved, words } from './support.ts';

const id = 'dress-by-noon';
const body = bodyOf(id);
const { good, bad } = roads(body, 'lively');
const [first] = good;
if (!first) throw new Error('short road');
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

test('help is paid for, outlives a reload, and is told in the debrief, with how sure one was', async ({
  page,
}) => {
  await page.goto(`/#/scenario/${id}`);
  await page.getByRole('radio', { name: /^Lively/ }).check({ force: true });
  await page.getByRole('checkbox', { name: /^Say how sure I am/ }).check();
  await button(page, 'Begin').click();
  await button(page, 'Sure').click();
  await play(page, good.slice(0, 1), 'en');
  await saved(page);
  await button(page, 'A guess').click();
  await button(page, 'Ask the coach').click();
  await button(page, 'Nudge, 2 points').click();
  await expect(page.getByRole('dialog')).toContainText(body.person.called.en);
  await button(page, /^Principle, 3 more points/).click();
  await page.reload();
  await button(page, 'Ask the coach').click();
  await button(page, 'Model answer, 5 more points (10 in all)').click();
  const second = good[1]?.decision;
  const model = second?.kind === 'choices' ? second.options.find((o) => o.id === good[1]?.answer) : undefined;
  await expect(page.getByRole('dialog')).toContainText(model?.text.en ?? 'no such choice');
  await button(page, 'Close').click();
  await button(page, 'At hand').click();
  await expect(page.getByRole('dialog')).toContainText('Turn 1');
  await expect(page.getByRole('button', { name: 'Go back to here' })).toHaveCount(1);
  await button(page, 'Close').click();
  await play(page, good.slice(1), 'en');
  await button(page, words.en.end).click();
  await expect(page.getByText('Score 90 of 100').first()).toBeVisible();
  await expect(page.getByText('Asked the coach: Model answer, −10 points')).toBeVisible();
  await expect(page.getByText('Sure of 1 choice, right about 1')).toBeVisible();
});

/** Restores a backup with one attempt that stands before the question with a clock, which has only these seconds. */
async function before(page: Page, seconds: number): Promise<string> {
  const hurried: Body = structuredClone({ ...body, hash: 'hurried' });
  const at =
    Object.entries(hurried.scenario.nodes).find(([, node]) => 'clock' in node && node.clock)?.[0] ?? '';
  const node = hurried.scenario.nodes[at];
  if (!node || !('choices' in node) || !node.clock) throw new Error('no clock is shipped');
  node.clock.seconds = seconds;
  const where = good.findIndex(
    ({ decision }) =>
      decision.kind === 'choices' && decision.options.some((o) => o.id === node.clock?.choice),
  );
  const entries = good
    .slice(0, where)
    .map(({ answer: choice }, n) => ({ attempt: 'timed', n, choice, at: 1_790_000_000_000 + n }));
  const attempt: Attempt = {
    ...{ id: 'timed', scenario: id, hash: 'hurried', module: hurried.scenario.module, personality: 'lively' },
    ...{ concealed: false, mode: 'practice', begun: 1_790_000_000_000, touched: 1_790_000_000_000 },
    turns: where,
  };
  const texts = [{ hash: 'hurried', scenario: id, body: hurried }];
  const backup = { rapport: 1, made: new Date().toISOString(), attempts: [attempt], entries, texts };
  await page.goto('/#/settings');
  await page.getByLabel('Restore from a backup').setInputFiles({
    name: 'b.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(backup)),
  });
  await expect(page.getByText('Conversations, quizzes and drafts added: 1')).toBeVisible();
  return node.clock.choice;
}

test('a clock runs out and hesitating is the answer; stopped, it waits for ever', async ({ page }) => {
  const choice = await before(page, 6);
  await page.goto('/#/attempt/timed');
  await button(page, 'Stop the clock').click();
  await page.waitForTimeout(7000);
  await expect(page.getByText('The clock is stopped. Take your time.').first()).toBeVisible();
  await page.reload();
  await expect(button(page, 'Stop the clock')).toBeVisible();
  await expect(page.getByText('The time ran out, and hesitating was the answer.')).toBeVisible();
  await saved(page);
  const stored = await page.evaluate(
    () =>
      new Promise<unknown>((resolve) => {
        const opening = indexedDB.open('rapport');
        opening.onsuccess = () => {
          const all = opening.result.transaction('entries').objectStore('entries').getAll();
          all.onsuccess = () => resolve(all.result.at(-1));
        };
      }),
  );
  expect(stored).toMatchObject({ choice, late: true });
});

test('assessed attempts are counted, two tabs cannot begin the last one, and practice changes no result', async ({
  page,
  context,
}) => {
  const { limit } = policyOf(body.scenario);
  const assessed = `/#/play/${id}/lively/assessed`;
  await page.goto(assessed);
  await expect(button(page, 'Ask the coach')).toHaveCount(0);
  await play(page, bad, 'en');
  await saved(page);
  await button(page, words.en.end).click();
  await expect(page.getByText(`Assessed attempt 1 of ${String(limit)}`)).toBeVisible();
  await expect(page.getByText('Completed', { exact: true })).toBeVisible();
  await expect(page.getByText(/^Better choices, model answers/)).toBeVisible();
  await expect(page.getByText('Better here')).toHaveCount(0);
  for (let n = 1; n < limit - 1; n++) {
    await page.goto('/#/');
    await page.goto(assessed);
    await answer(page, first, 'en');
    await saved(page);
  }
  const second = await context.newPage();
  await page.goto('/#/');
  for (const tab of [page, second]) {
    await tab.goto(assessed);
    await expect(tab.getByText('Turn 1', { exact: true })).toBeVisible();
  }
  await Promise.all([answer(page, first, 'en'), answer(second, first, 'en')]);
  await expect(async () => {
    const alerts = await Promise.all([page, second].map((tab) => tab.getByRole('alert').count()));
    expect(alerts.sort()).toEqual([0, 1]);
  }).toPass();
  await second.close();
  await page.goto('about:blank');
  await page.goto(`/#/play/${id}/lively/practice`);
  await play(page, good, 'en');
  await saved(page);
  await page.goto(`/#/scenario/${id}`);
  const card = page.getByRole('region', { name: 'Your assessed result' });
  await expect(card).toContainText(`attempt 1 of ${String(limit)}`);
  await expect(card).toContainText('Not passed');
  await expect(page.getByRole('radio', { name: /^Assessed/ })).toBeDisabled();
  await page.goto(assessed);
  await expect(page.getByRole('heading', { name: 'No assessed attempts left' })).toBeVisible();
  await page.getByRole('link', { name: 'Practise it' }).click();
  await expect(page.getByText('Turn 1', { exact: true })).toBeVisible();
});
