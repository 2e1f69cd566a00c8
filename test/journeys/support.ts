import { expect, type Page } from '@playwright/test';
import { readBodies } from '../../src/content/build/index.ts';
import {
  compile,
  decisionOf,
  firstPlace,
  isOpen,
  nodeOf,
  takeMove,
  waysOf,
  type Decision,
  type Place,
  type Program,
} from '../../src/engine/index.ts';
import type { Body, Language, Personality } from '../../src/model/index.ts';
import { bestRoad } from '../../src/proof/index.ts';

export const bodies = readBodies('scenarios');

/** The words on the screen that the journeys go by, in both languages. */
export const words = {
  en: {
    order: 'Go in this order',
    up: 'Move up: ',
    sort: 'Sorted',
    value: 'Say this',
    number: 'Number',
    several: 'Do these',
    record: 'Enter it',
    end: 'See the debrief',
    saved: /(?<!not )\bsaved\b/,
  },
  zh: {
    order: '就按这个顺序',
    up: '上移：',
    sort: '就这样归类',
    value: '就说这个数',
    number: '数值',
    several: '就做这些',
    record: '填好了',
    end: '看复盘',
    saved: /已保存/,
  },
} satisfies Record<Language, Record<string, string | RegExp>>;

export interface Step {
  decision: Decision;
  answer: string;
}

/** What stands on the screen along a road of answers. */
export function stepsOf(program: Program, answers: readonly string[]): Step[] {
  let place: Place = firstPlace(program);
  return answers.map((answer) => {
    const node = nodeOf(program, place.node);
    const decision = decisionOf(program, node, place.state);
    const way = waysOf(node).find((w) => w.answer === answer);
    if (!decision || !way) throw new Error(`${answer} at ${place.node}`);
    place = takeMove(program, place, way.move);
    return { decision, answer };
  });
}

/** The best road, and one that takes the poorest choice at every turn. */
export function roads(body: Body, personality: Personality): { good: Step[]; bad: Step[]; program: Program } {
  const program = compile(body, personality);
  const bad: string[] = [];
  for (let place = firstPlace(program); ;) {
    const ways = waysOf(nodeOf(program, place.node)).filter((w) => isOpen(program, place, w.move));
    const worst = ways
      .map((way) => ({ way, next: takeMove(program, place, way.move) }))
      .sort((a, b) => a.next.state.marks - b.next.state.marks)[0];
    if (!worst) break;
    bad.push(worst.way.answer);
    place = worst.next;
  }
  const good = bestRoad(program).map((s) => s.answer);
  return { good: stepsOf(program, good), bad: stepsOf(program, bad), program };
}

async function putInOrder(page: Page, wanted: string[], w: { up: string; order: string }) {
  for (const [place, text] of wanted.entries()) {
    const up = page.getByRole('button', { name: `${w.up}${text}`, exact: true });
    for (let tries = 0; tries < 8; tries++) {
      const rows = await page.locator('[data-decision] li .text, main li .text').allInnerTexts();
      if (rows.map((r) => r.trim()).indexOf(text) === place) break;
      await up.click();
    }
  }
  await page.getByRole('button', { name: w.order, exact: true }).click();
}

/** Gives one answer as a person would, by mouse. */
export async function answer(page: Page, { decision, answer }: Step, language: Language): Promise<void> {
  const w = words[language];
  const textOf = (parts: readonly { id: string; text: { en: string; zh: string } }[], id: string) =>
    parts.find((p) => p.id === id)?.text[language] ?? '';
  switch (decision.kind) {
    case 'choices':
    case 'reply':
      await page.getByRole('button', { name: textOf(decision.options, answer), exact: true }).click();
      break;
    case 'several':
      for (const id of answer.split('+'))
        await page.getByLabel(textOf(decision.options, id), { exact: true }).check();
      await page.getByRole('button', { name: w.several, exact: true }).click();
      break;
    case 'order':
      await putInOrder(
        page,
        answer.split('>').map((id) => textOf(decision.items, id)),
        w,
      );
      break;
    case 'sort':
      for (const pair of answer.split('+')) {
        const [item = '', group = ''] = pair.split('=');
        const box = page.getByRole('group', { name: textOf(decision.items, item), exact: true });
        await box.getByText(textOf(decision.groups, group), { exact: true }).click();
      }
      await page.getByRole('button', { name: w.sort, exact: true }).click();
      break;
    case 'value':
      await page.getByRole('spinbutton').fill(answer);
      await page.getByRole('button', { name: w.value, exact: true }).click();
      break;
    case 'record':
      for (const pair of answer.split('+')) {
        const [id = '', option = ''] = pair.split('=');
        const field = decision.fields.find((f) => f.id === id);
        await page
          .getByLabel(textOf(decision.fields, id), { exact: true })
          .selectOption(textOf(field?.options ?? [], option));
      }
      await page.getByRole('button', { name: w.record, exact: true }).click();
  }
}

/** Plays steps one after another, each only once the one before is on the screen. */
export async function play(page: Page, steps: readonly Step[], language: Language): Promise<void> {
  for (const step of steps) await answer(page, step, language);
}

/** How many choices are stored for the only attempt of this browser. */
export function storedChoices(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('rapport');
        // Where Rapport has not made its database yet, nothing is stored, and nothing is made here in its stead.
        let missing = false;
        opening.onupgradeneeded = () => {
          missing = true;
          opening.transaction?.abort();
        };
        opening.onerror = () => (missing ? resolve(0) : reject(opening.error ?? new Error('no database')));
        opening.onsuccess = () => {
          const all = opening.result.transaction('entries').objectStore('entries').count();
          all.onsuccess = () => {
            opening.result.close();
            resolve(all.result);
          };
        };
      }),
  );
}

export function bodyOf(id: string): Body {
  const body = bodies.find((b) => b.scenario.id === id);
  if (!body) throw new Error(id);
  return body;
}

/** Waits until the last choice is known to be stored. */
export async function saved(page: Page, language: Language = 'en'): Promise<void> {
  await expect(page.locator('header').getByText(words[language].saved)).toBeVisible();
}
