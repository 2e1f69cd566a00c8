import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { ContentError, keywordsOf, readLibrary, readScenario, type Library } from '#content/build';
import type { Issue } from '#model';
import { beyondLimits, runsOf, type Beyond, type Run } from '#proof';
import { asked, home, scenariosAt } from './files.ts';
import { lineOf, type Printer } from './print.ts';

interface Proven {
  id: string;
  module: string;
  file: string;
  runs: Run[];
}

function proveFile(file: string, library: Library, out: Printer): Proven | Issue[] {
  out.progress?.(`${file}: reading`);
  const { scenario, issues } = readScenario(readFileSync(file, 'utf8'), file, library);
  if (!scenario || issues.some((i) => i.severity === 'error')) return issues;
  const { id, module } = scenario;
  out.progress?.(`${file}: exploring`);
  const runs: Run[] = [];
  for (const run of runsOf({ scenario, model: library.model }, keywordsOf(library, module))) {
    runs.push(run);
    out.progress?.(`${file}: ${run.personality} ${run.language}`);
  }
  return { id, module, file, runs };
}

const percent = (p: number): string => `${(p * 100).toFixed(1)} %`;
const shown = (x: number | null, as: (x: number) => string): string => (x === null ? '-' : as(x));
const points = (x: number): string => x.toFixed(1);

const heads = ['personality', 'language', 'situations', 'roads', 'marks', 'random', 'passes', 'best naive'];
const columns = [...heads, 'score', 'passes', 'separation'];

function rowOf(run: Run): string[] {
  const over = new Set(beyondLimits(run).map((b) => b.figure));
  const mark = (text: string, figure: string) => (over.has(figure) ? `${text}!` : text);
  const [name, best] = Object.entries(run.bots).sort(([, a], [, b]) => b.score - a.score)[0] ?? [];
  const bot = name ?? '-';
  return [
    run.personality,
    run.language,
    shown(run.states, String),
    String(run.roads ?? '-'),
    mark(`${shown(run.min, String)}..${shown(run.max, String)}`, 'marks apart'),
    mark(shown(run.random, points), 'random score'),
    mark(shown(run.passRandom, percent), 'passRandom'),
    bot,
    mark(shown(best?.score ?? null, points), `${bot} score`),
    mark(shown(best?.pass ?? null, percent), `${bot} pass`),
    mark(shown(run.separation, points), 'separation'),
  ];
}

function tableOf(rows: string[][]): string[] {
  const widths = columns.map((_, i) => Math.max(...rows.map((r) => r[i]?.length ?? 0)));
  const left = new Set(['personality', 'language', 'best naive']);
  return rows.map((row) =>
    row
      .map((cell, i) =>
        left.has(columns[i] ?? '') ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}

function told({ figure, value, limit }: Beyond): string {
  const as = /pass/.test(figure) ? percent : points;
  return `${figure} ${shown(value, as)} (limit ${as(limit)})`;
}

function show({ id, module, file, runs }: Proven, out: Printer): void {
  out.print(`${id} (${module}) ${file}`);
  for (const line of tableOf([columns, ...runs.map(rowOf)])) out.print(`  ${line}`);
  for (const run of runs) {
    const who = `${run.personality} ${run.language}`;
    if (run.note) out.print(`  ${who}: not exact: ${run.note}`);
    const over = run.exact ? beyondLimits(run).map(told) : [];
    if (over.length) out.print(`  ! ${who}: ${over.join('; ')}`);
  }
  out.print('');
}

/** `prove [PATH…] [--json]`: 1 where a file has errors. */
export function prove(args: string[], out: Printer): number {
  const wanted = asked(args, out);
  if (!wanted) return 2;
  const { paths, json } = wanted;
  let library: Library;
  try {
    library = readLibrary(home);
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    for (const issue of error.issues) out.error(lineOf(issue));
    return 1;
  }
  const files = [...new Set(paths.flatMap(scenariosAt).map((f) => relative('.', f)))];
  const proven: Proven[] = [];
  const wrong: Issue[] = [];
  for (const file of files) {
    const found = proveFile(file, library, out);
    if (Array.isArray(found)) wrong.push(...found);
    else proven.push(found);
  }
  out.progress?.('');
  if (json) out.print(JSON.stringify({ scenarios: proven }));
  else {
    for (const scenario of proven) show(scenario, out);
    out.print(`${String(files.length)} files, ${String(proven.length)} scenarios proven`);
  }
  for (const issue of wrong) out.error(lineOf(issue));
  return wrong.length ? 1 : 0;
}
