import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const folder = join(import.meta.dirname, '../../src/i18n/messages');
const rooms = readdirSync(join(folder, 'en'));
type Messages = Record<string, unknown>;
const read = (locale: string, room: string) =>
  JSON.parse(readFileSync(join(folder, locale, room), 'utf8')) as Messages;
const placeholders = (value: unknown) =>
  [...new Set(JSON.stringify(value).match(/(?<!\\)\{\w+\}/g) ?? [])].sort();

test('the settings name every room', () => {
  const settings = readFileSync(join(folder, '../project.inlang/settings.json'), 'utf8');
  expect(rooms.length).toBeGreaterThanOrEqual(4);
  for (const room of rooms) expect(settings).toContain(`./messages/{locale}/${room}`);
});

test.each(rooms)('%s says the same things in both languages, with the same parameters', (room) => {
  const [en, zh] = [read('en', room), read('zh-CN', room)];
  expect(Object.keys(zh)).toEqual(Object.keys(en));
  for (const key of Object.keys(en)) {
    expect([key, placeholders(zh[key])]).toEqual([key, placeholders(en[key])]);
    if (key !== '$schema') expect(key.startsWith(`${room.replace('.json', '')}_`)).toBe(true);
  }
});

test('messages are compiled', async () => {
  const { m } = await import('#i18n');
  expect(m.app_name()).toBe('Rapport');
});
