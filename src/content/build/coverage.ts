import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Handbook, Inventory, QuestionFile, Scenario } from '#model';
import { bodyOf, readScenario, testedIn } from './body.ts';
import { once } from './cache.ts';
import { readHandbooks } from './handbooks.ts';
import type { Library } from '../library.ts';
import { ContentError, readLibrary, shelf } from './library.ts';
import { scenarioFiles } from './plugin.ts';
import { readBank } from './questions.ts';

/** Everything that is shipped, and what it has to carry. */
export interface Course {
  library: Pick<Library, 'modules' | 'principles'>;
  inventory: Inventory;
  /** Each scenario with the principles that can be scored in it. */
  scenarios: { scenario: Pick<Scenario, 'id' | 'module' | 'cases'>; tested: readonly string[] }[];
  handbooks: readonly Handbook[];
  bank: readonly QuestionFile[];
  worksheets: Readonly<Record<string, { form: string }>>;
}

interface Carried {
  id: string;
  /** Addresses such as `scenario/dress-by-noon`, `case/handling-complaints/CASE-032`, `question/…`, `worksheet/…`. */
  carriedBy: string[];
}

/** What carries each part of the course. */
export interface Coverage {
  modules: { id: string; scenarios: number; questions: number; principles: number; covered: number }[];
  principles: { id: string; scenarios: string[]; questions: string[]; handbook: boolean }[];
  cases: Carried[];
  questions: Carried[];
  formats: Carried[];
  leftOut: { id: string; why: string }[];
  conflicts: { principles: [string, string]; scenarios: string[] }[];
}

/** Reads the whole course from a folder `scenarios/`. @throws ContentError saying where and what. */
export function readCourse(folder: string): Course {
  const library = readLibrary(folder);
  const files = scenarioFiles(folder);
  const scenarios = files.map((file) => {
    const { scenario, issues } = readScenario(readFileSync(file, 'utf8'), file, library, once);
    const errors = issues.filter((i) => i.severity === 'error');
    if (!scenario || errors.length) throw new ContentError(errors);
    return { scenario, tested: testedIn(bodyOf(scenario, library)) };
  });
  return {
    library,
    inventory: shelf(folder, 'course.yaml'),
    scenarios,
    handbooks: readHandbooks(folder, library),
    bank: readBank(folder, library, new Set(files.map((f) => basename(f, '.yaml')))),
    worksheets: shelf(folder, 'worksheets.yaml'),
  };
}

function numbered(kind: 'CASE' | 'Q' | 'F', count: number): string[] {
  const digits = kind === 'F' ? 2 : 3;
  return Array.from({ length: count }, (_, i) => `${kind}-${String(i + 1).padStart(digits, '0')}`);
}

/** The questions with the address of each. */
function asked(bank: readonly QuestionFile[]) {
  return bank.flatMap(({ module, questions }) =>
    Object.entries(questions).map(([id, question]) => ({ id: `${module}/${id}`, module, question })),
  );
}

/** The places where each training format of the course (curriculum F-01 to F-17) is practised. */
function placesOf(form: string, { scenarios, handbooks, bank, worksheets }: Course): string[] {
  const units = handbooks.map((h) => `module/${h.module}`);
  const sheets = scenarios.map((s) => `sheet/${s.scenario.id}`);
  const made: Record<string, string[]> = {
    'F-01': sheets,
    'F-02': sheets,
    'F-03': handbooks.flatMap((h) => Object.keys(h.cases).map((id) => `case/${h.module}/${id}`)),
    'F-04': scenarios.map((s) => `scenario/${s.scenario.id}`),
    'F-05': bank.map((b) => `module/${b.module}`),
    'F-06': units,
    'F-07': units,
    'F-08': handbooks.map((h) => `plan/${h.module}`),
    'F-09': handbooks.length ? ['plan'] : [],
    'F-10': units,
    'F-12': bank.map((b) => `quiz/${b.module}`),
  };
  const written = Object.entries(worksheets).flatMap(([id, w]) =>
    w.form === form ? [`worksheet/${id}`] : [],
  );
  return [...(made[form] ?? []), ...written];
}

/** What carries each module, principle, case, question and training format. */
export function coverageOf(course: Course): Coverage {
  const { library, inventory, scenarios, handbooks, bank } = course;
  const questions = asked(bank);
  const principles = Object.keys(library.principles).map((id) => ({
    id,
    scenarios: scenarios.flatMap((s) => (s.tested.includes(id) ? [s.scenario.id] : [])),
    questions: questions.flatMap((q) => (q.question.principles.includes(id) ? [q.id] : [])),
    handbook: handbooks.some((h) => Object.hasOwn(h.pages, id)),
  }));
  const isKept = (id: string) => !Object.hasOwn(inventory.leftOut, id);
  return {
    modules: library.modules.map(({ id }) => {
      const own = principles.filter((p) => library.principles[p.id]?.module === id);
      return {
        id,
        scenarios: scenarios.filter((s) => s.scenario.module === id).length,
        questions: questions.filter((q) => q.module === id).length,
        principles: own.length,
        covered: own.filter(isTaught).length,
      };
    }),
    principles,
    cases: numbered('CASE', inventory.cases)
      .filter(isKept)
      .map((id) => ({
        id,
        carriedBy: [
          ...scenarios.flatMap((s) => (s.scenario.cases.includes(id) ? [`scenario/${s.scenario.id}`] : [])),
          ...handbooks.flatMap((h) => (Object.hasOwn(h.cases, id) ? [`case/${h.module}/${id}`] : [])),
          ...questions.flatMap((q) => (q.question.cases?.includes(id) ? [`question/${q.id}`] : [])),
        ],
      })),
    questions: numbered('Q', inventory.questions)
      .filter(isKept)
      .map((id) => ({
        id,
        carriedBy: questions.flatMap((q) => (q.question.source?.includes(id) ? [`question/${q.id}`] : [])),
      })),
    formats: numbered('F', inventory.formats)
      .filter(isKept)
      .map((id) => ({ id, carriedBy: placesOf(id, course) })),
    leftOut: Object.entries(inventory.leftOut).map(([id, why]) => ({ id, why })),
    conflicts: inventory.conflicts.map((both) => ({
      principles: both,
      scenarios: scenarios.flatMap((s) => (both.every((p) => s.tested.includes(p)) ? [s.scenario.id] : [])),
    })),
  };
}

const isTaught = (p: Coverage['principles'][number]): boolean =>
  p.handbook && p.scenarios.length + p.questions.length > 0;

/** What is carried by nothing, and what points at something that the course does not have; a sentence each. */
export function gapsOf(course: Course, coverage: Coverage): string[] {
  const { inventory, handbooks, scenarios, bank } = course;
  const known = new Set([
    ...numbered('CASE', inventory.cases),
    ...numbered('Q', inventory.questions),
    ...numbered('F', inventory.formats),
  ]);
  const named: [from: string, to: string][] = [
    ...scenarios.flatMap((s) =>
      s.scenario.cases.map((c): [string, string] => [`scenario/${s.scenario.id}`, c]),
    ),
    ...asked(bank).flatMap((q) =>
      [...(q.question.source ?? []), ...(q.question.cases ?? [])].map((x): [string, string] => [
        `question/${q.id}`,
        x,
      ]),
    ),
    ...handbooks.flatMap((h) => [
      ...Object.keys(h.cases).map((c): [string, string] => [`module/${h.module}`, c]),
      ...Object.entries(h.pages).flatMap(([id, page]) =>
        page.sources.map((x): [string, string] => [`principle/${id}`, x]),
      ),
    ]),
    ...Object.keys(inventory.leftOut).map((x): [string, string] => ['course.yaml leftOut', x]),
  ];
  const { principles } = course.library;
  const numbers = /^(CASE|Q|F)-/;
  return [
    ...coverage.modules.filter((m) => !m.scenarios).map((m) => `module ${m.id} has no scenario`),
    ...coverage.modules.filter((m) => !m.questions).map((m) => `module ${m.id} has no question`),
    ...coverage.principles.filter((p) => !p.handbook).map((p) => `principle ${p.id} has no page`),
    ...coverage.principles
      .filter((p) => p.scenarios.length + p.questions.length === 0)
      .map((p) => `principle ${p.id} is tested by no scenario and no question`),
    ...[...coverage.cases, ...coverage.questions, ...coverage.formats]
      .filter((x) => !x.carriedBy.length)
      .map((x) => `${x.id} is carried by nothing`),
    ...coverage.conflicts
      .filter((c) => !c.scenarios.length)
      .map((c) => `${c.principles.join(' and ')} are played out against each other in no scenario`),
    ...inventory.conflicts
      .flat()
      .filter((id) => !principles[id])
      .map((id) => `course.yaml conflicts names ${id}, which is no principle`),
    ...named
      .filter(([, to]) => numbers.test(to) && !known.has(to))
      .map(([from, to]) => `${from} names ${to}, which the course does not have`),
  ];
}
