import { ContentError, coverageOf, gapsOf, readCourse, type Coverage } from '#content/build';
import { asked } from './files.ts';
import { lineOf, type Printer } from './print.ts';

function linesOf({ modules, cases, questions, formats, leftOut }: Coverage): string[] {
  const width = Math.max(...modules.map((m) => m.id.length));
  const row = (name: string, ...figures: (string | number)[]) =>
    `  ${name.padEnd(width)}${figures.map((f) => String(f).padStart(13)).join('')}`;
  const carried = (all: { carriedBy: string[] }[]) =>
    `${String(all.filter((x) => x.carriedBy.length).length)} of ${String(all.length)}`;
  const sum = (of: (m: Coverage['modules'][number]) => number) => modules.reduce((n, m) => n + of(m), 0);
  return [
    row('module', 'scenarios', 'questions', 'principles', 'covered'),
    ...modules.map((m) => row(m.id, m.scenarios, m.questions, m.principles, m.covered)),
    row(
      'all',
      sum((m) => m.scenarios),
      sum((m) => m.questions),
      sum((m) => m.principles),
      sum((m) => m.covered),
    ),
    '',
    `cases ${carried(cases)}, questions of the course ${carried(questions)}, training formats ${carried(formats)}`,
    ...leftOut.map(({ id, why }) => `left out: ${id}, ${why}`),
  ];
}

/** `coverage [FOLDER] [--json]`: what carries each part of the course; 1 where something is carried by nothing. */
export function coverage(args: string[], out: Printer): number {
  const wanted = asked(args, out);
  if (!wanted) return 2;
  const [folder = ''] = wanted.paths;
  try {
    const course = readCourse(folder);
    const found = coverageOf(course);
    const gaps = gapsOf(course, found);
    if (wanted.json) out.print(JSON.stringify(found));
    else for (const line of linesOf(found)) out.print(line);
    for (const gap of gaps) out.error(gap);
    return gaps.length ? 1 : 0;
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    for (const issue of error.issues) out.error(lineOf(issue));
    return 1;
  }
}
