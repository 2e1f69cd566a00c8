import { produce } from 'immer';
import { expect, test } from 'vitest';
import { knownOf } from '#content';
import { bodyOf } from '#content/build';
import { blankScenario, type Issue, type Scenario, type Sketch } from '#model';
import { checkedOf } from '#proof';
import { Inspector, questionIssues } from '../../src/studio/check/check.ts';
import { openDesk, type Said } from '../../src/studio/check/desk.ts';
import { guessesOf } from '../../src/studio/check/guesses.ts';
import { Packer, Unpacker } from '../../src/studio/check/parcel.ts';
import { library, shipped } from '../support/library.ts';
import { edited, read } from '../support/versions.ts';

function outcomeOf<T>(parts: Generator<undefined, T>): T {
  for (;;) {
    const { done, value } = parts.next();
    if (done) return value;
  }
}
const sound = read('all-kinds.yaml');
const asSketch = (value: unknown) => structuredClone(value) as Sketch;
const dotted = (scenario: Scenario): Issue[] =>
  checkedOf(scenario, knownOf(library, scenario)).map((f) => ({ ...f, path: f.path.join('.') }));
const codesAt = (issues: readonly Issue[], path: string) =>
  issues.flatMap((i) => (i.path === path ? [i.code] : []));

test('what is found in a whole scenario is what its check finds, and its bounds are those it ships with', () => {
  const inspector = new Inspector();
  for (const { scenario, bounds } of shipped().slice(0, 3)) {
    expect(outcomeOf(inspector.check(asSketch(scenario), library))).toEqual(dotted(scenario));
    expect(inspector.proven).toBe(true);
    expect(outcomeOf(inspector.bounds())).toEqual(bounds);
  }
});

test('what is missing is told by its place, and a text that is not written yet does not hide the rest', () => {
  const inspector = new Inspector();
  const check = (value: unknown) => outcomeOf(inspector.check(asSketch(value), library));
  expect(codesAt(check(blankScenario('x')), 'nodes')).toEqual(['value-wrong']);
  const cut = check(edited(sound, { 'nodes.opening.choices.hear.to': undefined }));
  expect(codesAt(cut, 'nodes.opening.choices.hear.to')).toEqual(['key-missing']);
  expect(inspector.proven).toBe(false);
  const blank = check(edited(sound, { 'nodes.opening.choices.hear.text': { en: 'Go on.', zh: '' } }));
  expect(codesAt(blank, 'nodes.opening.choices.hear.text.zh')).toEqual(['text-missing']);
  expect(inspector.proven).toBe(true);
  const dangling = check(edited(sound, { 'nodes.opening.choices.hear.to': 'nowhere' }));
  expect(codesAt(dangling, 'nodes.opening.choices.hear.to')).toEqual(['node-unknown']);
  expect(inspector.proven).toBe(false);
  expect(outcomeOf(inspector.bounds())).toEqual({});
});

test('nodes that stay the same are sent once, and arrive as the same objects', () => {
  const [packer, unpacker] = [new Packer(), new Unpacker()];
  const first = asSketch(sound);
  const there = unpacker.unpack(structuredClone(packer.pack(first)));
  expect(there).toEqual(first);
  const second = produce(first, (draft) => {
    const nodes = draft['nodes'] as Record<string, { says: unknown }>;
    nodes['more'] = { says: { en: 'More.', zh: '再说。' } };
    delete nodes['pick'];
  });
  const parcel = packer.pack(second);
  expect(Object.keys(parcel.fresh)).toEqual(['more']);
  const after = unpacker.unpack(structuredClone(parcel));
  expect(after).toEqual(second);
  expect(Object.keys(after['nodes'] as Sketch)).toEqual(Object.keys(second['nodes'] as Sketch));
  expect((after['nodes'] as Sketch)['opening']).toBe((there['nodes'] as Sketch)['opening']);
});

/** A desk with a page to it, and what it says until it is done with version `n`. */
function desk() {
  const packer = new Packer();
  const said: Said[] = [];
  const waiting: { for: (said: Said) => boolean; done: () => void }[] = [];
  const take = openDesk((one) => {
    said.push(one);
    for (const wait of waiting) if (wait.for(one)) wait.done();
  });
  take({ ask: 'library', library, scenarios: [] });
  return {
    said,
    take,
    check: (n: number, value: unknown) => {
      take({ ask: 'check', n, kind: 'scenario', parcel: packer.pack(value as Sketch) });
    },
    until: (what: (said: Said) => boolean) =>
      new Promise<void>((done) => void waiting.push({ for: what, done })),
  };
}

test('the newest version wins: older ones are given up, whatever was asked in between', async () => {
  const { said, check, until } = desk();
  const versions = Array.from({ length: 6 }, (_, n) =>
    edited(sound, { 'nodes.opening.choices.hear.text.en': `Words ${String(n)}` }),
  );
  for (const [n, version] of versions.entries()) check(n + 1, version);
  await until((one) => one.say === 'bounds' && one.n === 6);
  expect(said.flatMap((one) => ('n' in one ? [one.n] : []))).toEqual([6, 6]);
  expect(said[0]).toMatchObject({ say: 'findings', proven: true, findings: dotted(versions[5] ?? sound) });
  const body = bodyOf(versions[5] ?? sound, library);
  expect(said[1]).toMatchObject({ say: 'bounds', bounds: body.bounds });
});

test('a road leads to any node of the version that was checked last', async () => {
  const { said, check, take, until } = desk();
  check(1, sound);
  for (const [id, node] of ['opening', 'levels', 'glad', 'not-there'].entries())
    take({ ask: 'road', id, node, personality: 'peaceful' });
  await until((one) => one.say === 'road' && one.id === 3);
  const roads = said.flatMap((one) => (one.say === 'road' ? [one.road?.steps.map((s) => s.node)] : []));
  expect(roads[0]).toEqual([]);
  expect(roads[1]?.[0]).toBe('opening');
  expect(roads[2]?.length).toBeGreaterThan(roads[1]?.length ?? 0);
  expect(roads[3]).toBeUndefined();
});

test('those who guess are told apart by personality and language, and what gives it away by its places', () => {
  const longest = edited(sound, {
    'nodes.opening.choices.hear.text.en':
      'Tell me what happened, from the very beginning, and take all the time you need.',
  });
  const guesses = [...guessesOf(asSketch(longest), library)];
  expect(guesses.map(({ run }) => `${run.personality} ${run.language}`)).toHaveLength(8);
  const [guess] = guesses;
  const found = guess?.giveaways.find(({ cue, end }) => cue === 'length' && end === 'most');
  const opening = found?.at.find(({ node }) => node === 'opening');
  expect(opening).toMatchObject({ best: ['hear'], picked: ['hear'] });
  expect(opening?.much['hear']).toBeGreaterThan(opening?.much['argue'] ?? Infinity);
  for (const { hit, chance } of guess?.giveaways ?? []) expect(hit).toBeGreaterThan(chance);
});

test('questions have the checks of the bank', () => {
  const issues = questionIssues({ format: 1, module: 'no-such-module', questions: {} }, library, new Set());
  expect(codesAt(issues, 'questions')).toEqual(['value-wrong']);
});
