import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Text } from '#model';
import { courseFiles, readQuestions } from './course.ts';
import { ContentError, type Library } from './library.ts';

/** The files of questions in a folder `scenarios/`, one for each module that has one. */
export function questionFiles(folder: string): string[] {
  const shelf = join(folder, 'questions');
  return existsSync(shelf) ? courseFiles(shelf) : [];
}

/** What the questions of each module ask, to be searched. @throws ContentError saying where and what. */
export function readAsked(
  folder: string,
  library: Library,
  scenarios: ReadonlySet<string>,
): { module: string; asks: Text[] }[] {
  return questionFiles(folder).map((file) => {
    const { questions, issues } = readQuestions(readFileSync(file, 'utf8'), file, library, scenarios);
    const errors = issues.filter((i) => i.severity === 'error');
    if (!questions || errors.length) throw new ContentError(errors);
    return { module: questions.module, asks: Object.values(questions.questions).map(({ ask }) => ask) };
  });
}
