import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';

const words = {
  en: {
    template: /A complaint/,
    act: 'name feel',
    principle: 'hear the story',
    find: 'Find a service act',
    marks: 'Find a principle',
    saved: 'Saved',
    added: 'Name the feeling',
    also: /Another way, if something holds/,
  },
  'zh-CN': {
    template: /投诉/,
    act: '说出 感受',
    principle: '先听完',
    find: '找一个服务行为',
    marks: '找一条原则',
    saved: '已保存',
    added: '说出客户的感受',
    also: /加一条有条件的路/,
  },
};
const kinds = ['several', 'order', 'sort', 'value', 'record', 'reply', 'end', 'choices'];

const faults = async (page: Page) =>
  (await new AxeBuilder({ page }).include('.inspector').analyze()).violations.map(({ id, nodes }) => [
    id,
    nodes[0]?.html,
  ]);
const row = (page: Page, key: string) => page.locator(`[role=treeitem][data-key="${key}"]`);
const at = (page: Page, path: string) => page.locator(`.inspector [data-path="${path}"]`);

for (const [locale, said] of Object.entries(words))
  test(`every kind of step is filled in, and a choice by search: ${locale}`, async ({ browser }) => {
    const context = await browser.newContext({ locale });
    const page = await context.newPage();
    await page.goto('/#/studio');
    await page.getByRole('button', { name: said.template }).first().click();
    await row(page, 'nodes.facts').click();
    for (const kind of kinds) {
      await at(page, 'nodes.facts.kind').selectOption(kind);
      await at(page, `nodes.facts.says.en`).or(at(page, 'nodes.facts.says.any.en')).fill(`Here is ${kind}.`);
      await at(page, `nodes.facts.says.zh`).or(at(page, 'nodes.facts.says.any.zh')).fill(`这里是${kind}。`);
    }
    expect(await faults(page)).toEqual([]);
    await row(page, 'nodes.opening').click();
    await row(page, 'nodes.opening.choices.so-sorry').click();
    await page.getByRole('combobox', { name: said.find }).fill(said.act);
    await page.keyboard.press('Enter');
    await expect(at(page, 'nodes.opening.choices.so-sorry.acts')).toContainText(said.added);
    await page.getByRole('combobox', { name: said.marks }).fill(said.principle);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('listbox')).toHaveCount(0);
    await page.getByRole('button', { name: said.also }).click();
    await at(page, 'nodes.opening.choices.so-sorry.to.0.when.trust.atLeast').fill('35');
    expect(await faults(page)).toEqual([]);
    await expect(page.locator('header').getByText(said.saved, { exact: true })).toBeVisible();
    await page.reload();
    await row(page, 'nodes.opening.choices.so-sorry').click();
    await expect(at(page, 'nodes.opening.choices.so-sorry.to.0.when.trust.atLeast')).toHaveValue('35');
    await context.close();
  });
