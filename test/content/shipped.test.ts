import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { compile } from '#engine';
import { kindNames, moods, playable, type Text } from '#model';
import { bestRoad } from '#proof';
import { library, shipped } from '../support/library.ts';

const root = join(import.meta.dirname, '../..');

test('there are at least twelve people, each with a face for every mood', () => {
  const people = Object.keys(library.people);
  expect(people.length).toBeGreaterThanOrEqual(12);
  for (const id of people)
    for (const mood of moods)
      expect([id, mood, existsSync(join(root, `public/portraits/${id}-${mood}.svg`))]).toEqual([
        id,
        mood,
        true,
      ]);
});

test('the course has its 19 modules and 154 principles, each principle in a module', () => {
  expect(library.modules.length).toBe(19);
  const modules = new Set(library.modules.map((m) => m.id));
  expect(Object.keys(library.principles).length).toBe(154);
  expect(Object.values(library.principles).filter((p) => !modules.has(p.module))).toEqual([]);
});

test('each module has words of its own in both languages, which are not shipped', async () => {
  for (const { keywords } of library.modules)
    for (const words of [keywords.en, keywords.zh]) {
      expect(words.length).toBeGreaterThanOrEqual(4);
      expect(new Set(words).size).toBe(words.length);
    }
  const lists = library.modules.map(({ keywords }) => JSON.stringify(keywords));
  expect(new Set(lists).size).toBe(lists.length);
  const { modules } = await import('#content');
  expect(modules.length).toBe(library.modules.length);
  expect(JSON.stringify(modules)).not.toContain('keywords');
});

test('the index of everything, people and questions with it, is at most 25 kB packed', async () => {
  const { cards, loadPeople, modules, questionIndex } = await import('#content');
  const index = { modules, cards, people: await loadPeople(), questions: await questionIndex() };
  expect(index.cards.length).toBe(shipped().length);
  expect(gzipSync(JSON.stringify(index), { level: 9 }).length).toBeLessThanOrEqual(25_000);
});

test('each required module has a scenario', () => {
  const required = library.modules.filter((m) => m.required).map((m) => m.id);
  expect(required).toEqual([
    'service-levels',
    'managing-expectations',
    'handling-complaints',
    'personality-types',
  ]);
  expect(shipped().map((b) => b.scenario.module)).toEqual(expect.arrayContaining(required));
});

describe.each(shipped().map((b) => [b.scenario.id, b] as const))('%s', (_, body) => {
  const { scenario } = body;
  const nodes = Object.values(scenario.nodes);
  const decisions = nodes.filter((n) => !('end' in n));
  const endings = nodes.flatMap((n) => ('end' in n ? [n.end] : []));

  test('is long and varied enough', () => {
    expect(decisions.length).toBeGreaterThanOrEqual(5);
    expect(endings.length).toBeGreaterThanOrEqual(4);
    expect(new Set(endings.map((e) => e.outcome))).toEqual(new Set(['kept', 'strained', 'lost']));
    const kinds = new Set(decisions.map((n) => kindNames.find((k) => k in n)));
    expect(kinds.size).toBeGreaterThanOrEqual(2);
    for (const n of decisions)
      if ('choices' in n) {
        expect(Object.keys(n.choices).length).toBeGreaterThanOrEqual(3);
        expect(Object.keys(n.choices).length).toBeLessThanOrEqual(6);
      }
  });

  test('has a temptation that comes out', () => {
    expect(JSON.stringify(scenario)).toContain('"comesOut"');
  });

  test('plays differently with every personality', () => {
    const ways = playable(scenario).map((p) =>
      bestRoad(compile(body, p)).map((s) => `${s.node}/${s.answer}`),
    );
    for (const [i, a] of ways.entries())
      for (const b of ways.slice(i + 1))
        expect(a.filter((x) => !b.includes(x)).length).toBeGreaterThanOrEqual(2);
  });

  test('says everything in both languages, each in its own', () => {
    const texts: Text[] = [];
    const gather = (x: unknown): void => {
      if (typeof x !== 'object' || x === null) return;
      const t = x as Partial<Text>;
      if (typeof t.en === 'string' && typeof t.zh === 'string') texts.push(t as Text);
      else Object.values(x).forEach(gather);
    };
    gather(scenario);
    expect(texts.length).toBeGreaterThan(80);
    expect(texts.filter((t) => /[\u4e00-\u9fff]/.test(t.en))).toEqual([]);
    // A time or the number of a seat is the same in both.
    const worded = texts.filter((t) => /[a-z]/.test(t.en));
    expect(worded.filter((t) => !/[\u4e00-\u9fff]/.test(t.zh)).map((t) => t.zh)).toEqual([]);
  });
});
