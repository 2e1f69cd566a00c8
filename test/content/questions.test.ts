import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { loadQuestions, modules, questionIndex } from '#content';
import { compile, nodeOf, retell } from '#engine';
import { questionKindOf } from '#model';
import { readBank } from '../../src/content/build/questions.ts';
import { library, shipped } from '../support/library.ts';

const scenarios = join(import.meta.dirname, '../../scenarios');

test('the index knows every question of every module, in the order of the course', async () => {
  const cards = await questionIndex();
  const order = modules.map((m) => m.id);
  const places = cards.map((c) => order.indexOf(c.module));
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(new Set(cards.map((c) => c.id)).size).toBe(cards.length);
  for (const module of new Set(cards.map((c) => c.module))) {
    const mine = cards.filter((c) => c.module === module);
    const questions = (await loadQuestions(module)) ?? {};
    expect(Object.keys(questions)).toEqual(mine.map((c) => c.id));
    for (const { id, principles, kind, difficulty } of mine) {
      const question = questions[id];
      if (!question) throw new Error(`no question ${id}`);
      expect({ principles, kind, difficulty }).toEqual({
        principles: question.principles,
        kind: questionKindOf(question),
        difficulty: question.difficulty,
      });
    }
  }
});

test('every moment of the bank stands at a decision that tests what the question says', () => {
  const bodies = new Map(shipped().map((b) => [b.scenario.id, b]));
  const known = new Set(bodies.keys());
  const asked = readBank(scenarios, library, known).flatMap(({ questions }) =>
    Object.entries(questions).flatMap(([id, q]) => ('moment' in q ? [[id, q] as const] : [])),
  );
  expect(asked.length).toBeGreaterThanOrEqual(8);
  for (const [id, { moment, principles }] of asked) {
    const body = bodies.get(moment.scenario);
    if (!body) throw new Error(id);
    const program = compile(body, moment.personality);
    const { scene } = retell(program, moment.after, body.voices);
    expect(scene.decision, id).toBeDefined();
    const node = nodeOf(program, scene.node);
    expect(JSON.stringify(node), id).toContain(`"${principles[0] ?? ''}"`);
  }
});

test('a module without questions has none to fetch', async () => {
  expect(await loadQuestions('constructor')).toBeUndefined();
  expect(await loadQuestions('nothing')).toBeUndefined();
});

test('a mistake in a file of questions stops the build and says where', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-bank-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  const name = 'questions/service-levels.yaml';
  cpSync(join(scenarios, name), join(folder, name));
  const known = new Set(shipped().map((b) => b.scenario.id));
  expect(readBank(folder, library, known)).toHaveLength(1);
  const lines = readFileSync(join(folder, name), 'utf8').split('\n');
  const line = lines.findIndex((l) => l.includes('difficulty:'));
  lines[line] = lines[line]?.replace(/\d/, '9') ?? '';
  writeFileSync(join(folder, name), lines.join('\n'));
  expect(() => readBank(folder, library, known)).toThrow(
    new RegExp(`${name}:${String(line + 1)}:\\d+ questions\\.\\S+\\.difficulty: must be 1, 2 or 3`),
  );
});
