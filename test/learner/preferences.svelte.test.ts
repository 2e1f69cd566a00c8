import { expect, test } from 'vitest';
import { Preferences } from '#learner';

const key = 'rapport:preferences';

function store(kept?: string) {
  const map = new Map(kept === undefined ? [] : [[key, kept]]);
  return {
    map,
    getItem: (k: string) => map.get(k) ?? null,
    setItem: (k: string, v: string) => void map.set(k, v),
  };
}
const root = () => document.createElement('html');
const all = ({ theme, textSize, aloud, clocks, weighed }: Preferences) => ({
  theme,
  textSize,
  aloud,
  clocks,
  weighed,
});
const usual = { theme: 'system', textSize: 1, aloud: false, clocks: true, weighed: false };

test('are shown on the page at once, and kept', () => {
  const kept = store();
  const page = root();
  const preferences = new Preferences(kept, page);
  expect(page.dataset['theme']).toBeUndefined();
  preferences.theme = 'dark';
  preferences.textSize = 1.25;
  preferences.aloud = true;
  preferences.clocks = false;
  preferences.weighed = true;
  expect(page.dataset['theme']).toBe('dark');
  expect(page.style.getPropertyValue('--text-size')).toBe('1.25');
  expect(all(new Preferences(kept, root()))).toEqual({
    theme: 'dark',
    textSize: 1.25,
    aloud: true,
    clocks: false,
    weighed: true,
  });
  preferences.theme = 'system';
  expect(page.dataset['theme']).toBeUndefined();
});

test.each([
  '',
  '{',
  'null',
  '[]',
  '"dark"',
  '{"theme":"pink","textSize":9,"aloud":"yes","clocks":"no","weighed":1}',
])('fall back to the usual where %s is kept', (kept) => {
  expect(all(new Preferences(store(kept), root()))).toEqual(usual);
});

test('hold until the page is closed where nothing can be kept', () => {
  const refuse = () => {
    throw new DOMException('no', 'SecurityError');
  };
  const page = root();
  const preferences = new Preferences({ getItem: refuse, setItem: refuse }, page);
  expect(all(preferences)).toEqual(usual);
  preferences.theme = 'light';
  expect(preferences.theme).toBe('light');
  expect(page.dataset['theme']).toBe('light');
});
