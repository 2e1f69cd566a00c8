import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { playable } from '../../src/model/index.ts';
import { bodies, play, roads, saved, words } from './support.ts';

const locales = { en: 'en-US', zh: 'zh-CN' } as const;

/** Of each required module, at the length of a whole conversation, with every kind of decision; the proofs play all. */
const played = [
  'dress-by-noon',
  'friend-paid-sixty',
  'hundred-square-metres',
  'monthly-deposit',
  'potatoes-in-the-drum',
];

for (const body of bodies.filter((b) => played.includes(b.scenario.id)))
  for (const language of ['en', 'zh'] as const)
    test.describe(`${body.scenario.id} in ${language}`, () => {
      test.use({ locale: locales[language] });
      if (language === 'en') test.use({ contextOptions: { reducedMotion: 'no-preference' } });
      const { id } = body.scenario;
      const allowed = playable(body.scenario);
      const personality = (language === 'en' ? allowed[0] : allowed.at(-1)) ?? 'peaceful';
      const { good, bad } = roads(body, personality);

      test('played well, from the map to the debrief', async ({ page }) => {
        const problems: string[] = [];
        page.on('console', (m) => m.type() === 'error' && problems.push(m.text()));
        page.on('pageerror', (e) => problems.push(e.message));
        await page.goto('/');
        await page.getByRole('link', { name: { en: 'Settings', zh: '设置' }[language] }).waitFor();
        await page.goto(`/#/scenario/${id}`);
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(body.scenario.title[language]);
        await page.getByRole('radio', { name: name(personality, language) }).check({ force: true });
        await page
          .getByRole('button', { name: { en: 'Begin', zh: '开始' }[language], exact: true })
          .or(page.getByRole('link', { name: { en: 'Begin', zh: '开始' }[language], exact: true }))
          .click();
        await play(page, good, language);
        await page.getByRole('button', { name: words[language].end }).click();
        await expect(page.getByText(language === 'en' ? 'Score 100 of 100' : /100/).first()).toBeVisible();
        expect(problems).toEqual([]);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(
          violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`),
        ).toEqual([]);
      });

      test('played badly, to a customer who is lost, and kept in the history', async ({ page }) => {
        await page.goto(`/#/play/${id}/${personality}/assessed`);
        await play(page, bad, language);
        await saved(page, language);
        await page.getByRole('button', { name: words[language].end }).click();
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await page.reload();
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await page.goto('/#/history');
        await expect(page.getByText(body.scenario.title[language])).toBeVisible();
      });
    });

function name(personality: string, language: 'en' | 'zh'): RegExp {
  const names: Record<string, { en: string; zh: string }> = {
    lively: { en: 'Lively', zh: '活泼型' },
    powerful: { en: 'Powerful', zh: '力量型' },
    peaceful: { en: 'Peaceful', zh: '和平型' },
    analytical: { en: 'Analytical', zh: '分析型' },
  };
  return new RegExp(`^${names[personality]?.[language] ?? ''}`, 'i');
}
