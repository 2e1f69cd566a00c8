import fc from 'fast-check';
import { expect, test } from 'vitest';
import { longestLink, readShare, writeShare } from '#interchange';
import { blankScenario } from '#model';

test('a scenario goes through a link and comes out the same', async () => {
  const value = { ...blankScenario('a-shop'), title: { en: 'A shop – “new”', zh: '商店' } };
  const piece = (await writeShare(value)) ?? '';
  expect(piece).toMatch(/^1\.[0-9a-f]{12}\.[\w-]+$/);
  expect(await readShare(piece)).toEqual({ value, issues: [] });
});

test('one that is too large gives no link', async () => {
  const noise = Array.from({ length: 20_000 }, (_, i) => ((i * 2_654_435_761) >>> 0).toString(36)).join(' ');
  expect(await writeShare({ noise })).toBeUndefined();
});

test('a link that is cut, altered, foreign, newer or unpacks without end is refused with a reason', async () => {
  const piece = (await writeShare(blankScenario('a-shop'))) ?? '';
  const code = async (text: string) => (await readShare(text)).issues[0]?.code;
  expect(await code('')).toBe('link-wrong');
  expect(await code('hello')).toBe('link-wrong');
  expect(await code(piece.replace(/^1/, '2'))).toBe('link-newer');
  expect(await code('1.'.padEnd(longestLink + 1, 'a'))).toBe('link-too-long');
  const bomb = (await writeShare({ bomb: ' '.repeat(3_000_000) })) ?? '';
  expect(bomb.length).toBeLessThan(longestLink);
  expect(await code(bomb)).toBe('link-damaged');
  await fc.assert(
    fc.asyncProperty(fc.nat(piece.length - 1), async (at) => {
      expect((await readShare(piece.slice(0, at))).value).toBeUndefined();
      const altered = piece.slice(0, at) + (piece[at] === 'A' ? 'B' : 'A') + piece.slice(at + 1);
      const { value } = await readShare(altered);
      if (value) expect(value).toEqual(blankScenario('a-shop'));
    }),
    { numRuns: 100 },
  );
});
