import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';

test.use({ viewport: { width: 1440, height: 900 } });

/** Drags from the middle of one thing to the middle of another, or to a place beside it. */
async function drag(page: Page, from: Locator, to: { x: number; y: number }) {
  await from.hover(); // waits until it stands still
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 8 });
  await page.mouse.up();
}
const step = (page: Page, id: string) => page.locator(`.svelte-flow__node[data-id="${id}"]`);

test('a link drawn on the map is found wrong, jumps to its place, is played, and undone', async ({
  page,
}) => {
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  await page.goto('./#/studio');
  await page.getByRole('button', { name: 'A complaint in four steps' }).click();

  // The preview keeps its place while a text is written.
  await page.getByRole('tab', { name: 'Play' }).click();
  const play = page.locator('#pane-middle');
  await play.getByRole('button', { name: /Are you all right/ }).click();
  await play.getByRole('button', { name: /^Go to the step “I squeezed/ }).click();
  const says = page.locator('#pane-edit textarea').first();
  await says.fill('It gave way just like that.');
  await expect(play.getByRole('log')).toContainText('It gave way just like that.');
  await expect(play.getByRole('log')).toContainText('Are you all right');

  // A link back, drawn from a choice to an earlier step.
  await page.getByRole('tab', { name: 'Map' }).click();
  await expect(step(page, 'facts')).toBeVisible();
  expect((await new AxeBuilder({ page }).include('#pane-middle').analyze()).violations).toEqual([]);
  const target = await step(page, 'facts').boundingBox();
  if (!target) throw new Error('the step is not there');
  await drag(page, step(page, 'remedy').locator('.svelte-flow__handle.source').first(), {
    x: target.x + target.width / 2,
    y: target.y + target.height / 2,
  });
  await expect(page.getByText('Now leads to “It gave way just like that.”')).toBeVisible();

  await page.getByRole('tab', { name: 'Proof' }).click();
  const errors = page.getByRole('region', { name: 'To mend' });
  const finding = errors
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: /^Play the way/ }) })
    .first();
  await finding.getByRole('button', { name: /^Play the way/ }).click();
  await expect(play.getByRole('log')).toBeVisible();
  await page.getByRole('tab', { name: 'Proof' }).click();
  await finding.getByRole('button').first().click();
  await expect(page.locator('#pane-edit :focus')).toHaveCount(1);

  await page.keyboard.press('Control+z');
  await expect(errors).toHaveCount(0);

  // Dropped where nothing is, it leads to a new step.
  await page.getByRole('tab', { name: 'Map' }).click();
  await page.getByRole('button', { name: 'Close', exact: true }).click(); // what was told lies over the map
  const dot = step(page, 'remedy').locator('.svelte-flow__handle.source').first();
  const pane = await page.locator('.svelte-flow').boundingBox();
  await drag(page, dot, { x: (pane?.x ?? 0) + 24, y: (pane?.y ?? 0) + (pane?.height ?? 0) * 0.4 });
  await expect(page.getByText('A new step stands there now.')).toBeVisible();
  await expect(page.locator('.svelte-flow__node.selected')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0);
  expect(faults).toEqual([]);
});

test('a map that could not be laid out is, after the next edit', async ({ page }) => {
  let failed = 0;
  await page.route(/layout\.worker/, (route) => (failed++ ? route.continue() : route.abort()));
  await page.goto('/#/studio');
  await page.getByRole('button', { name: 'A complaint in four steps' }).click();
  await page.getByRole('tab', { name: 'Map' }).click();
  await expect.poll(() => failed).toBe(1);
  await expect(page.locator('.svelte-flow__node')).toHaveCount(0);
  await page.getByRole('tree').locator('[aria-level="3"]').first().focus();
  await page.keyboard.press('Insert');
  await expect(page.locator('.svelte-flow__node').first()).toBeVisible();
});
