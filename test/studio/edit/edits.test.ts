import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { applyPatches, enablePatches, produceWithPatches } from 'immer';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { knownOf } from '#content';
import { patched, patchesBetween, QuestionFile, Scenario, type Sketch } from '#model';
import { bankFindings, findingsOf } from '#proof';
import { linkReading, linksOf } from '../../../src/studio/edit/links.ts';
import { folder, library } from '../../support/library.ts';
import { draws, edit, questionEdits, scenarioEdits, type Doing, type Draws } from './edits.ts';

enablePatches();

const yaml = (...path: string[]) => parse(readFileSync(join(...path), 'utf8')) as Sketch;
const kinds = yaml(import.meta.dirname, '../../fixtures/all-kinds.yaml');
const scenarios = [
  kinds,
  yaml(import.meta.dirname, '../../fixtures/short-talk.yaml'),
  yaml(folder, 'managing-expectations/friend-paid-sixty.yaml'),
];
const questions = ['handling-complaints', 'satisfaction-models'].map((m) =>
  yaml(folder, 'questions', `${m}.yaml`),
);

/** Every key of every map of ids, to see that all are well formed. */
function idsIn(value: unknown, path: readonly string[] = []): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  const named = ['nodes', 'choices', 'items', 'groups', 'fields', 'options', 'results', 'questions', 'pairs'];
  const keys =
    named.includes(path.at(-1) ?? '') && !named.includes(path.at(-2) ?? '') ? Object.keys(value) : [];
  return [...keys, ...Object.entries(value).flatMap(([key, inner]) => idsIn(inner, [...path, key]))];
}
const wellFormed = /^[a-z][a-z0-9-]*$/;
const ill = (value: Sketch) =>
  idsIn(value).filter((id) => !wellFormed.test(id) || id.length > 60 || id === 'constructor');
const dangling = (value: Sketch) => linksOf(value).filter((l) => l.dangling);

const known = knownOf(library);
const bank = { modules: known.modules, principles: known.principles, scenarios: new Set<string>() };
/** What names something that is not there, but for links; and parts that do not fit each other. */
function loose(value: unknown, whole: boolean): string[] {
  const codes = isQuestions(value)
    ? bankFindings(value, bank).flatMap((f) => (f.code === 'question-scenario-unknown' ? [] : [f]))
    : findingsOf(value as Scenario, known);
  const told =
    /^(order-wrong|group-|option-|promise-|clock-|pick-|question-(right-unknown|order|group|value))/;
  // A value taken out of a formula, and a wrong option taken out of all, wait for the author.
  const waits = /^(question-value-unknown|question-right-unknown .*multiple)/;
  return codes.flatMap(({ code, path }) =>
    told.test(code) && (whole || !waits.test(`${code} ${path.join('.')}`))
      ? [`${code} ${path.join('.')}`]
      : [],
  );
}
const isQuestions = (value: unknown): value is QuestionFile =>
  typeof value === 'object' && value !== null && 'questions' in value;

function holds(all: readonly Doing[], schema: v.GenericSchema, first: Sketch, drawn: readonly Draws[]) {
  let value = first;
  let whole = true;
  const read = linkReading();
  for (const one of drawn) {
    const { name, shortens, apply } = edit(all, one);
    const text = JSON.stringify(value);
    let left: ReturnType<typeof apply>;
    const [after, , inverse] = produceWithPatches(value, (draft: Sketch) => {
      left = apply(draft);
    });
    const told = `${name}: ${JSON.stringify(one.picks)}`;
    expect(applyPatches(after, inverse), told).toEqual(value);
    expect(JSON.stringify(patched(after, patchesBetween(after, value))), told).toBe(text);
    expect(JSON.stringify(value), told).toBe(text);
    expect(read(value), told).toEqual(linksOf(value));
    expect(read(after), told).toEqual(linksOf(after));
    expect(ill(after), told).toEqual([]);
    const before = new Set(dangling(value).map((l) => l.to));
    const fresh = dangling(after).filter((l) => !before.has(l.to));
    expect(
      fresh.map((l) => l.path),
      told,
    ).toEqual(fresh.length ? left : []);
    whole &&= !shortens;
    const parsed = v.safeParse(schema, after);
    if (parsed.success) expect(loose(parsed.output, whole), told).toEqual([]);
    if (whole) {
      const wrong = parsed.issues?.map(
        (i) => `${i.path?.map((p) => String(p.key)).join('.') ?? ''}: ${i.message}`,
      );
      expect(wrong ?? [], told).toEqual([]);
    }
    value = after;
  }
}

test('every edit of a scenario can be undone, keeps links and ids sound, and the form whole', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...scenarios),
      fc.array(draws, { minLength: 1, maxLength: 8 }),
      (value, drawn) => {
        holds(scenarioEdits, Scenario, value, drawn);
      },
    ),
    { numRuns: 120 },
  );
});

test('every edit of a file of questions can be undone, keeps ids sound, and the form whole', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...questions),
      fc.array(draws, { minLength: 1, maxLength: 8 }),
      (value, drawn) => {
        holds(questionEdits, QuestionFile, value, drawn);
      },
    ),
    { numRuns: 80 },
  );
});

test('an edit of what is no scenario at all throws nothing that is lost', () => {
  const odd: Sketch[] = [
    {},
    { nodes: 'none' },
    { nodes: { a: 1, b: null, c: [] }, start: 3 },
    { nodes: { a: { choices: [1] }, b: { choices: { x: 'y' }, order: {} } } },
  ];
  fc.assert(
    fc.property(fc.constantFrom(...odd), fc.array(draws, { minLength: 1, maxLength: 4 }), (value, drawn) => {
      for (const one of drawn) {
        const { apply } = edit(scenarioEdits, one);
        produceWithPatches(value, (draft: Sketch) => void apply(draft));
      }
    }),
  );
});
