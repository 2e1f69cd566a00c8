import { describe, expect, test } from 'vitest';
import { compile, type Program } from '#engine';
import type { Language, Personality } from '#model';
import { boundsOf, naive, proveOf, type Naive } from '#proof';
import { diceOf } from '../../src/proof/explore/beyond.ts';
import { readsWords } from '../../src/proof/guess/bots.ts';
import { shipped } from '../support/library.ts';
import { NaivePlayer } from '../support/naive.ts';
import { steady, tiny } from '../support/tiny.ts';
import { worded, type Wording } from '../support/worded.ts';

const keywords = { en: ['sorry', 'check', 'expect'], zh: ['查', '抱歉', '期望'] };
const readers = (['en', 'zh'] as const).map((language) => ({ language, keywords: keywords[language] }));
const longest = shipped().find((b) => b.scenario.id === 'hundred-square-metres') ?? tiny('all-kinds.yaml');

const subjects: [string, Program, number][] = [
  ['all-kinds', compile(tiny('all-kinds.yaml'), 'lively'), 4_000],
  [longest.scenario.id, compile(longest, 'peaceful'), 2_000],
];

describe.each(subjects)('%s: what is computed is what comes of playing', (_, program, plays) => {
  const runs = proveOf(program, readers);
  const bounds = boundsOf(program);
  const cases = naive.flatMap((name) =>
    readers.filter((r) => readsWords(name) || r.language === 'en').map((r) => [name, r.language, r] as const),
  );

  test.each(cases)('%s, %s', (name, language, reader) => {
    const player = new NaivePlayer(name, program, reader, diceOf(2026));
    const played = Array.from({ length: plays }, () => player.play(bounds));
    const mean = (figures: number[]) => figures.reduce((a, b) => a + b, 0) / plays;
    const score = mean(played.map((p) => p.score));
    const spread = Math.sqrt(mean(played.map((p) => (p.score - score) ** 2)));
    const pass = mean(played.map((p) => (p.passed ? 1 : 0)));
    const told = runs.find((r) => r.language === language)?.bots[name];
    if (!told) throw new Error('not told');
    // Rare plays may be missing from the sample, so that its spread alone says too little.
    expect(Math.abs(told.score - score)).toBeLessThan((4.5 * spread) / Math.sqrt(plays) + 100 / plays);
    const chance = Math.max(told.pass * (1 - told.pass), 1 / plays);
    expect(Math.abs(told.pass - pass)).toBeLessThan(4.5 * Math.sqrt(chance / plays));
  });
});

/** The figures of naive play at three nodes that all look like this. */
function figures(
  choices: Wording[],
  language: Language = 'en',
  personality: Personality = 'peaceful',
): Record<Naive, { score: number; pass: number }> {
  const scenario = worded([choices, choices, choices], personality);
  const program = compile({ scenario, model: steady.model }, personality);
  const run = proveOf(program, readers).find((r) => r.language === language);
  return run?.bots as Record<Naive, { score: number; pass: number }>;
}

describe('a scenario that a naive player sees through is caught', () => {
  const good = { marks: 2 };
  const poor = { marks: -2 };
  const cases: [Naive, Wording[]][] = [
    ['first', [good, poor, poor]],
    ['last', [poor, poor, good]],
    ['longest', [poor, { en: 'So it is, then.', zh: '那就这么办。', ...good }, poor]],
    ['shortest', [poor, { en: 'I', zh: '哦', ...good }, poor]],
    ['politest', [poor, { en: 'Yes, please.', zh: '好，请。', ...good }, poor]],
    ['apologise', [poor, { acts: ['apologise'], ...good }, poor]],
    ['apologise', [poor, { en: 'I am sorry.', zh: '实在抱歉。', ...good }, poor]],
    ['concede', [poor, { acts: ['compensate'], ...good }, poor]],
    ['concede', [poor, { en: 'I refund it.', zh: '我给您退。', ...good }, poor]],
    ['agreeable', [{ acts: ['thank', 'interrupt'], ...poor }, { acts: ['thank'], ...good }, poor]],
    ['keyword', [poor, { en: 'You EXPECT it.', zh: '您期望的。', ...good }, poor]],
    ['greedy', [{ acts: ['interrupt'], ...poor }, { acts: ['fix'], ...good }, poor]],
  ];
  test.each(cases)('%s', (name, choices) => {
    for (const language of readsWords(name) ? (['en', 'zh'] as const) : (['en'] as const)) {
      const all = figures(choices, language);
      expect(all[name]).toEqual({ score: 100, pass: 1 });
      expect(all.random.score).toBeLessThan(40);
    }
  });

  test('and one that is right where it looks wrong is not', () => {
    const all = figures([good, { en: 'Yes please, thank you.', zh: '好，请，谢谢。', ...poor }]);
    expect(all.politest).toEqual({ score: 0, pass: 0 });
    expect(all.longest.score).toBe(0);
    expect(all.first.score).toBe(100);
  });
});

test('ties are split evenly', () => {
  const same = { en: 'Eight ch', zh: '一样长' };
  const { longest, shortest, random } = figures([
    { ...same, marks: 2 },
    { ...same, marks: -2 },
    { en: 'So', zh: '好', marks: -2 },
  ]);
  expect(longest.score).toBeCloseTo(50, 0);
  expect(longest.pass).toBeCloseTo(1 / 8, 9);
  expect(shortest.score).toBe(0);
  expect(random.pass).toBeCloseTo(1 / 27, 9);
});

test('a language is played by its own words', () => {
  const choices = [
    { en: 'A long one in English', zh: '短', marks: 2 },
    { en: 'short', zh: '中文里这句长', marks: -2 },
  ];
  expect(figures(choices, 'en').longest.score).toBe(100);
  expect(figures(choices, 'zh').longest.score).toBe(0);
  expect(figures(choices, 'zh').first).toEqual(figures(choices, 'en').first);
});

test('what makes a customer happy at once depends on the customer', () => {
  const choices = [{ acts: ['small-talk'], marks: 2 }, { marks: -2 }];
  expect(figures(choices, 'en', 'lively').greedy.score).toBeGreaterThan(80);
  expect(figures(choices, 'en', 'powerful').greedy.score).toBe(0);
});

test('a breach of integrity is not passed with, however well it scores', () => {
  const all = figures([
    { marks: -2 },
    { en: 'Longer.', zh: '长一点。', acts: ['fix'], marks: 2, breach: 'truth' },
  ]);
  for (const name of ['last', 'longest', 'greedy'] as const)
    expect(all[name]).toEqual({ score: 100, pass: 0 });
});
