import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Text } from '#model';
import { shipped } from '../support/library.ts';

const languages = ['en', 'zh'] as const;

/** A body as text, with what only the debrief tells and one language left out. */
function without(language: (typeof languages)[number], body: object): string {
  return JSON.stringify(body, (key, value: unknown) => {
    if (['because', 'hard', 'nudge'].includes(key)) return undefined;
    if (typeof value !== 'object' || value === null || !('en' in value) || Array.isArray(value.en))
      return value;
    return { ...(value as Text), [language]: '' };
  });
}

beforeEach(() => {
  vi.resetModules();
});

describe.each(shipped().map((b) => [b.scenario.id, b] as const))('%s', (id, body) => {
  test.each(languages)('one language (%s) is enough to talk, and lacks the other', async (language) => {
    const { loadBody } = await import('#content');
    const first = (await loadBody(id, language)) ?? {};
    const other = language === 'en' ? 'zh' : 'en';
    expect(without(other, first)).toBe(without(other, body));
    expect(without(language, first)).not.toContain(body.scenario.title[other]);
  });

  test.each(languages)(
    'the whole fills in what came in %s, to the letter of what was hashed',
    async (language) => {
      const { loadBody } = await import('#content');
      const first = await loadBody(id, language);
      expect(await loadBody(id)).toBe(first);
      expect(JSON.stringify(first)).toBe(JSON.stringify(body));
    },
  );
});

test('there is nothing to fetch of a scenario that is not there', async () => {
  const { loadBody } = await import('#content');
  expect(await loadBody('nowhere')).toBeUndefined();
  expect(await loadBody('constructor', 'en')).toBeUndefined();
});
