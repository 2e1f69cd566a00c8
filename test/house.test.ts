import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const src = fileURLToPath(new URL('../src', import.meta.url));

/** Who may know whom (house rules). `content` is also built in Node from model, engine and proof. */
const may: Record<string, string[]> = {
  model: [],
  engine: ['model'],
  proof: ['model', 'engine'],
  insight: ['model', 'engine'],
  i18n: ['model'],
  content: ['model', 'engine', 'proof'],
  storage: ['model'],
  interchange: ['model', 'engine'],
  ui: ['i18n'],
  player: ['model', 'engine', 'i18n', 'ui'],
  cli: ['model', 'engine', 'proof', 'content', 'interchange'],
  learner: ['model', 'engine', 'proof', 'content', 'storage', 'insight', 'i18n', 'ui', 'player'],
  studio: [
    'model',
    'engine',
    'proof',
    'content',
    'storage',
    'interchange',
    'insight',
    'i18n',
    'ui',
    'player',
  ],
  app: [
    'model',
    'engine',
    'proof',
    'content',
    'storage',
    'interchange',
    'insight',
    'i18n',
    'ui',
    'player',
    'learner',
    'studio',
  ],
};
/** Libraries that live in one room alone. */
const homes: Record<string, string> = { xstate: 'engine', dexie: 'storage', 'ts-fsrs': 'insight' };
const pure = ['model', 'engine', 'proof', 'insight'];

function files(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return name === 'paraglide' ? [] : files(path);
    return /\.(ts|svelte|css)$/.test(name) ? [path] : [];
  });
}

const sources = files(src).map((path) => ({
  path: relative(src, path),
  room: relative(src, path).split('/')[0] ?? '',
  text: readFileSync(path, 'utf8'),
}));

function imports(text: string): string[] {
  return [...text.matchAll(/(?:from\s+|import\s*\(?\s*|new URL\(\s*)['"]([^'"]+)['"]/g)].map(
    (m) => m[1] ?? '',
  );
}

function broken(source: (typeof sources)[number]): string[] {
  return imports(source.text).flatMap((id) => {
    const { path, room } = source;
    if (id.startsWith('#')) {
      const to = id.slice(1).split('/')[0] ?? '';
      return to === room || may[room]?.includes(to) ? [] : [`${path}: ${room} may not know ${to} (${id})`];
    }
    if (id.startsWith('.')) {
      const to = relative(src, join(src, dirname(path), id)).split('/')[0];
      return to === room || to === '..'
        ? []
        : [`${path}: enters another room by path (${id}); use its door #${String(to)}`];
    }
    const library = id.split('/')[0] ?? '';
    const home = homes[library];
    return home && home !== room ? [`${path}: ${library} belongs in ${home}/ alone`] : [];
  });
}

test('rooms know only whom they may, and enter by the door', () => {
  expect(sources.length).toBeGreaterThan(50);
  expect(sources.flatMap(broken)).toEqual([]);
});

test('the rule catches what it forbids', () => {
  const at = (path: string, text: string) => broken({ path, room: path.split('/')[0] ?? '', text });
  expect(at('engine/x.ts', `import a from '#storage'`)).toHaveLength(1);
  expect(at('player/x.ts', `import a from '../storage/a.ts'`)).toHaveLength(1);
  expect(at('player/x.ts', `import { assign } from 'xstate'`)).toHaveLength(1);
  expect(at('learner/x.ts', `const a = await import('dexie')`)).toHaveLength(1);
});

test('pure rooms hold no clock, dice or browser', () => {
  const impure =
    /\b(Date\.now|new Date|Math\.random|performance\.|window\.|document\.|localStorage|crypto\.)/;
  const found = sources.filter((s) => pure.includes(s.room) && impure.test(s.text)).map((s) => s.path);
  expect(found).toEqual([]);
});

test('components stay under 200 lines and other files under 400', () => {
  const long = sources
    .map((s) => ({ path: s.path, lines: s.text.split('\n').length - 1 }))
    .filter(({ path, lines }) => lines > (path.endsWith('.svelte') ? 200 : 400));
  expect(long).toEqual([]);
});

/** What is outside every `@media (hover: hover)`: braces are counted, since there are rules in it. */
function withoutHover(text: string): string {
  const [before = '', ...blocks] = text.split('@media (hover: hover)');
  const after = blocks.map((block) => {
    let depth = 0;
    const end = [...block].findIndex((sign) => {
      if (sign === '{') depth += 1;
      return sign === '}' && --depth === 0;
    });
    return block.slice(end + 1);
  });
  return [before, ...after].join('');
}

test('only a pointer that can hover lights something up: a finger would leave it lit', () => {
  expect(sources.some(({ text }) => text.includes(':hover'))).toBe(true);
  const lit = sources.filter(({ text }) => withoutHover(text).includes(':hover')).map(({ path }) => path);
  expect(lit).toEqual([]);
});

test('the rule of what lights up catches what it forbids', () => {
  const hover = '@media (hover: hover) { a { } a:hover { } }';
  expect(withoutHover(`${hover} b { }`)).not.toContain(':hover');
  expect(withoutHover(`${hover} b:hover { }`)).toContain('b:hover');
});
