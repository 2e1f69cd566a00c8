import fc from 'fast-check';
import { csvParseRows } from 'd3-dsv';
import { expect, test } from 'vitest';
import { readCsv, writeCsv } from '#interchange';
import type { Sketch } from '#model';

const value = {
  title: { en: 'A shop', zh: '商店' },
  nodes: { opening: { says: { en: '=SUM(A1)', zh: '\'tis, "so"\nit is' } } },
  goals: [{ en: '-1 now', zh: '@好' }],
};
/** The file as somebody else has edited it. */
const edited = (csv: string, change: (rows: string[][]) => void): string => {
  const rows = csvParseRows(csv.replace('\uFEFF', ''));
  change(rows);
  return rows.map((r) => r.map((c) => `"${c.replaceAll('"', '""')}"`).join(',')).join('\r\n');
};

test('a file that comes back as it went changes nothing', () => {
  expect(readCsv(value, writeCsv(value), 'a.csv')).toEqual({ changes: [], issues: [] });
});

test('no cell begins like a formula', () => {
  for (const cell of csvParseRows(writeCsv(value).replace('\uFEFF', '')).slice(1).flat())
    expect(cell).not.toMatch(/^[=+\-@]/);
});

test('a translated text is told with its place, an unknown, changed or emptied one is left alone', () => {
  const csv = edited(writeCsv(value), (rows) => {
    (rows[1] as string[])[2] = '小店';
    (rows[2] as string[])[1] = "'=SUM(B1)";
    (rows[3] as string[])[1] = '';
    rows.push(['nodes/gone/says', 'x', 'y', '0']);
  });
  const { changes, issues } = readCsv(value, csv, 'a.csv');
  expect(changes).toEqual([
    { path: ['title'], before: value.title, after: { en: 'A shop', zh: '小店' } },
    {
      path: ['nodes', 'opening', 'says'],
      before: value.nodes.opening.says,
      after: { en: '=SUM(B1)', zh: value.nodes.opening.says.zh },
    },
  ]);
  expect(issues.map((i) => [i.code, i.path, i.line])).toEqual([
    ['csv-empty', 'goals/0', 4],
    ['csv-unknown', 'nodes/gone/says', 5],
  ]);
  const later = { ...value, title: { en: 'The shop', zh: '商店' } };
  expect(readCsv(later, csv, 'a.csv').issues.map((i) => i.code)).toContain('csv-changed');
});

test('a file without its columns is refused', () => {
  expect(readCsv(value, 'a,b\r\n1,2', 'a.csv').issues[0]).toMatchObject({ code: 'csv-columns' });
  expect(readCsv(value, '', 'a.csv').issues[0]).toMatchObject({ code: 'csv-columns' });
});

test('whatever is written in a cell comes back as it was', () => {
  const text = fc
    .string({ unit: 'grapheme', minLength: 1 })
    .filter((t) => t.trim() !== '' && !t.includes('\r'));
  fc.assert(
    fc.property(text, text, text, text, (en, zh, en2, zh2) => {
      const one: Sketch = { title: { en, zh } };
      const csv = edited(writeCsv(one), (rows) => {
        const [row] = csvParseRows(writeCsv({ title: { en: en2, zh: zh2 } }).replace('\uFEFF', '')).slice(1);
        (rows[1] as string[])[1] = row?.[1] ?? '';
        (rows[1] as string[])[2] = row?.[2] ?? '';
      });
      const { changes } = readCsv(one, csv, 'a.csv');
      if (en === en2 && zh === zh2) expect(changes).toEqual([]);
      else expect(changes[0]?.after).toEqual({ en: en2, zh: zh2 });
    }),
  );
});
