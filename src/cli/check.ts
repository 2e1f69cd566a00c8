import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import type { GenericSchema } from 'valibot';
import {
  ContentError,
  courseFiles,
  courseFolders,
  readHandbook,
  readLibrary,
  readQuestions,
  readScenario,
  scenarioFiles,
  shelves,
  type Library,
  type Shelf,
} from '#content/build';
import { toldOf } from '#engine';
import type { Issue, Scenario } from '#model';
import { largestFile, readYaml } from '#model/yaml';
import { asked, home, scenariosAt } from './files.ts';
import { lineOf, type Printer } from './print.ts';

const isShelf = (name: string): name is Shelf => Object.hasOwn(shelves, name);

function filesOf(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  if (courseFolderOf(path)) return courseFiles(path);
  const shelved = Object.keys(shelves)
    .map((name) => join(path, name))
    .filter((f) => existsSync(f));
  const course = courseFolders.map((name) => join(path, name)).filter((f) => existsSync(f));
  return [...shelved, ...scenariosAt(path), ...course.flatMap(courseFiles)];
}

/** Whether a folder holds the questions or the handbook. */
function courseFolderOf(folder: string) {
  return courseFolders.find((name) => name === basename(folder));
}

interface Checked {
  isScenario: boolean;
  scenario?: Scenario;
  issues: Issue[];
}

function checkFile(file: string, library: Library | undefined): Checked {
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
      isScenario: false,
      issues: [problem('file-too-large', `is larger than ${String(largestFile)} characters; split it`)],
    };
  const text = readFileSync(file, 'utf8');
  const name = basename(file);
  if (isShelf(name))
    return { isScenario: false, issues: readYaml(text, file, shelves[name] as GenericSchema).issues };
  if (!library)
    return {
      isScenario: true,
      issues: [
        problem('library-wrong', `cannot be checked: mend the files beside the scenarios in ${home}/ first`),
      ],
    };
  const shelf = courseFolderOf(dirname(file));
  if (shelf === 'questions') {
    const scenarios = new Set(scenarioFiles(home).map((f) => basename(f, '.yaml')));
    return { isScenario: false, issues: readQuestions(text, file, library, scenarios).issues };
  }
  if (shelf) return { isScenario: false, issues: readHandbook(text, file, library).issues };
  return { isScenario: true, ...readScenario(text, file, library) };
}

/** The road that shows an issue, as it is told. */
function roadLines({ road }: Issue, scenario: Scenario | undefined): string[] {
  if (!road) return [];
  const steps = road.steps.map(({ node, answer }, i) => {
    const at = scenario?.nodes[node];
    const told = at ? toldOf(at, answer).map((text) => text.en) : [];
    return `    ${String(i + 1)}. ${node}: ${told.join(' / ') || answer}`;
  });
  return [`    with ${road.personality}${steps.length ? '' : ', from the start'}:`, ...steps];
}

/** An issue as it is in JSON, its road as `node/answer`. */
function jsonOf({ road, ...issue }: Issue): object {
  if (!road) return issue;
  const transcript = road.steps.map(({ node, answer }) => `${node}/${answer}`);
  return { ...issue, personality: road.personality, transcript };
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
  const wanted = asked(args, out);
  if (!wanted) return 2;
  const { paths, json } = wanted;
  const library = libraryOrNone();
  const files = paths.flatMap(filesOf).map((f) => relative('.', f));
  const checked = files.map((f) => checkFile(f, library));
  const issues = checked.flatMap((c) => c.issues);
  const scenarios = checked.filter((c) => c.isScenario).length;
  if (json) out.print(JSON.stringify({ files: files.length, scenarios, issues: issues.map(jsonOf) }));
  else {
    for (const { scenario, issues: found } of checked)
      for (const issue of found) out.print([lineOf(issue), ...roadLines(issue, scenario)].join('\n'));
    out.print(
      `${String(files.length)} files, ${String(scenarios)} scenarios, ${String(issues.length)} issues`,
    );
  }
  return issues.some((i) => i.severity === 'error') ? 1 : 0;
}
