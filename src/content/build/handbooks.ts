import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Handbook } from '#model';
import { courseFiles, readHandbook } from './course.ts';
import type { Library } from '../library.ts';
import { ContentError } from './library.ts';
import { literal } from './parts.ts';

/** The files of the handbook in a folder `scenarios/`, one for each module that has one. */
export function handbookFiles(folder: string): string[] {
  const shelf = join(folder, 'handbook');
  return existsSync(shelf) ? courseFiles(shelf) : [];
}

/** Reads the handbook of every module that has one. @throws ContentError saying where and what. */
export function readHandbooks(folder: string, library: Library): Handbook[] {
  return handbookFiles(folder).map((file) => {
    const { handbook, issues } = readHandbook(readFileSync(file, 'utf8'), file, library);
    const errors = issues.filter((i) => i.severity === 'error');
    if (!handbook || errors.length) throw new ContentError(errors);
    return handbook;
  });
}

/** The handbook as modules: `handbooks` knows the way to each, `handbook/<module>` is that of one module. */
export function handbookModules(
  prefix: string,
  handbooks: readonly Handbook[],
): [id: string, code: string][] {
  const way = ({ module }: Handbook) =>
    `${JSON.stringify(module)}: () => import('${prefix}handbook/${module}')`;
  return [
    ['handbooks', `export default { ${handbooks.map(way).join(', ')} }`],
    ...handbooks.map((handbook): [string, string] => [
      `handbook/${handbook.module}`,
      `export default ${literal(handbook)}`,
    ]),
  ];
}
