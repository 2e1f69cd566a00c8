import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { codes } from '#proof';

const root = join(import.meta.dirname, '../..');
const table = [
  ...(readFileSync(join(root, 'README.md'), 'utf8').split('\n### ')[0] ?? '').matchAll(
    /^\| `([a-z-]+)`\s*\| (\w+)\s*\| (.+?)\s*\|$/gm,
  ),
];

test('README says of every finding what it means, how severe it is, and of nothing else', () => {
  expect(table.map(([, code, severity]) => [code, severity])).toEqual(Object.entries(codes));
  for (const [, , , line = ''] of table) expect(line.length).toBeGreaterThan(15);
});

test('every finding of the catalogue is made somewhere', () => {
  const folder = join(root, 'src/proof');
  const makers = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('finding.ts'),
  );
  const text = makers.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
  expect(Object.keys(codes).filter((code) => !text.includes(`'${code}'`))).toEqual([]);
});
