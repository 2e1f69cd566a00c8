import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { questionKindOf, type QuestionFile } from '#model';
import { courseFiles, readQuestions } from './course.ts';
import type { Library } from '../library.ts';
import { ContentError } from './library.ts';
import { literal } from './parts.ts';

/** The files of questions in a folder `scenarios/`, one for each module that has one. */
export function questionFiles(folder: string): string[] {
  const shelf = join(folder, 'questions');
  return existsSync(shelf) ? courseFiles(shelf) : [];
}

/** Reads the questions of every module that has some. @throws ContentError saying where and what. */
export function readBank(folder: string, library: Library, scenarios: ReadonlySet<string>): QuestionFile[] {
  const order = library.modules.map((m) => m.id);
  return questionFiles(folder)
    .map((file) => {
      const { questions, issues } = readQuestions(readFileSync(file, 'utf8'), file, library, scenarios);
      const errors = issues.filter((i) => i.severity === 'error');
      if (!questions || errors.length) throw new ContentError(errors);
      return questions;
    })
    .sort((a, b) => order.indexOf(a.module) - order.indexOf(b.module));
}

/**
 * The questions as modules: `questions` knows a little of each, and the way to `questions/<module>`, which holds all of
 * one module; `asked` has what they ask, to be searched.
 */
export function questionModules(prefix: string, bank: readonly QuestionFile[]): [id: string, code: string][] {
  const way = ({ module }: QuestionFile) =>
    `${JSON.stringify(module)}: () => import('${prefix}questions/${module}')`;
  const rows = bank.map(({ module, questions }) => [
    module,
    Object.entries(questions).map(([id, q]) => [id, questionKindOf(q), q.difficulty, ...q.principles]),
  ]);
  return [
    [
      'questions',
      [
        `export const cards = ${literal(rows)}.flatMap(([module, all]) => all.map(`,
        '([id, kind, difficulty, ...principles]) => ({ id: `${module}/${id}`, module, principles, kind, difficulty })));',
        `export const ways = { ${bank.map(way).join(', ')} };`,
      ].join('\n'),
    ],
    ...bank.map(({ module, questions }): [string, string] => [
      `questions/${module}`,
      `export default ${literal(
        Object.fromEntries(Object.entries(questions).map(([id, q]) => [`${module}/${id}`, q])),
      )}`,
    ]),
    [
      'asked',
      `export default ${literal(
        bank.map(({ module, questions }) => ({
          module,
          asks: Object.values(questions).map(({ ask }) => ask),
        })),
      )}`,
    ],
  ];
}
