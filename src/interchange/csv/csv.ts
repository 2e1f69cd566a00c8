import { csvFormatRows, csvParseRows } from 'd3-dsv';
import type { Issue, Sketch, Text } from '#model';
import { problem } from '../fingerprint.ts';

const head = ['path', 'en', 'zh', 'was'];
/** Before each text that a spreadsheet would take for a formula. */
const guard = "'";
const risky = /^'*[=+\-@\t\r]/;

/** One text that the file changes. */
export interface Translated {
  path: readonly (string | number)[];
  before: Text;
  after: Text;
}

const isText = (value: unknown): value is Text =>
  typeof value === 'object' &&
  value !== null &&
  'en' in value &&
  'zh' in value &&
  typeof value.en === 'string' &&
  typeof value.zh === 'string' &&
  Object.keys(value).length === 2;

/** Every text of a sketch with where it stands, in the order of the sketch. */
function textsOf(
  value: unknown,
  path: readonly (string | number)[] = [],
): { path: typeof path; text: Text }[] {
  if (isText(value)) return [{ path, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  const list = Array.isArray(value);
  return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, [...path, list ? Number(key) : key]));
}

/** A short mark of a text, to see whether it is still the one that was handed out (FNV-1a, 32 bits). */
function markOf({ en, zh }: Text): string {
  let n = 0x811c9dc5;
  for (const c of `${en}\u0000${zh}`) n = Math.imul(n ^ (c.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return n.toString(16).padStart(8, '0');
}

const shielded = (text: string): string => (risky.test(text) ? guard + text : text);
const bared = (text: string): string =>
  text.startsWith(guard) && risky.test(text.slice(1)) ? text.slice(1) : text;

/**
 * All texts of a scenario or of a file of questions for a translator: one row each, RFC 4180 with a byte order mark, so
 * that spreadsheets read it as UTF-8. A text that a spreadsheet would take for a formula gets an apostrophe, which is
 * taken off again on the way back.
 */
export function writeCsv(value: Sketch): string {
  const rows = textsOf(value).map(({ path, text }) => [
    path.join('/'),
    shielded(text.en),
    shielded(text.zh),
    markOf(text),
  ]);
  return `\uFEFF${csvFormatRows([head, ...rows])}\r\n`;
}

/**
 * What a translated file changes. A row of a text that is not there, or that has become another since the file was
 * written, is told and left alone; so is an empty one.
 */
export function readCsv(
  value: Sketch,
  csv: string,
  file: string,
): { changes: Translated[]; issues: Issue[] } {
  const [first, ...rows] = csvParseRows(csv.replace(/^\uFEFF/, ''));
  const columns = head.map((name) => (first ?? []).findIndex((cell) => cell.trim().toLowerCase() === name));
  const absent = head.filter((_, i) => columns[i] === -1);
  if (absent.length)
    return {
      changes: [],
      issues: [
        problem(
          'error',
          'csv-columns',
          `has no column ${absent.join(', ')}; keep the first row as it was`,
          file,
        ),
      ],
    };
  const known = new Map(textsOf(value).map((t) => [t.path.join('/'), t]));
  const changes: Translated[] = [];
  const issues: Issue[] = [];
  for (const [i, row] of rows.entries()) {
    const [path = '', en = '', zh = '', was = ''] = columns.map((c) => row[c] ?? '');
    const tell = (code: string, message: string) =>
      issues.push({ ...problem('warning', code, message, file, i + 2), path });
    const found = known.get(path);
    const after = { en: bared(en).replaceAll('\r\n', '\n'), zh: bared(zh).replaceAll('\r\n', '\n') };
    if (row.every((cell) => !cell.trim())) continue;
    if (!found) tell('csv-unknown', 'is no text of this file; the row was left out');
    else if (after.en === found.text.en && after.zh === found.text.zh) continue;
    else if (markOf(found.text) !== was.trim())
      tell('csv-changed', 'has been changed here since this file was written; the row was left out');
    else if (!after.en.trim() && found.text.en.trim())
      tell('csv-empty', 'would leave the English text empty; the row was left out');
    else if (!after.zh.trim() && found.text.zh.trim())
      tell('csv-empty', 'would leave the Chinese text empty; the row was left out');
    else changes.push({ path: found.path, before: found.text, after });
  }
  return { changes, issues };
}
