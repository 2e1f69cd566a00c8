import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync(new URL('../../src/ui/tokens.css', import.meta.url), 'utf8');

function tokens(block: string): Record<string, string> {
  return Object.fromEntries(
    [...block.matchAll(/--([a-z0-9-]+):\s*(#[0-9a-f]{6})/g)].map((m) => [m[1], m[2]]),
  ) as Record<string, string>;
}
const blocks = css.split(/(?=:root)/).slice(1);
const [light = '', dark = '', chosen = ''] = blocks;
const themes = { light: tokens(light), dark: tokens(dark) };

function luminance(hex: string): number {
  const channel = (i: number) => {
    const c = parseInt(hex.slice(i, i + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}
/** WCAG 2.2 contrast ratio, 1 to 21. */
function contrast(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)].sort((p, q) => q - p) as [number, number];
  return (x + 0.05) / (y + 0.05);
}

const grounds = ['paper-1', 'paper-2', 'paper-3'];
const inks = [
  'ink-1',
  'ink-2',
  'accent',
  'good',
  'warn',
  'bad',
  'lively',
  'powerful',
  'peaceful',
  'analytical',
];
const pairs = [
  ...grounds.flatMap((g) => inks.map((ink) => [ink, g])),
  ['ink-1', 'accent-soft'],
  ['ink-2', 'accent-soft'],
  ['on-accent', 'accent'],
];

for (const [name, theme] of Object.entries(themes)) {
  test(`every text is at least 4.5 : 1 in ${name}`, () => {
    const poor = pairs
      .map(([a = '', b = '']) => ({
        pair: `${a} on ${b}`,
        ratio: contrast(theme[a] ?? '#000000', theme[b] ?? '#000000'),
      }))
      .filter(({ ratio }) => ratio < 4.5);
    expect(poor).toEqual([]);
  });

  test(`edges of controls are at least 3 : 1 in ${name}`, () => {
    for (const g of ['paper-1', 'paper-2'])
      expect(contrast(theme.edge ?? '', theme[g] ?? '')).toBeGreaterThanOrEqual(3);
  });
}

test('the dark theme is the same whether the device or the learner asks for it', () => {
  expect(Object.keys(themes.dark).length).toBeGreaterThan(15);
  expect(tokens(chosen)).toEqual(themes.dark);
});
