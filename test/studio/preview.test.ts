import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compile, replay, at } from '#engine';
import { blankScenario, playable, type Meters, type Sketch } from '#model';
import { bestRoad } from '#proof';
import { renamePart } from '../../src/studio/edit/parts.ts';
import { Fitter } from '../../src/studio/preview/playable.ts';
import { playedFrom, replayedAsFarAs } from '../../src/studio/preview/play.ts';
import { metersWithin, Preview } from '../../src/studio/preview/preview.svelte.ts';
import { sourceOfLine, sourcesOfAnswer } from '../../src/studio/preview/source.ts';
import { library, shipped } from '../support/library.ts';
import { edited, read } from '../support/versions.ts';

const sound = read('all-kinds.yaml');
const sketch = (edits: Record<string, unknown> = {}) => edited(sound, edits) as unknown as Sketch;
const fit = (value: Sketch) => new Fitter().fit(value, library);

test('a whole scenario is played as it is', () => {
  for (const { scenario, person } of shipped().slice(0, 5)) {
    const fitted = fit(structuredClone(scenario) as unknown as Sketch);
    expect(fitted.scenario).toEqual(scenario);
    expect(fitted.person).toEqual(person);
    expect([...fitted.unwritten]).toEqual([]);
  }
});

test('a scenario in which nothing is written can be opened', () => {
  const preview = new Preview();
  preview.show(blankScenario('new-one'), library);
  expect(preview.failure).toBeUndefined();
  expect(preview.session?.over).toBe(true);
  expect(preview.unwritten).toBe(true);
});

test('what is missing is dots, and a play ends where nothing is written', () => {
  const { scenario, unwritten } = fit(
    sketch({
      'nodes.opening.says': { en: 'Hello.' },
      'nodes.opening.choices.hear.to': 'nowhere',
      'nodes.opening.choices.argue.because': undefined,
      'nodes.opening.choices.argue.acts': ['no-such-act'],
      'customer.person': 'nobody-known',
    }),
  );
  expect(scenario.nodes['opening']?.says).toEqual({ en: 'Hello.', zh: '……' });
  expect([...unwritten]).toEqual(['nowhere']);
  const play = replay(compile({ scenario, model: library.model }, 'peaceful'), ['hear']);
  expect(at(play)).toBe('nowhere');
});

test('whatever is cut out of a scenario, the rest is played, or it ends there', () => {
  const places = (value: unknown, path: string[] = []): string[][] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, part]) => [[...path, key], ...places(part, [...path, key])])
      : [];
  const all = places(sound);
  const junk = fc.constantFrom<unknown>(undefined, null, 7, '', 'x', [], {}, { en: '', zh: '' }, [{}]);
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...all), junk), { minLength: 1, maxLength: 4 }), (cuts) => {
      const value = structuredClone(sound) as unknown as Sketch;
      for (const [path, put] of cuts) {
        const holder = path.slice(0, -1).reduce<unknown>((o, key) => (o as Sketch | undefined)?.[key], value);
        if (typeof holder !== 'object' || holder === null) continue;
        // No file puts names in a list.
        if (Array.isArray(holder) && !/^\d+$/.test(path.at(-1) ?? '')) continue;
        if (put === undefined) Reflect.deleteProperty(holder, path.at(-1) ?? '');
        else (holder as Sketch)[path.at(-1) ?? ''] = structuredClone(put);
      }
      const before = structuredClone(value);
      const { scenario, model } = fit(value);
      expect(value).toEqual(before);
      for (const who of playable(scenario)) {
        const program = compile({ scenario, model }, who);
        replayedAsFarAs(program, [
          'hear',
          'look',
          'find>tell>close',
          '2',
          'repair=basic+loan=extra+bill=basic',
        ]);
      }
    }),
    { numRuns: 400 },
  );
});

test('a play stays where it is through edits, and comes back once they are undone', () => {
  const preview = new Preview();
  preview.show(sketch(), library);
  preview.begin('peaceful');
  for (const answer of ['hear', 'look', 'find>tell>close']) expect(preview.answer(answer)).toBe(true);
  const stands = preview.session?.scene.node;
  preview.show(sketch({ 'nodes.opening.says': { en: 'Other.', zh: '别的。' } }), library);
  expect(preview.session?.scene.node).toBe(stands);
  expect(preview.session?.lines[0]?.scene.says).toEqual({ en: 'Other.', zh: '别的。' });
  expect(preview.stopped).toBeUndefined();
  const opening = structuredClone(sound.nodes['opening']) as unknown as { choices: Sketch };
  opening.choices['listen'] = opening.choices['hear'];
  delete opening.choices['hear'];
  preview.show(sketch({ 'nodes.opening': opening }), library);
  expect(preview.stopped).toEqual({ n: 0, answer: 'hear', node: 'opening', left: 3 });
  preview.show(sketch(), library);
  expect(preview.stopped).toBeUndefined();
  expect(preview.session?.scene.node).toBe(stands);
  preview.back(1);
  expect(preview.session?.answers).toEqual(['hear']);
});

test('a play follows what is renamed, and what is named back', () => {
  const preview = new Preview();
  preview.show(sketch(), library);
  const made = ['hear', 'look', 'find>tell>close', '2', 'repair=basic+loan=extra+bill=basic'];
  preview.begin('peaceful', made);
  const stands = preview.session?.scene.node;
  const length = preview.session?.answers.length;
  let value = sketch();
  const follow = (path: string[], wish: string) => {
    value = structuredClone(value);
    renamePart(value, path, wish);
    preview.show(value, library);
    expect(preview.stopped).toBeUndefined();
    expect(preview.session?.answers).toHaveLength(length ?? 0);
  };
  follow(['nodes', 'opening', 'choices', 'hear'], 'listen');
  expect(preview.session?.answers[0]).toBe('listen');
  follow(['nodes', 'opening'], 'first');
  for (const [id, node] of Object.entries(sound.nodes))
    if ('order' in node) {
      follow(['nodes', id, 'order', 'items', 'find'], 'search');
      expect(preview.session?.answers[2]).toBe('search>tell>close');
    } else if ('sort' in node) {
      follow(['nodes', id, 'sort', 'groups', 'basic'], 'plain');
      expect(preview.session?.answers[4]).toBe('repair=plain+loan=extra+bill=plain');
    }
  expect(preview.session?.scene.node).toBe(stands);
  preview.show(sketch(), library);
  preview.beginAt('pick', { expectation: 50, perceived: 50, trust: 80, patience: 3 });
  const renamed = sketch();
  renamePart(renamed, ['nodes', 'pick'], 'choose');
  preview.show(renamed, library);
  expect(preview.session?.scene.node).toBe('choose');
});

test('a play begins at a node with a customer like this', () => {
  const preview = new Preview();
  preview.show(sketch(), library);
  const ids = Object.keys(sound.nodes);
  const [, second = ''] = ids;
  const meters: Meters = { expectation: 50, perceived: 50, trust: 80, patience: 3 };
  preview.beginAt(second, meters);
  expect(preview.session?.scene).toMatchObject({ node: second, meters });
  expect(playedFrom(sound, { node: 'not-there', meters })).toBe(sound);
  expect(metersWithin({ expectation: 1, perceived: 101, trust: 42, patience: 0 })).toEqual({
    expectation: 5,
    perceived: 100,
    trust: 40,
    patience: 1,
  });
});

test('each line has its source', () => {
  for (const { scenario, model } of shipped().slice(0, 8))
    for (const who of playable(scenario))
      for (const { node, answer } of bestRoad(compile({ scenario, model }, who))) {
        const paths = [
          sourceOfLine(node, scenario.nodes[node], who),
          ...sourcesOfAnswer(node, scenario.nodes[node], answer),
        ];
        for (const path of paths)
          expect(path.split('.').reduce<unknown>((o, key) => (o as Sketch)[key], scenario)).toBeTypeOf(
            'object',
          );
      }
});
