import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { scenarioFiles, shelves } from '#content/build';

/** The library that scenarios are checked against. */
export const home = 'scenarios';

/** A file, or the scenarios of a folder: of one with modules in it, or of one module. */
export function scenariosAt(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  const here = readdirSync(path).filter((f) => f.endsWith('.yaml') && !Object.hasOwn(shelves, f));
  return [...here.sort().map((f) => join(path, f)), ...scenarioFiles(path)];
}
