import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { coverageOf, gapsOf, readCourse, scenarioFiles, type Course } from '#content/build';
import type { Language, Scenario } from '#model';
import { folder } from '../support/library.ts';

const course = readCourse(folder);
const required = ['handling-complaints', 'managing-expectations', 'personality-types', 'service-levels'];

test('everything in the course is carried, and nothing points nowhere', () => {
  const coverage = coverageOf(course);
  expect(gapsOf(course, coverage)).toEqual([]);
  expect(coverage.modules).toHaveLength(19);
  expect(coverage.principles).toHaveLength(154);
  expect(coverage.cases).toHaveLength(94);
  expect(coverage.formats).toHaveLength(17);
});

test('there is as much to play as was promised', () => {
  const scenarios = course.scenarios.map((s) => s.scenario as Scenario);
  expect(scenarios.length).toBeGreaterThanOrEqual(40);
  for (const module of required)
    expect(scenarios.filter((s) => s.module === module).length, module).toBeGreaterThanOrEqual(6);
  const all = scenarios.filter((s) => s.customer.personality === 'any');
  expect(all.length).toBeGreaterThanOrEqual(20);
  const questions = course.bank.flatMap((b) => Object.keys(b.questions));
  expect(questions.length).toBeGreaterThanOrEqual(260);
  expect(new Set(scenarios.map((s) => s.channel))).toEqual(new Set(['face', 'phone', 'chat', 'email']));
  const kinds = new Set(
    scenarios.flatMap((s) => Object.values(s.nodes).flatMap((n) => Object.keys(n))),
  );
  for (const kind of ['choices', 'several', 'order', 'sort', 'value', 'record', 'reply'])
    expect(kinds, kind).toContain(kind);
});

test('what is missing or points nowhere is told', () => {
  const less: Course = {
    ...course,
    scenarios: [],
    bank: course.bank.map((b) => ({ ...b, questions: {} })),
    worksheets: {},
    inventory: { ...course.inventory, cases: 90, conflicts: [['no-such', 'hear-out-first']] },
  };
  const gaps = gapsOf(less, coverageOf(less));
  expect(gaps).toContain('module handling-complaints has no scenario');
  expect(gaps).toContain('principle hear-out-first is tested by no scenario and no question');
  expect(gaps).toContain('Q-001 is carried by nothing');
  expect(gaps).toContain('F-14 is carried by nothing');
  expect(gaps).toContain('course.yaml conflicts names no-such, which is no principle');
  expect(gaps).toContain('module/service-timing names CASE-094, which the course does not have');
});

/** The shape of a conversation without its words: each node told by its kind and, step by step, by where it leads. */
function skeletonOf({ nodes, start }: Scenario): string {
  const kinds = ['choices', 'several', 'order', 'sort', 'value', 'record', 'reply', 'end'];
  const next = (id: string): string[] => {
    const found = new Set<string>();
    const collect = (value: unknown): void => {
      if (Array.isArray(value)) value.forEach(collect);
      else if (typeof value === 'object' && value !== null)
        for (const [key, inner] of Object.entries(value))
          if (key === 'to' && typeof inner === 'string') found.add(inner);
          else collect(inner);
    };
    collect(nodes[id]);
    return [...found];
  };
  let labels = Object.fromEntries(
    Object.entries(nodes).map(([id, node]) => [
      id,
      `${id === start ? '>' : ''}${kinds.find((k) => k in node) ?? ''}`,
    ]),
  );
  for (let round = 0; round < 4; round++)
    labels = Object.fromEntries(
      Object.keys(nodes).map((id) => [id, hash(`${labels[id] ?? ''}(${next(id).map((n) => labels[n] ?? '').sort().join()})`)]),
    );
  return Object.values(labels).sort().join();
}

function hash(text: string): string {
  let n = 5381;
  for (const c of text) n = (Math.imul(n, 33) ^ (c.codePointAt(0) ?? 0)) >>> 0;
  return n.toString(36);
}

test('no two conversations share their skeleton', () => {
  const seen = new Map<string, string>();
  const twins = course.scenarios.flatMap((s) => {
    const scenario = s.scenario as Scenario;
    const skeleton = skeletonOf(scenario);
    const other = seen.get(skeleton);
    seen.set(skeleton, scenario.id);
    return other ? [`${other} and ${scenario.id}`] : [];
  });
  expect(twins).toEqual([]);
});

const ends: Record<Language, RegExp> = { en: /(?<=[.?!:;…])\s+/, zh: /(?<=[。？！：；…])/ };
const shortest: Record<Language, number> = { en: 30, zh: 12 };

/** Every sentence of a file in one language, but those too short to be anybody's own. What YAML shares is one thing. */
function sentences(value: unknown, language: Language, known = new Set<object>()): string[] {
  if (typeof value !== 'object' || value === null || known.has(value)) return [];
  known.add(value);
  if ('en' in value && 'zh' in value && typeof value[language] === 'string')
    return value[language]
      .replace(/[“”"‘’']/g, '')
      .split(ends[language])
      .map((s) => s.trim())
      .filter((s) => s.length >= shortest[language]);
  const all = Object.values(value).flatMap((v) => sentences(v, language, known));
  // Told to four manners, one line may share a sentence with the others: only one of them is ever heard.
  return 'any' in value ? [...new Set(all)] : all;
}

test.each(['en', 'zh'] as const)('no sentence stands twice: %s', (language) => {
  const shelf = (name: string) =>
    readdirSync(join(folder, name)).map((f) => join(folder, name, f));
  const files = [
    ...scenarioFiles(folder),
    ...shelf('handbook'),
    ...shelf('questions'),
    join(folder, 'worksheets.yaml'),
  ];
  const seen = new Map<string, string>();
  const twice: string[] = [];
  for (const file of files)
    for (const sentence of sentences(parse(readFileSync(file, 'utf8'), { merge: true }), language)) {
      const other = seen.get(sentence);
      const name = file.slice(folder.length + 1);
      if (other) twice.push(`${other}, ${name}: ${sentence}`);
      else seen.set(sentence, name);
    }
  expect(twice).toEqual([]);
});
