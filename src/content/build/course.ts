import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Handbook, QuestionFile, type Issue } from '#model';
import { readYaml } from '#model/yaml';
import { bankFindings } from '#proof';
import type { Library } from '../library.ts';

/** The folders beside the modules that hold no scenarios. */
export const courseFolders = ['questions', 'handbook'] as const;

/** The files of a folder `scenarios/questions` or `scenarios/handbook`. */
export function courseFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter((f) => f.endsWith('.yaml'))
    .sort()
    .map((f) => join(folder, f));
}

/** Reads and checks one file of questions. */
export function readQuestions(
  text: string,
  file: string,
  library: Pick<Library, 'modules' | 'principles'>,
  scenarios: ReadonlySet<string>,
): { questions?: QuestionFile; issues: Issue[] } {
  const { source, issues } = readYaml(text, file, QuestionFile);
  if (!source) return { issues };
  const known = {
    modules: new Set(library.modules.map((m) => m.id)),
    principles: new Map(Object.entries(library.principles).map(([id, { module }]) => [id, module])),
    scenarios,
  };
  const found = bankFindings(source.value, known);
  return { questions: source.value, issues: found.map(({ path, ...issue }) => source.place(issue, path)) };
}

/** Reads and checks the handbook of one module: every principle of it has a page, and nothing else has. */
export function readHandbook(
  text: string,
  file: string,
  library: Pick<Library, 'modules' | 'principles'>,
): { handbook?: Handbook; issues: Issue[] } {
  const { source, issues } = readYaml(text, file, Handbook);
  if (!source) return { issues };
  const { value, place } = source;
  const say = (code: string, path: (string | number)[], message: string) =>
    place({ severity: 'error', code, message }, path);
  const mine = Object.keys(library.principles).filter(
    (id) => library.principles[id]?.module === value.module,
  );
  const found = [
    ...(value.module === basename(file, '.yaml')
      ? []
      : [say('handbook-module', ['module'], 'must be the name of the file')]),
    ...mine
      .filter((id) => !value.pages[id])
      .map((id) => say('page-missing', ['pages'], `needs a page for ${id}`)),
    ...Object.keys(value.pages)
      .filter((id) => !mine.includes(id))
      .map((id) => say('page-elsewhere', ['pages', id], `is no principle of ${value.module}`)),
    ...(value.cases[value.unit.case]
      ? []
      : [say('case-missing', ['unit', 'case'], `needs a page under cases`)]),
    ...Object.entries(value.cases).flatMap(([id, { principles }]) =>
      principles.flatMap((p, i) =>
        library.principles[p]
          ? []
          : [say('principle-unknown', ['cases', id, 'principles', i], `there is no principle ${p}`)],
      ),
    ),
  ];
  return { handbook: value, issues: found };
}
