import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { scenarioFiles, shelves } from '#content/build';
import type { Printer } from './print.ts';

/** The library that scenarios are checked against. */
export const home = 'scenarios';

/** A file, or the scenarios of a folder: of one with modules in it, or of one module. */
export function scenariosAt(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  const here = readdirSync(path).filter((f) => f.endsWith('.yaml') && !Object.hasOwn(shelves, f));
  return [...here.sort().map((f) => join(path, f)), ...scenarioFiles(path)];
}

/** What `[PATH…] [--json]` asks for; undefined, and said, where a path is not there. */
export function asked(args: string[], out: Printer): { paths: string[]; json: boolean } | undefined {
  const { values, positionals } = parseArgs({
    args,
    options: { json: { type: 'boolean' } },
    allowPositionals: true,
  });
  const paths = positionals.length ? positionals : [home];
  const missing = paths.filter((p) => !existsSync(p));
  if (!missing.length) return { paths, json: values.json ?? false };
  out.error(`there is no ${missing.join(', ')}; name a file or folder that exists`);
  return undefined;
}
