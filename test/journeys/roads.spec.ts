import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { readLibrary } from '../../src/content/build/index.ts';
import {
  compile,
  firstPlace,
  nodeOf,
  readAnswer,
  takeMove,
  type Place,
  type Program,
} from '../../src/engine/index.ts';
import { recast, type Attempt } from '../../src/model/index.ts';
import { Outlook } from '../../src/proof/index.ts';
import { bodyOf, play, roads, saved, stepsOf, words } from './support.ts';

const id = 'friend-paid-sixty';
const body = bodyOf(id);
const { bad, good, program } = roads(body, 'lively');

/** The best there is to answer from here on, after these answers. */
function bestAfter(of: Program, answers: readonly string[]): string[] {
  const outlook = new Outlook(of);
  const after = (place: Place, answer: string) => {
    const move = readAnswer(nodeOf(of, place.node), answer);
    if (!move) throw new Error(answer);
    return takeMove(of, place, move);
  };
  const rest: string[] = [];
  for (let place = answers.reduce(after, firstPlace(of)); ;) {
    const { best } = outlook.ahead(place);
    if (!best) return [...answers, ...rest];
    rest.push(best.answer);
    place = takeMove(of, place, best.move);
  }
}

/** The attempts of this browser, the newest last. */
function attemptsIn(page: Page): Promise<Attempt[]> {
  return page.evaluate(
    () =>
      new Promise<Attempt[]>((resolve, reject) => {
        const opening = indexedDB.open('rapport');
        opening.onerror = () => reject(opening.error ?? new Error('no database'));
        opening.onsuccess = () => {
          const all = opening.result.transaction('attempts').objectStore('attempts').getAll();
          all.onsuccess = () => {
            opening.result.close();
            resolve((all.result as Attempt[]).sort((a, b) => a.begun - b.begun));
          };
        };
      }),
  );
}

const debrief = (page: Page) => page.getByRole('button', { name: words.en.end }).click();
async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`);
}

test('a choice taken back opens a what-if, and the conversation stays as it was', async ({ page }) => {
  await page.goto(`/#/play/${id}/lively/practice`);
  await play(page, bad.slice(0, 2), 'en');
  await saved(page);
  await page.getByRole('button', { name: 'Undo my last choice', exact: true }).click();
  await expect(page.getByText(/^From turn 2 on this is a what-if/)).toBeVisible();
  await expect(page).toHaveURL(/\/from\/2$/);
  const answers = bestAfter(
    program,
    bad.slice(0, 1).map((s) => s.answer),
  );
  const steps = stepsOf(program, answers);
  await play(page, steps.slice(1, 2), 'en');
  await saved(page);
  await expect(page).toHaveURL(/\/attempt\/[^/]+$/);
  await page.reload();
  await expect(page.locator('header').getByText('what-if')).toBeVisible();
  await play(page, steps.slice(2), 'en');
  await saved(page);
  await debrief(page);
  await expect(page.getByRole('heading', { name: 'Two roads that part at turn 2' })).toBeVisible();
  await expect(page.getByText('Not finished: 2 turns so far')).toBeVisible();
  await page.goto('/#/history');
  await expect(page.getByText('Unfinished: continue at turn 3')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Another way from turn 2' })).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await page.goto(`/#/scenario/${id}`);
  await expect(page.getByRole('link', { name: 'Continue at turn 3' })).toBeVisible();
  const [first, second] = await attemptsIn(page);
  expect(first?.turns).toBe(2);
  expect(second).toMatchObject({ mode: 'practice', branch: { of: first?.id, at: 1 } });
});

test('from the debrief, another way is tried and stands beside the first', async ({ page }) => {
  await page.goto(`/#/play/${id}/lively/assessed`);
  await play(page, bad, 'en');
  await saved(page);
  const [first] = await attemptsIn(page);
  await debrief(page);
  await page.getByRole('link', { name: 'Try another way from here' }).first().click();
  await play(page, good, 'en');
  await saved(page);
  await debrief(page);
  await expect(page.getByText(/What-if from turn 1/)).toBeVisible();
  await expect(page.getByRole('img', { name: /^Satisfaction: .* on the first road, / })).toBeVisible();
  const others = page.locator('details', { hasText: 'The same choices with other customers' });
  for (const name of ['lively', 'powerful', 'peaceful', 'analytical'])
    await expect(others.getByRole('heading', { name, exact: false }).first()).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await page.getByRole('link', { name: 'Its debrief' }).click();
  await expect(page.getByRole('link', { name: 'Another way from turn 1' })).toBeVisible();
  await page.goto(`/#/scenario/${id}`);
  await expect(page.getByText(/2 of 3|2 left/).first()).toBeVisible();
  expect(first?.result?.passed).toBe(false);
});

test('a second chance is somebody else, with the answers in another order', async ({ page }) => {
  await page.goto(`/#/play/${id}/lively/practice`);
  await play(page, bad, 'en');
  await saved(page);
  await debrief(page);
  await page.getByRole('link', { name: /^Second chance/ }).click();
  await expect(page.getByText('personality to be found out').first()).toBeAttached();
  const first = bad[0]?.answer ?? '';
  await play(page, stepsOf(program, [first]), 'en');
  await saved(page);
  const attempt = (await attemptsIn(page)).at(-1);
  const person = attempt?.person ?? '';
  expect(body.scenario.customer.others).toContain(person);
  expect(attempt?.personality).not.toBe('lively');
  const stand = readLibrary('scenarios').people[person];
  if (!attempt || !stand) throw new Error(person);
  await page.reload();
  await expect(page.getByRole('heading', { name: stand.name.en })).toBeVisible();
  const told = compile(recast(body, person, stand), attempt.personality);
  await play(page, stepsOf(told, bestAfter(told, [first])).slice(1), 'en');
  await saved(page);
  await debrief(page);
  await expect(page.getByText(new RegExp(`${stand.name.en}, who turned out to be`))).toBeVisible();
  await expect(page.getByText(body.person.name.en)).toHaveCount(0);
});

test('an address of a road that is not there says so, with a way on', async ({ page }) => {
  await page.goto('/#/attempt/nobody/from/1');
  await expect(page.getByRole('heading', { name: 'This attempt is not in this browser' })).toBeVisible();
  await page.goto(`/#/play/${id}/lively/assessed`);
  await play(page, bad.slice(0, 1), 'en');
  await saved(page);
  const [open] = await attemptsIn(page);
  const at = `/#/attempt/${open?.id ?? ''}`;
  await page.goto(`${at}/from/1`);
  await expect(page.getByRole('heading', { name: 'No other ways while it is assessed' })).toBeVisible();
  await page.getByRole('link', { name: 'To the attempt' }).click();
  await play(page, bad.slice(1), 'en');
  await saved(page);
  await page.goto(`${at}/from/40`);
  await expect(page.getByRole('heading', { name: 'This attempt has no such turn' })).toBeVisible();
  await page.getByRole('link', { name: 'To the attempt' }).click();
  await expect(page.getByRole('link', { name: 'Try another way from here' }).first()).toBeVisible();
});
