import { expect, test, type Page } from '@playwright/test';
import { withKillable } from './killable.ts';
import { answer, bodyOf, roads, saved, storedChoices } from './support.ts';

const id = 'dress-by-noon';
const { good } = roads(bodyOf(id), 'lively');

async function expectSaved(page: Page, turn: number): Promise<void> {
  await expect(page.locator('header').getByText(`Turn ${String(turn)}`)).toBeVisible();
  await saved(page);
}

test('killed twenty times right after a saved choice, it loses none', async ({ baseURL }) => {
  test.setTimeout(300_000);
  await withKillable(async (open) => {
    let kept = 0;
    let address = `${String(baseURL)}#/play/${id}/lively/practice`;
    let done = 0;
    for (let round = 0; round < 20; round++) {
      const { page, kill } = await open();
      await page.goto(address);
      if (kept) await expect(page.getByText(`Turn ${String(done + 1)}`, { exact: false })).toBeVisible();
      if (kept) expect(await storedChoices(page)).toBe(kept);
      const next = good[done];
      if (!next) throw new Error('short road');
      await answer(page, next, 'en');
      await expectSaved(page, done + 2);
      kept += 1;
      done += 1;
      address = page.url();
      await kill();
      if (done === good.length - 1) {
        address = `${String(baseURL)}#/play/${id}/lively/practice`;
        done = 0;
      }
    }
    const { page } = await open();
    await page.goto(String(baseURL));
    expect(await storedChoices(page)).toBe(20);
  });
});

test('killed while typing, it has lost the last second at most', async ({ baseURL }) => {
  await withKillable(async (open) => {
    const { page, kill } = await open();
    await page.goto(`${baseURL ?? ''}#/studio`);
    await page.getByRole('button', { name: 'A complaint in four steps' }).click();
    const title = page.getByRole('textbox', { name: 'Title', exact: true });
    await title.fill('');
    await expect(page.locator('header').getByText('Saved', { exact: true })).toBeVisible();
    const address = page.url();
    await title.focus();
    const typed: { text: string; at: number }[] = [];
    for (let n = 0; n < 24; n++) {
      await page.keyboard.type(String.fromCharCode(97 + n));
      typed.push({ text: await title.inputValue(), at: Date.now() });
      await page.waitForTimeout(100);
    }
    const killed = Date.now();
    await kill();
    const again = await open();
    await again.page.goto(address);
    const kept = await again.page.getByRole('textbox', { name: 'Title', exact: true }).inputValue();
    const due = typed.findLast(({ at }) => at <= killed - 1000)?.text ?? '';
    expect(due.length).toBeGreaterThan(5);
    expect(kept.startsWith(due)).toBe(true);
  });
});
