import { describe, expect, test } from 'vitest';
import { Scenario, type Language } from '#model';
import { readYaml } from '#model/yaml';
import { cuesOf, tellingCues } from '../../src/proof/wording/cues.ts';
import { fixture } from '../support/tiny.ts';
import { worded, type Wording } from '../support/worded.ts';

/** Three choices, their lengths and marks in this order. */
const lengths = (...choices: [length: number, marks: number][]): Wording[] =>
  choices.map(([n, marks], i) => ({
    en: `${'xyz'[i] ?? ''}${'a'.repeat(n - 1)}`,
    zh: '甲乙丙'.charAt(i) + '字'.repeat(n - 1),
    marks,
  }));
const cue = (scenario: Scenario, name: string, language: Language = 'en') =>
  cuesOf(scenario, 'peaceful', language).find((c) => c.cue === name);

const longest = worded(
  [0, 1, 2, 0, 1, 2].map((best) =>
    lengths(...[0, 1, 2].map((i): [number, number] => (i === best ? [40, 2] : [20, -1]))),
  ),
);
/** The best is longest, middle and shortest equally often, and first, second and last equally often. */
const balanced = worded(
  [0, 1, 2, 0, 1, 2].map((best, n) =>
    lengths(
      ...[0, 1, 2].map((i): [number, number] => [
        10 * (1 + ((i - best + n + Math.floor(n / 3) + 6) % 3)),
        i === best ? 2 : -1,
      ]),
    ),
  ),
);

describe('cues that tell the best choice', () => {
  test('where the longest is always best, picking it always hits', () => {
    for (const language of ['en', 'zh'] as const) {
      const length = cue(longest, 'length', language);
      expect(length).toMatchObject({ nodes: 6, hit: 1, hitLow: 0 });
      expect(length?.chance).toBeCloseTo(1 / 3);
      expect(length?.good).toBeCloseTo(Math.SQRT2);
      expect(length?.poor).toBeCloseTo(-Math.SQRT2 / 2);
      expect(length?.gap).toBeCloseTo(1.5 * Math.SQRT2);
    }
  });

  test('where it is balanced, no cue says more than a blind guess', () => {
    for (const c of cuesOf(balanced, 'peaceful', 'zh').filter(
      (c) => c.cue === 'length' || c.cue === 'position',
    )) {
      expect(c.hit).toBeCloseTo(c.chance);
      expect(c.hitLow).toBeCloseTo(c.chance);
      expect(c.gap).toBeCloseTo(0);
    }
    expect(tellingCues(balanced)).toEqual([]);
  });

  test('a cue that is the same everywhere is a blind guess', () => {
    expect(cue(longest, 'politeness')).toMatchObject({ good: 0, poor: 0, gap: 0 });
    expect(cue(longest, 'politeness')?.hit).toBeCloseTo(1 / 3);
  });

  test('ties are shared', () => {
    const scenario = worded([lengths([30, 2], [30, -1], [10, -1])]);
    expect(cue(scenario, 'length')).toMatchObject({ hit: 0.5, hitLow: 0 });
  });

  test('several best ones all count, and make a blind guess easier', () => {
    const scenario = worded([lengths([30, 2], [20, 2], [10, -1])]);
    expect(cue(scenario, 'length')).toMatchObject({ hit: 1, hitLow: 0 });
    expect(cue(scenario, 'length')?.chance).toBeCloseTo(2 / 3);
  });

  test('a node where all are marked alike tells nothing', () => {
    expect(cue(worded([lengths([30, 1], [20, 1])]), 'length')).toMatchObject({
      nodes: 0,
      hit: 0,
      gap: 0,
      chance: 0,
    });
  });

  test('what is best for this personality counts, and what it can never pick does not', () => {
    const scenario = worded([
      [
        { en: 'short', zh: '短', marks: { any: -1, peaceful: 2 } },
        { en: 'rather long', zh: '比较长', marks: { any: 2, peaceful: -1 } },
        { en: 'longest of them all', zh: '最长的一个', marks: 2, when: { personality: 'lively' } },
      ],
    ]);
    expect(cue(scenario, 'length')).toMatchObject({ nodes: 1, hit: 0, hitLow: 1, chance: 0.5 });
  });

  test('a customer whom the scenario is not played with can be asked for too', () => {
    const one = worded([lengths([20, -1], [40, 2])], ['lively']);
    expect(cue(one, 'length')).toMatchObject({ nodes: 1, hit: 1 });
  });

  test('options of which several are picked are measured too', () => {
    const { source } = readYaml(fixture('all-kinds.yaml'), 'x.yaml', Scenario);
    // opening, pick and bye; order, sort, value and record have no worded choices.
    expect(cuesOf(source?.value as Scenario, 'lively', 'en').map((c) => c.nodes)).toEqual([3, 3, 3, 3, 3, 3]);
  });
});

describe('a warning where the wording gives it away', () => {
  test('names cue, language, figures, personality and what to do', () => {
    const found = tellingCues(longest).filter((f) => f.message.includes('longest'));
    expect(found).toEqual([
      {
        severity: 'warning',
        code: 'wording-gives-away',
        path: ['nodes'],
        message: expect.stringMatching(
          /^picking the longest text finds the best choice at 100 % of 6 nodes in English \(a blind guess: 33 %; peaceful\); make some poor/,
        ),
        values: {
          ...{ cue: 'length', end: 'most', language: 'en', who: 'peaceful' },
          ...{ hit: '100 %', chance: '33 %', nodes: 6 },
        },
      },
      expect.objectContaining({ message: expect.stringContaining('in Chinese') }),
    ]);
  });

  test('the position is named once for both languages', () => {
    const scenario = worded(
      Array.from({ length: 5 }, (_, n) => lengths([10 + (n % 2), 2], [10, -1], [11, -1])),
    );
    expect(tellingCues(scenario).map((f) => f.message)).toEqual([
      expect.stringMatching(/^picking the first choice .* in both languages/),
    ]);
  });

  test('needs five nodes', () => {
    const few = (n: number) => tellingCues(worded(Array.from({ length: n }, (_, i) => lengths(...swap(i)))));
    const swap = (i: number): [number, number][] =>
      i % 2
        ? [
            [40, 2],
            [20, -1],
          ]
        : [
            [20, -1],
            [40, 2],
          ];
    expect(few(4)).toEqual([]);
    expect(few(5).length).toBeGreaterThan(0);
  });

  test('one finding names every personality for which it holds', () => {
    const always = Array.from({ length: 6 }, () => lengths([40, 2], [20, -1], [19, -1]));
    const [finding] = tellingCues(worded(always, ['lively', 'analytical']));
    expect(finding?.message).toContain('lively, analytical');
  });
});
