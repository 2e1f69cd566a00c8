import { expect, test } from 'vitest';
import { plural as paraglides } from '../../src/i18n/paraglide/registry.js';
import { plural } from '../../src/i18n/plurals.ts';

test.each(['en', 'zh-CN'] as const)('plural forms are those of Paraglide: %s', (locale) => {
  for (const n of [0, 1, 2, 5, 21, 100, '1', 1.5]) expect(plural(locale, n)).toBe(paraglides(locale, n));
});
