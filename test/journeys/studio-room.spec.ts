import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { stringify } from 'yaml';
import { graphOf } from '../bench/proof/scenarios.ts';

/** Presses Tab until something of this name has the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let n = 0; n < 150; n++) {
    await page.keyboard.press('Tab');
    const said = await page.evaluate(() => {
      const here = document.activeElement;
      return here?.getAttribute('aria-label') ?? here?.textContent ?? '';
    });
    if (name.test(said.trim())) return;
  }
  throw new Error(`Tab never comes to ${String(name)}`);
}
const saved = (page: Page) =>
  expect(page.locator('header').getByText('Saved', { exact: true })).toBeVisible();
const tree = (page: Page) => page.getByRole('tree');
const begin = async (page: Page) => {
  await page.goto('/#/studio');
  await page.getByRole('button', { name: 'A complaint in four steps' }).click();
  await expect(tree(page)).toBeVisible();
};
const faults = async (page: Page) =>
  (await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id);

test('a scenario is written from a template and published by keyboard alone', async ({ page }) => {
  await page.goto('/#/studio');
  await expect(page.getByRole('button', { name: 'A complaint in four steps' })).toBeVisible();
  await tabTo(page, /^A complaint in four steps/);
  await page.keyboard.press('Enter');
  await expect(tree(page)).toBeVisible();
  await tabTo(page, /^Title$/);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('The kettle that hums');
  await expect(page.getByRole('button', { name: 'Undo: change the title' })).toBeVisible();
  // From part to part, then to the first step, and into its fields.
  while (
    !(await page.evaluate(
      () => document.activeElement?.role === 'treeitem' || document.activeElement?.matches('#pane-outline *'),
    ))
  )
    await page.keyboard.press('F6');
  await tabTo(page, /The conversation|Title, brief/);
  const steps = tree(page).locator('[aria-level="2"][data-key^="nodes."]');
  const first = (await steps.first().getAttribute('data-key')) ?? '';
  while ((await page.evaluate(() => (document.activeElement as HTMLElement).dataset['key'])) !== first)
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Insert');
  const added = page.locator('[role=treeitem]:focus');
  await expect(added).toContainText('What the learner can say');
  await page.keyboard.press('F2');
  await page.keyboard.type('one more');
  await page.keyboard.press('Enter');
  await expect(page.locator('[role=treeitem]:focus')).toHaveAttribute('data-key', /one-more$/);
  await page.keyboard.press('Delete');
  await expect(page.getByText(/^Deleted:/)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-pane=edit] h2')).toBeFocused();
  expect(await faults(page)).toEqual([]);
  await tabTo(page, /^Play$/);
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('tab', { name: 'Versions' })).toBeFocused();
  await expect(page.getByRole('button', { name: 'Publish', exact: true })).toBeEnabled();
  await tabTo(page, /^Publish$/);
  await page.keyboard.press('Enter');
  const anyway = page.getByRole('button', { name: 'Publish all the same' });
  await expect(anyway.or(page.getByText('Published as version 1.'))).toBeVisible();
  if (await anyway.isVisible()) {
    await tabTo(page, /^Publish all the same$/);
    await page.keyboard.press('Enter');
  }
  await expect(page.getByText('Published as version 1.')).toBeVisible();
});

test('undo reaches back behind a reload', async ({ page }) => {
  await begin(page);
  const steps = tree(page).locator('[aria-level="3"]');
  const before = await steps.count();
  await steps.first().focus();
  await page.keyboard.press('Insert');
  await expect(steps).toHaveCount(before + 1);
  await saved(page);
  await page.reload();
  await expect(steps).toHaveCount(before + 1);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(steps).toHaveCount(before);
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(steps).toHaveCount(before + 1);
});

test('a second tab only looks until it takes over, and then the first one only looks', async ({
  page,
  context,
}) => {
  await begin(page);
  const second = await context.newPage();
  await second.goto(page.url());
  await expect(second.getByText('This draft is open in another tab')).toBeVisible();
  await expect(second.getByRole('button', { name: '+ Add' })).toHaveCount(0);
  await page.getByRole('textbox', { name: 'Title', exact: true }).fill('Written in the first');
  await expect(second.getByRole('heading', { level: 1 })).toHaveText('Written in the first');
  await second.getByRole('button', { name: 'Take over' }).click();
  await second.getByRole('textbox', { name: 'Title', exact: true }).fill('Written in the second');
  await expect(page.getByText('This draft is open in another tab')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Written in the second');
});

test('of 400 steps those near the screen are drawn, wherever one goes', async ({ page }) => {
  await page.goto('/#/studio');
  const scenario = JSON.parse(JSON.stringify(graphOf(400))) as {
    customer: { person: string };
    nodes: object;
  };
  scenario.customer.person = 'luo-yun';
  await page.locator('input[type=file]').setInputFiles({
    ...{ name: 'large.yaml', mimeType: 'text/yaml' },
    buffer: Buffer.from(stringify(scenario)),
  });
  await page
    .getByRole('link', { name: /Generated/ })
    .first()
    .click({ timeout: 60_000 });
  const rows = tree(page).getByRole('treeitem');
  const row = (id: string) => page.locator(`[data-key="nodes.${id}"]`);
  await expect(row('n-0')).toBeVisible();
  expect(await rows.count()).toBeLessThan(150);
  await expect(row('n-399')).toHaveCount(0);

  await row('n-0').click();
  await page.keyboard.press('End');
  await expect(rows.last()).toBeFocused();
  await expect(rows.last()).toBeInViewport();
  await expect(row('n-0')).toHaveCount(0);
  for (let n = 0; n < 30; n++) await page.keyboard.press('ArrowUp');
  await expect(tree(page).locator(':focus')).toBeInViewport();
  expect(await rows.count()).toBeLessThan(150);

  const pane = page.locator('#pane-outline');
  await pane.evaluate((one) => (one.scrollTop = one.scrollHeight / 2));
  const inTheMiddle = () =>
    pane.evaluate((one) => {
      const box = one.getBoundingClientRect();
      const under = document.elementFromPoint(box.x + box.width / 2, box.y + box.height * 0.7);
      return under?.closest('[role=treeitem]') !== null;
    });
  await expect.poll(inTheMiddle).toBe(true);
  await pane.evaluate((one) => (one.scrollTop = 0));
  await row('n-0').click();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');

  // A step far away is chosen by keyboard in a list that is filled when one comes to it.
  const leads = page.getByRole('combobox', { name: 'Leads to' }).first();
  await expect(leads.locator('option')).toHaveCount(1);
  await leads.focus();
  await expect(leads.locator('option')).toHaveCount(Object.keys(scenario.nodes).length);
  await leads.selectOption('n-390');
  await page
    .locator('[data-key="nodes.n-0.choices.c-0"]')
    .getByRole('button', { name: '→ Node 390.' })
    .click();
  await expect(row('n-390')).toBeFocused();
  await expect(row('n-390')).toBeInViewport();
  await expect(page.locator('#pane-edit h2')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.locator('[data-key="nodes.n-0.choices.c-0"]')).toBeInViewport();

  await page.getByRole('tab', { name: 'Map' }).click();
  await expect(page.locator('.svelte-flow__node[data-id=n-0]')).toBeInViewport({ timeout: 30_000 });
});
