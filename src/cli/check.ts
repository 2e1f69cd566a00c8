import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import type { GenericSchema } from 'valibot';
import {
  bodyOf,
  ContentError,
  readLibrary,
  readScenario,
  scenarioFiles,
  shelves,
  type Library,
  type Shelf,
} from '#content/build';
import type { Issue } from '#model';
import { largestFile, readYaml } from '#model/yaml';
import { BeyondBudget } from '#proof';
import type { Printer } from './print.ts';

/** The library that scenarios are checked against. */
export const home = 'scenarios';

const isShelf = (name: string): name is Shelf => Object.hasOwn(shelves, name);

function filesOf(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  const shelved = Object.keys(shelves)
    .map((name) => join(path, name))
    .filter((f) => existsSync(f));
  return [...shelved, ...scenarioFiles(path)];
}

function checkFile(file: string, library: Library | undefined): { scenario: boolean; issues: Issue[] } {
  const problem = (code: string, message: string): Issue => ({
    severity: 'error',
    code,
    path: '',
    message,
    file,
    line: 1,
    column: 1,
  });
  if (statSync(file).size > 4 * largestFile)
    return {
      scenario: false,
      issues: [problem('file-too-large', `is larger than ${String(largestFile)} characters; split it`)],
    };
  const text = readFileSync(file, 'utf8');
  const name = basename(file);
  if (isShelf(name))
    return { scenario: false, issues: readYaml(text, file, shelves[name] as GenericSchema).issues };
  if (!library)
    return {
      scenario: true,
      issues: [
        problem('library-wrong', `cannot be checked: mend the files beside the scenarios in ${home}/ first`),
      ],
    };
  const { scenario, issues } = readScenario(text, file, library);
  if (!scenario || issues.length) return { scenario: true, issues };
  try {
    bodyOf(scenario, library);
    return { scenario: true, issues };
  } catch (error) {
    if (error instanceof BeyondBudget)
      return { scenario: true, issues: [problem('beyond-budget', error.message)] };
    throw error;
  }
}

function libraryOrNone(): Library | undefined {
  try {
    return readLibrary(home);
  } catch (error) {
    if (error instanceof ContentError) return undefined;
    throw error;
  }
}

/** `check [PATH…] [--json]`: 1 where there is an error. */
export function check(args: string[], out: Printer): number {
  const { values, positionals } = parseArgs({
    args,
    options: { json: { type: 'boolean' } },
    allowPositionals: true,
  });
  const paths = positionals.length ? positionals : [home];
  const missing = paths.filter((p) => !existsSync(p));
  if (missing.length) {
    out.error(`there is no ${missing.join(', ')}; name a file or folder that exists`);
    return 2;
  }
  const library = libraryOrNone();
  const files = paths.flatMap(filesOf).map((f) => relative('.', f));
  const checked = files.map((f) => checkFile(f, library));
  const issues = checked.flatMap((c) => c.issues);
  const scenarios = checked.filter((c) => c.scenario).length;
  if (values.json) out.print(JSON.stringify({ files: files.length, scenarios, issues }));
  else {
    for (const { severity, file, line, column, path, message, code } of issues)
      out.print(
        `${file ?? ''}:${String(line)}:${String(column)} ${severity} ${code}\n  ${path ? `${path}: ` : ''}${message}`,
      );
    out.print(
      `${String(files.length)} files, ${String(scenarios)} scenarios, ${String(issues.length)} issues`,
    );
  }
  return issues.some((i) => i.severity === 'error') ? 1 : 0;
}
