import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { numericAnswer } from '../../src/engine/index.ts';
import type { Language, Question, QuestionFile } from '../../src/model/index.ts';
import { answer, bodyOf, roads, type Step } from './support.ts';

const folder = join(import.meta.dirname, '../../scenarios/questions');
const byId = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .flatMap((name) => {
    const { questions } = parse(readFileSync(join(folder, name), 'utf8')) as QuestionFile;
    return Object.entries(questions).map(([id, question]) => ({
      id: `${name.slice(0, -5)}/${id}`,
      question,
    }));
  });
const bank = byId.map(({ question }) => question);

const words = {
  en: {
    practise: 'Begin to practise',
    assess: 'Begin the assessment',
    answer: 'Answer',
    next: 'Next question',
    result: 'See the result',
    up: 'Move up: ',
    compare: 'Compare with the key points',
    done: 'That is all of them',
    moment: 'A moment from: ',
    yes: 'True',
    no: 'False',
    right: 'Right',
    resultTitle: 'Your result',
    every: 'Every answer',
    clock: 'With a clock',
    sure: 'Say how sure you are',
    said: 'Sure',
    judge: 'How well you judge yourself',
    place: (n: number, count: number) => `Question ${String(n)} of ${String(count)}`,
  },
  zh: {
    practise: '开始练习',
    assess: '开始测评',
    answer: '提交',
    next: '下一题',
    result: '看结果',
    up: '上移：',
    compare: '对照要点',
    done: '就这些',
    moment: '回到对话：',
    yes: '对',
    no: '错',
    right: '答对了',
    resultTitle: '测验结果',
    every: '逐题回顾',
    clock: '计时',
    sure: '标出把握',
    said: '有把握',
    judge: '你对自己的判断准不准',
    place: (n: number, count: number) => `第 ${String(n)} 题，共 ${String(count)} 题`,
  },
} satisfies Record<Language, Record<string, string | ((n: number, count: number) => string)>>;

const plain = (text: string) => text.replace(/\s+/g, ' ').trim();
const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The heading that is gone to; a moment of a conversation has the decision's own below it. */
const questionOf = (page: Page) => page.locator('[data-question]').first();

/** The question that is on the screen, with the numbers that were drawn for it. */
async function asked(
  page: Page,
  language: Language,
): Promise<{ question: Question; values: Record<string, number> }> {
  const text = plain(await questionOf(page).innerText());
  for (const question of bank) {
    if ('moment' in question) {
      const { title } = bodyOf(question.moment.scenario).scenario;
      if (text === `${words[language].moment}${title[language]}`) return { question, values: {} };
      continue;
    }
    const names = [...question.ask[language].matchAll(/\{([a-z][a-z0-9-]*)\}/g)].map((m) => m[1] ?? '');
    const pattern = plain(question.ask[language])
      .split(/\{[a-z][a-z0-9-]*\}/)
      .map(literal)
      .join('([\\d.]+)');
    const match = new RegExp(`^${pattern}$`).exec(text);
    if (match)
      return { question, values: Object.fromEntries(names.map((name, i) => [name, Number(match[i + 1])])) };
  }
  throw new Error(`no question asks: ${text}`);
}

/** Answers whatever is asked; rightly in all its parts. */
async function answerRightly(page: Page, language: Language): Promise<void> {
  const w = words[language];
  const { question, values } = await asked(page, language);
  if ('moment' in question) return answer(page, bestAt(question.moment), language);
  const main = page.locator('section:has(> [data-question])');
  const submit = () => main.getByRole('button', { name: w.answer, exact: true }).click();
  const pick = (name: string) => main.getByRole('radio', { name, exact: true }).check({ force: true });
  if ('single' in question) {
    await pick(question.single.options[question.single.right]?.text[language] ?? '');
    await submit();
  } else if ('truth' in question) {
    await pick(question.truth.right ? w.yes : w.no);
    await submit();
  } else if ('multiple' in question) {
    for (const id of question.multiple.right)
      await main
        .getByRole('checkbox', { name: question.multiple.options[id]?.text[language] ?? '', exact: true })
        .check();
    await submit();
  } else if ('order' in question) {
    for (const [place, id] of question.order.right.entries()) {
      const text = question.order.items[id]?.[language] ?? '';
      for (let tries = 0; tries < 8; tries++) {
        const rows = await main.locator('li .text').allInnerTexts();
        if (rows.map(plain).indexOf(plain(text)) === place) break;
        await main.getByRole('button', { name: `${w.up}${text}`, exact: true }).click();
      }
    }
    await submit();
  } else if ('sort' in question) {
    for (const { text, group } of Object.values(question.sort.items))
      await main
        .getByRole('group', { name: text[language], exact: true })
        .getByText(question.sort.groups[group]?.[language] ?? '', { exact: true })
        .click();
    await submit();
  } else if ('match' in question) {
    for (const { left, right } of Object.values(question.match.pairs))
      await main
        .getByRole('group', { name: left[language], exact: true })
        .getByRole('radio', { name: right[language] })
        .check({ force: true });
    await submit();
  } else if ('numeric' in question) {
    await main.getByRole('textbox').fill(String(numericAnswer(question, values)));
    await submit();
  } else if ('fill' in question) {
    await main.getByRole('textbox').fill(question.fill.accepted[language][0] ?? '');
    await submit();
  } else if ('short' in question) {
    await main.getByRole('textbox').fill(question.short.model[language].slice(0, 200));
    await main.getByRole('button', { name: w.compare }).click();
    for (const point of question.short.points)
      await main.getByRole('checkbox', { name: point[language], exact: true }).check();
    await main.getByRole('button', { name: w.done }).click();
  }
}

/** What the best road does at the moment of a question, which stands on it. */
function bestAt({ scenario, personality, after }: Extract<Question, { moment: unknown }>['moment']): Step {
  const { good } = roads(bodyOf(scenario), personality);
  expect(good.slice(0, after.length).map((step) => step.answer)).toEqual(after);
  const best = good[after.length];
  if (!best) throw new Error(`${scenario} is over by then`);
  return best;
}

const faults = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map((f) => `${f.id}: ${f.nodes.map((n) => n.html).join(' ')}`);
};
const wider = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
/** The screens are looked at on a small phone, too. */
async function sound(page: Page) {
  expect(await faults(page)).toEqual([]);
  expect(await wider(page)).toBeLessThanOrEqual(0);
}
/** Stores another quiz like the first one that is there, with these questions; it runs in the page. */
const begunLikeTheFirst = (changes: { id: string; items: string[] }) =>
  new Promise<void>((resolve, reject) => {
    const opening = indexedDB.open('rapport');
    opening.onerror = () => reject(opening.error ?? new Error('no database'));
    opening.onsuccess = () => {
      const writing = opening.result.transaction('quizzes', 'readwrite');
      const quizzes = writing.objectStore('quizzes');
      const reading = quizzes.getAll();
      reading.onsuccess = () => quizzes.put({ ...(reading.result as object[])[0], ...changes });
      writing.oncomplete = () => {
        opening.result.close();
        resolve();
      };
    };
  });
const saved = (page: Page) => expect(page.getByRole('main').getByText(/^saved$|^已保存$/)).toBeVisible();

for (const language of ['en', 'zh'] as const) {
  const w = words[language];
  const look = {
    locale: language === 'en' ? 'en-US' : 'zh-CN',
    colorScheme: language === 'en' ? ('light' as const) : ('dark' as const),
    viewport: { width: 320, height: 640 },
  };

  test(`practice, ${language}: each answer is explained at once, left and taken up after a reload`, async ({
    browser,
  }) => {
    const page = await (await browser.newContext(look)).newPage();
    await page.goto('#/quiz');
    await page.getByRole('button', { name: w.practise }).waitFor();
    await sound(page);
    await page.getByRole('button', { name: w.practise }).click();
    for (let n = 1; n <= 10; n++) {
      await expect(page.getByText(w.place(n, 10))).toBeVisible();
      if (n % 3 === 1) await sound(page);
      await answerRightly(page, language);
      await expect(questionOf(page)).toHaveText(new RegExp(`${w.right}$`));
      await expect(questionOf(page)).toBeFocused();
      if (n % 3 === 1) await sound(page);
      if (n === 5) {
        await saved(page);
        await page.reload();
        continue;
      }
      await page.getByRole('button', { name: n === 10 ? w.result : w.next }).click();
    }
    await expect(page.getByRole('heading', { level: 1, name: w.resultTitle })).toBeVisible();
    await expect(page.getByText('100', { exact: true })).toBeVisible();
    await expect(page.getByRole('heading', { name: w.every })).toBeVisible();
    await sound(page);
    await page.goto('#/history');
    await expect(page.getByText(/100/)).toBeVisible();
    await sound(page);
  });

  test(`assessment, ${language}: with a clock and certainty, explained afterwards, and drawn anew`, async ({
    browser,
  }) => {
    const page = await (await browser.newContext(look)).newPage();
    await page.goto('#/quiz');
    await page.getByRole('checkbox', { name: w.clock }).check();
    await page.getByRole('checkbox', { name: w.sure }).check();
    await page.getByRole('combobox').nth(2).selectOption('10');
    await page.getByRole('button', { name: w.assess }).click();
    const first: string[] = [];
    for (let n = 1; n <= 10; n++) {
      await expect(page.getByText(w.place(n, 10))).toBeVisible();
      await expect(page.getByText(/(\d+:\d\d left|还剩\s?\d+:\d\d)/)).toBeVisible();
      first.push(await questionOf(page).innerText());
      if (n === 1) await sound(page);
      await page.getByRole('button', { name: w.said, exact: true }).click();
      await answerRightly(page, language);
    }
    await expect(page.getByRole('heading', { level: 1, name: w.resultTitle })).toBeVisible();
    await expect(page.getByRole('heading', { name: w.judge })).toBeVisible();
    const items = page.locator('details');
    await expect(items).toHaveCount(10);
    for (let i = 0; i < 10; i++) await items.nth(i).locator('summary').click();
    await sound(page);
    await page.reload();
    await expect(page.getByText('100', { exact: true })).toBeVisible();
    await page
      .getByRole('button', { name: language === 'en' ? 'Again, with new questions' : '换一组题再测' })
      .click();
    await expect(page.getByText(w.place(1, 10))).toBeVisible();
    expect(first).not.toContain(await questionOf(page).innerText());
  });
}

test('a principle with a moment: the decision is put with its conversation, and its best answer is right', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('#/principle/satisfying-adds-courtesy');
  await page.getByRole('button', { name: 'Practise this principle' }).click();
  const count = bank.filter((q) => q.principles.includes('satisfying-adds-courtesy')).length;
  let moments = 0;
  for (let n = 1; n <= count; n++) {
    await expect(page.getByText(words.en.place(n, count))).toBeVisible();
    if ('moment' in (await asked(page, 'en')).question) {
      moments++;
      await sound(page);
    }
    await answerRightly(page, 'en');
    await expect(questionOf(page)).toHaveText(/Right$/);
    await page.getByRole('button', { name: n === count ? words.en.result : words.en.next }).click();
  }
  expect(moments).toBe(1);
  await expect(page.getByText('100', { exact: true })).toBeVisible();
});

for (const language of ['en', 'zh'] as const)
  test(`every number that is asked for has room on a small phone, with its unit: ${language}`, async ({
    browser,
  }) => {
    const locale = language === 'en' ? 'en-US' : 'zh-CN';
    const page = await (
      await browser.newContext({ locale, viewport: { width: 320, height: 640 } })
    ).newPage();
    await page.goto('#/quiz');
    await page.getByRole('button', { name: words[language].practise }).click();
    await questionOf(page).waitFor();
    const numbers = byId.filter(({ question }) => 'numeric' in question);
    expect(numbers.length).toBeGreaterThan(10);
    for (const [n, { id, question }] of numbers.entries()) {
      await page.evaluate(begunLikeTheFirst, { id: `n${String(n)}`, items: [id] });
      await page.goto(`#/quiz/n${String(n)}`);
      await expect(page.getByText(words[language].place(1, 1))).toBeVisible();
      await expect.poll(async () => (await asked(page, language)).question).toBe(question);
      expect(await wider(page), id).toBeLessThanOrEqual(0);
    }
  });

test('by keyboard alone, from the map to an answer and on', async ({ page }) => {
  await page.goto('#/');
  await page.getByRole('link', { name: 'Quiz yourself' }).press('Enter');
  await page.getByRole('button', { name: 'Begin to practise' }).press('Enter');
  for (let n = 1; n <= 10; n++) {
    await expect(page.getByText(`Question ${String(n)} of 10`)).toBeVisible();
    const { question } = await asked(page, 'en');
    if ('single' in question || 'truth' in question) {
      // Nothing is picked or tabbed to: the digit picks, and Enter confirms.
      await page.keyboard.press('1');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Next question' }).waitFor();
      await expect(questionOf(page)).toBeFocused();
      await page.getByRole('button', { name: 'Next question' }).press('Enter');
      await expect(questionOf(page)).toBeFocused();
      return;
    }
    await answerRightly(page, 'en');
    await page.getByRole('button', { name: 'Next question' }).press('Enter');
  }
  throw new Error('no question with one right option in ten');
});

test('the clock ends an assessment; what was answered counts; switched off it stays off', async ({
  page,
}) => {
  await page.clock.install();
  const start = async () => {
    await page.goto('#/quiz');
    await page.getByRole('checkbox', { name: 'With a clock' }).check();
    await page.getByRole('combobox').nth(2).selectOption('10');
    await page.getByRole('button', { name: 'Begin the assessment' }).click();
    await expect(page.getByText('Question 1 of 10')).toBeVisible();
    await answerRightly(page, 'en');
    await expect(page.getByText('Question 2 of 10')).toBeVisible();
  };
  await start();
  await page.clock.runFor(601_000);
  await expect(page.getByRole('heading', { level: 1, name: 'Your result' })).toBeVisible();
  await expect(page.getByText(/1 of 10 questions answered/)).toBeVisible();
  await expect(page.getByText('Not passed yet; 60 are needed')).toBeVisible();
  await start();
  await page.getByRole('button', { name: 'Switch the clock off' }).click();
  await page.clock.runFor(1_200_000);
  await expect(page.getByText('Question 2 of 10')).toBeVisible();
  await page.reload();
  await expect(page.getByText('Question 2 of 10')).toBeVisible();
  await expect(page.getByText(/\d:\d\d left/)).toBeHidden();
});

test('ended early, a practice counts what was answered; an unfinished one waits in the history', async ({
  page,
}) => {
  await page.goto('#/module/service-levels');
  await page.getByRole('button', { name: 'Quiz yourself', exact: true }).click();
  await expect(page.getByText('Question 1 of 10')).toBeVisible();
  await answerRightly(page, 'en');
  await saved(page);
  await page.goto('#/history');
  await page.getByRole('link', { name: /Practise/ }).click();
  await expect(page.getByText('Question 2 of 10')).toBeVisible();
  await page.getByRole('button', { name: 'End now' }).click();
  await expect(page.getByText(/9 questions are left/)).toBeVisible();
  await page.getByRole('button', { name: 'End it' }).click();
  await expect(page.getByText('100', { exact: true })).toBeVisible();
  await expect(page.getByText(/1 of 10 questions answered/)).toBeVisible();
});

test('a principle is practised from its page', async ({ page }) => {
  await page.goto('#/principle/three-outcomes-of-satisfaction');
  await page.getByRole('button', { name: 'Practise this principle' }).click();
  await expect(page.getByText(/Question 1 of \d/)).toBeVisible();
  const { question } = await asked(page, 'en');
  expect(question.principles).toContain('three-outcomes-of-satisfaction');
});

test('the self-check of a module runs inside its page and is saved', async ({ page }) => {
  await page.goto('#/module/managing-expectations');
  await page.getByRole('button', { name: 'Quiz yourself on this module' }).click();
  for (let n = 1; n <= 5; n++) {
    await expect(page.getByText(`Question ${String(n)} of 5`)).toBeVisible();
    await answerRightly(page, 'en');
    if (n === 2) expect(await faults(page)).toEqual([]);
    await page.getByRole('button', { name: n === 5 ? 'See the result' : 'Next question' }).click();
  }
  await expect(page.getByText(/5 of 5 questions answered/)).toBeVisible();
  await page.goto('#/history');
  await expect(page.getByRole('link', { name: /Practise · Managing/ })).toBeVisible();
});

test('a quiz open in another tab is told, and only one of them is kept', async ({ context }) => {
  const page = await context.newPage();
  await page.goto('#/quiz');
  await page.getByRole('button', { name: 'Begin to practise' }).click();
  await answerRightly(page, 'en');
  await saved(page);
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(other.getByRole('heading', { name: 'This quiz is open in another tab' })).toBeVisible();
  await other.getByRole('button', { name: 'Open it here anyway' }).click();
  await answerRightly(other, 'en');
  await saved(other);
  await page.getByRole('button', { name: 'Next question' }).click();
  await answerRightly(page, 'en');
  await expect(page.getByRole('alert')).toContainText('went on in another tab');
});

test('an answer that is still being graded counts where the quiz is ended at once', async ({ page }) => {
  await page.goto('#/quiz');
  await page.getByRole('button', { name: 'Begin to practise' }).click();
  await questionOf(page).waitFor();
  const moment = byId.find(({ question }) => 'moment' in question);
  await page.evaluate(begunLikeTheFirst, { id: 'ended', items: [moment?.id ?? '', byId[0]?.id ?? ''] });
  await page.goto('#/quiz/ended');
  // What grades a moment comes only after the quiz is ended.
  let letThrough = () => {};
  const ended = new Promise<void>((resolve) => (letThrough = resolve));
  await page.route(/grade-moment/, async (route) => {
    await ended;
    await route.continue();
  });
  await answerRightly(page, 'en');
  await page.getByRole('button', { name: 'End now' }).click();
  await page.getByRole('button', { name: 'End it' }).click();
  letThrough();
  await expect(page.getByRole('heading', { name: 'Every answer' })).toBeVisible();
  await expect(page.getByText('100', { exact: true })).toBeVisible();
});

test('on paper the result has every answer with its explanation', async ({ page }) => {
  await page.goto('#/module/service-levels');
  await page.getByRole('button', { name: 'Quiz yourself', exact: true }).click();
  await answerRightly(page, 'en');
  await page.getByRole('button', { name: 'End now' }).click();
  await page.getByRole('button', { name: 'End it' }).click();
  await page.getByRole('heading', { name: 'Every answer' }).waitFor();
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('details div p').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Print' })).toBeHidden();
});
