import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, type Page } from '@playwright/test';
import { parse } from 'yaml';
import type { Quiz, QuizAnswer, QuestionFile } from '../../src/model/index.ts';

const folder = fileURLToPath(new URL('../../scenarios/questions/', import.meta.url));
const files = readdirSync(folder).map((name) => parse(readFileSync(folder + name, 'utf8')) as QuestionFile);

/** Single choices of one module, by item, with the right answer. */
export function questionsOf(module: string) {
  const file = files.find((f) => f.module === module);
  return Object.entries(file?.questions ?? {}).flatMap(([id, question]) =>
    'single' in question ? [{ item: `${module}/${id}`, question }] : [],
  );
}

/** A practise quiz of some days ago, all of whose answers were worth the same. */
export function quizOf(
  id: string,
  {
    modules,
    at,
    share,
    sure,
    many = 8,
  }: {
    modules: readonly string[];
    at: number;
    share: (n: number) => number;
    sure?: QuizAnswer['sure'];
    many?: number;
  },
): { quiz: Quiz; answers: QuizAnswer[] } {
  const asked = modules.flatMap((module) => questionsOf(module).slice(0, many));
  const answers = asked.map(({ item, question }, n): QuizAnswer => ({
    ...{ quiz: id, n, item, seed: 's', answer: question.single.right, share: share(n) },
    ...{ principles: question.principles, difficulty: question.difficulty },
    ...{ at: at + n * 40_000, took: 40_000 },
    ...(sure && { sure }),
  }));
  const last = answers.at(-1);
  const quiz: Quiz = {
    ...{ id, mode: 'practise', modules: [...modules], principles: [], seed: 's' },
    items: answers.map(({ item }) => item),
    ...{ begun: at, touched: last?.at ?? at, answered: answers.length },
    result: { score: 70, passed: true },
    ...(sure && { weighed: true as const }),
  };
  return { quiz, answers };
}

/** Restores these quizzes, as somebody with a backup would. */
export async function restore(page: Page, all: readonly { quiz: Quiz; answers: QuizAnswer[] }[]) {
  const backup = {
    ...{ rapport: 2, made: new Date().toISOString(), attempts: [], entries: [], texts: [] },
    quizzes: all.map(({ quiz }) => quiz),
    answers: all.flatMap(({ answers }) => answers),
  };
  await page.goto('#/settings');
  await page.locator('input[type=file]').setInputFiles({
    name: 'b.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(backup)),
  });
  await expect(page.getByText(new RegExp(`(added: |新增 )${String(all.length)}`))).toBeVisible();
}
