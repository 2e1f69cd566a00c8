import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  compile,
  firstPlace,
  isOpen,
  nodeOf,
  optionsOf,
  shareOf,
  takeMove,
  waysOf,
  type Place,
  type Program,
  type Way,
} from '#engine';
import type { Scenario, When } from '#model';
import { boundsOf, checkedOf, type Known } from '#proof';
import { holds } from '../../src/engine/rules.ts';
import { steady } from '../support/tiny.ts';
import { edited, read } from '../support/versions.ts';

const sound = read('short-talk.yaml');
const known: Known = {
  model: steady.model,
  modules: new Set([sound.module]),
  people: new Map(Object.entries(steady.people)),
  principles: new Map(Object.entries(steady.principles).map(([id, { module }]) => [id, module])),
};
function choiceOf(node: string, id: string): object {
  const at = sound.nodes[node];
  const choice = at && optionsOf(at)[id];
  if (!choice) throw new Error(`${node} ${id}`);
  return choice;
}
const codesOf = (scenario: Scenario, ...codes: string[]) =>
  checkedOf(scenario, known)
    .filter((f) => codes.includes(f.code))
    .map((f) => `${f.code} ${f.path.join('.')}`)
    .sort();

const meter = fc.record({
  meter: fc.constantFrom('expectation', 'perceived', 'trust', 'patience'),
  atLeast: fc.boolean(),
  much: fc.integer({ min: 0, max: 20 }),
});
const simple: fc.Arbitrary<When> = fc.oneof(
  {
    arbitrary: meter.map(({ meter: m, atLeast, much }) => ({
      [m]: { [atLeast ? 'atLeast' : 'atMost']: m === 'patience' ? much / 2 : much * 5 },
    })),
    weight: 4,
  },
  fc.constantFrom<When>({ did: 'listen' }, { did: 'fix' }, { flag: 'lied' }, { need: 'heard' }),
  fc.constantFrom<When>({ promise: { callback: 'kept' } }, { promise: { callback: 'broken' } }),
  fc.integer({ min: 60, max: 140 }).map((atLeast): When => ({ satisfaction: { atLeast } })),
);
const condition: fc.Arbitrary<When> = fc.oneof(
  simple,
  fc.tuple(simple, simple).map((all) => ({ all })),
  fc.tuple(simple, simple).map((any) => ({ any })),
  simple.map((not) => ({ not })),
);
const mark = fc.integer({ min: -2, max: 2 });

/** The sound scenario with other conditions, marks, clocks and a shorter or longer temper. */
const variant = fc
  .record({
    hear: condition,
    stall: condition,
    share: condition,
    sweet: condition,
    branch: condition,
    late: condition,
    patience: fc.integer({ min: 3, max: 9 }),
    expects: fc.subarray(['explain', 'thank', 'greet']),
    needs: fc.subarray(['heard', 'cared-for', 'competent']),
    within: fc.integer({ min: 1, max: 4 }),
    marks: fc.tuple(mark, mark, mark, mark),
    keepsLate: fc.boolean(),
    to: fc.constantFrom('last', 'caught', 'doubtful', 'glad'),
    pass: fc.constantFrom(40, 70, 90),
  })
  .map((v) =>
    edited(sound, {
      'customer.start.patience': v.patience,
      'customer.expects': v.expects,
      'customer.needs': v.needs,
      pass: v.pass,
      'nodes.opening.choices.argue.when': v.hear,
      'nodes.opening.choices.hear.promises.callback.within': v.within,
      'nodes.middle.choices.fix.when': v.stall,
      'nodes.middle.choices.fix.keeps': v.keepsLate ? [] : ['callback'],
      'nodes.last.choices.next.keeps': v.keepsLate ? ['callback'] : [],
      'nodes.middle.choices.stall.when': { not: v.stall },
      'nodes.middle.choices.share.when': v.share,
      'nodes.third.choices.sweet.when': v.sweet,
      'nodes.third.choices.plain.marks': { 'admit-fault-fast': v.marks[0] },
      'nodes.third.choices.sweet.marks': { 'admit-fault-fast': v.marks[1] },
      'nodes.third.choices.sweet.to': v.to,
      'nodes.last.choices.thank.marks': { 'own-until-closed': v.marks[2] },
      'nodes.last.choices.next.marks': { 'own-until-closed': v.marks[3] },
      'nodes.last.choices.thank.to': [
        { when: v.branch, to: 'caught' },
        { when: v.late, to: 'glad' },
        { to: 'doubtful' },
      ],
    }),
  );

const programOf = (scenario: Scenario): Program => compile({ scenario, model: known.model }, 'lively');
const openAt = (program: Program, place: Place): readonly Way[] =>
  waysOf(nodeOf(program, place.node)).filter((w) => isOpen(program, place, w.move));

/** Every place there is, each with the answers that lead to it; shortest first. */
function everyPlace(
  program: Program,
): { place: Place; answers: string[]; last?: { from: Place; way: Way } }[] {
  const all: ReturnType<typeof everyPlace> = [{ place: firstPlace(program), answers: [] }];
  for (const { place, answers } of all)
    for (const way of openAt(program, place))
      all.push({
        place: takeMove(program, place, way.move),
        answers: [...answers, way.answer],
        last: { from: place, way },
      });
  return all;
}

test('reach, dead ends and conditions agree with trying every road', () => {
  fc.assert(
    fc.property(variant, (scenario) => {
      const program = programOf(scenario);
      const expected = new Set<string>();
      const all = everyPlace(program);
      for (const [id, node] of Object.entries(scenario.nodes)) {
        const here = all.filter(({ place }) => place.node === id);
        if (!here.length) expected.add(`${'end' in node ? 'ending' : 'node'}-unreachable nodes.${id}`);
        if ('end' in node || !here.length) continue;
        if (here.some(({ place }) => !openAt(program, place).length)) expected.add(`dead-end nodes.${id}`);
        for (const [choice, { when }] of Object.entries(optionsOf(node))) {
          if (!when) continue;
          const held = here.filter(({ place }) => holds(when, place.state, 'lively')).length;
          const path = `nodes.${id}.choices.${choice}`;
          if (!held) expected.add(`choice-never-open ${path}`);
          if (held === here.length) expected.add(`condition-always ${path}.when`);
        }
      }
      // An ending changes the customer, so that branches are asked of who stands before it.
      const branches = all.flatMap(({ place, last }) =>
        last?.way.answer === 'thank' && last.from.node === 'last' ? [{ place, from: last.from }] : [],
      );
      const [glad, caught] = [
        branches.filter(({ place }) => place.node === 'glad').length,
        branches.filter(({ place }) => place.node === 'caught').length,
      ];
      const path = 'nodes.last.choices.thank.to';
      if (branches.length && !caught) expected.add(`condition-never ${path}.0.when`);
      if (branches.length && caught === branches.length) expected.add(`condition-always ${path}.0.when`);
      const asked = branches.length - caught;
      if (asked && !glad) expected.add(`condition-never ${path}.1.when`);
      if (asked && glad === asked) expected.add(`condition-always ${path}.1.when`);
      const codes = ['node-unreachable', 'ending-unreachable', 'dead-end', 'choice-never-open'];
      expect(codesOf(scenario, ...codes, 'condition-always', 'condition-never')).toEqual(
        [...expected].sort(),
      );
    }),
    { numRuns: 150 },
  );
});

test('promises agree with trying every road', () => {
  fc.assert(
    fc.property(variant, (scenario) => {
      const is = new Set(
        everyPlace(programOf(scenario)).map(({ place }) => place.state.promises['callback']),
      );
      is.delete(undefined);
      const expected = is.size && !is.has('kept') ? ['promise-unresolved promises.callback'] : [];
      expect(codesOf(scenario, 'promise-unresolved')).toEqual(expected);
    }),
    { numRuns: 100 },
  );
});

const claims = fc.array(
  fc.record({
    kind: fc.constantFrom('always', 'never'),
    at: fc.constantFrom('end', 'pass'),
    that: condition,
  }),
  { minLength: 1, maxLength: 3 },
);

test('claims, and the shortest roads against them, agree with trying every road', () => {
  fc.assert(
    fc.property(variant, claims, (plain, all) => {
      const text = { en: 'x', zh: '字' };
      const of = (kind: string) =>
        all.filter((c) => c.kind === kind).map(({ at, that }) => ({ text, at, that }));
      const scenario = edited(plain, { always: of('always'), never: of('never') });
      const program = programOf(scenario);
      const bounds = boundsOf(program);
      const ends = everyPlace(program).flatMap(({ place, answers }) => {
        const node = nodeOf(program, place.node);
        if (!('end' in node)) return [];
        const score = shareOf(place.state.marks, bounds);
        const passed = score >= scenario.pass && node.end.outcome !== 'lost' && !place.state.breaches.length;
        return [{ place, answers, passed }];
      });
      const expected = (['always', 'never'] as const).flatMap((kind) =>
        scenario[kind].flatMap(({ at, that }, i) => {
          const against = ends.find(
            ({ place, passed }) =>
              (at === 'end' || passed) && holds(that, place.state, 'lively') !== (kind === 'always'),
          );
          return against ? [`${kind}.${String(i)} ${String(against.answers.length)}`] : [];
        }),
      );
      const found = checkedOf(scenario, known).filter((f) => f.code === 'claim-broken');
      expect(found.map((f) => `${f.path.join('.')} ${String(f.road?.steps.length)}`)).toEqual(expected);
      for (const { road, path } of found) {
        const end = ends.find((e) => e.answers.join() === road?.steps.map((s) => s.answer).join());
        if (!end) throw new Error('the road leads to no ending');
        const [kind = '', i = 0] = path;
        const { that, at } = scenario[kind as 'always'][Number(i)] as Scenario['always'][number];
        expect(holds(that, end.place.state, 'lively')).toBe(kind === 'never');
        if (at === 'pass') expect(end.passed).toBe(true);
      }
    }),
    { numRuns: 200 },
  );
});

/** What one comes to by best play, on average by blind play, how often then passed, how often then lost. */
function prospects(program: Program, place: Place, passes: (place: Place) => boolean): number[] {
  const node = nodeOf(program, place.node);
  if ('end' in node)
    return [
      place.state.marks,
      place.state.marks,
      Number(passes(place)),
      -Number(node.end.outcome === 'lost'),
    ];
  const ways = openAt(program, place);
  const then = ways.map((w) => prospects(program, takeMove(program, place, w.move), passes));
  return [0, 1, 2, 3].map((i) => {
    const values = then.map((t) => t[i] ?? NaN);
    return i ? values.reduce((a, b) => a + b, 0) / values.length : Math.max(...values);
  });
}

test('dominated choices agree with trying every road', () => {
  let found = 0;
  fc.assert(
    fc.property(variant, (scenario) => {
      const program = programOf(scenario);
      const all = everyPlace(program);
      const isDead = (place: Place) =>
        !('end' in nodeOf(program, place.node)) && !openAt(program, place).length;
      const bounds = boundsOf(program);
      const passes = ({ node: id, state }: Place) => {
        const node = nodeOf(program, id);
        const lost = 'end' in node && node.end.outcome === 'lost';
        return shareOf(state.marks, bounds) >= scenario.pass && !lost && !state.breaches.length;
      };
      /** By pair of choices: whether the first was ever better, and ever worse. */
      const pairs = new Map<string, { better: boolean; worse: boolean }>();
      if (!all.some(({ place }) => isDead(place)))
        for (const { place } of all) {
          const ways = openAt(program, place).map((way) => {
            const next = takeMove(program, place, way.move);
            const own = Object.values((way.move.effects[0]?.marks ?? {}) as Record<string, number>);
            return {
              id: way.move.id,
              own: own.reduce((a, b) => a + b, 0),
              then: prospects(program, next, passes),
            };
          });
          for (const a of ways)
            for (const b of ways) {
              if (a.own <= b.own) continue;
              const key = `nodes.${place.node}.choices.${a.id} ${b.id}`;
              const at = pairs.get(key) ?? { better: false, worse: false };
              pairs.set(key, at);
              a.then.forEach((x, i) => {
                if (x > (b.then[i] ?? 0) + 1e-9) at.better = true;
                if (x < (b.then[i] ?? 0) - 1e-9) at.worse = true;
              });
            }
        }
      const expected = new Set(
        [...pairs].flatMap(([key, { better, worse }]) => (!better && worse ? [key.split(' ')[0]] : [])),
      );
      found += expected.size;
      expect(codesOf(scenario, 'better-dominated')).toEqual(
        [...expected].map((path) => `better-dominated ${String(path)}`).sort(),
      );
    }),
    { numRuns: 200 },
  );
  expect(found).toBeGreaterThan(0);
});

test('two ways that differ only in a need or an expected act are kept apart where a claim is about what is left', () => {
  const alike = edited(sound, {
    'customer.expects': ['reassure'],
    'nodes.opening.choices': {
      // To the lively both are worth the same, and only one of them is listening.
      hear: { ...choiceOf('opening', 'hear'), acts: ['ask-open'], promises: {} },
      argue: { ...choiceOf('opening', 'argue'), acts: ['use-name'] },
    },
    'nodes.middle.choices': {
      fix: { ...choiceOf('middle', 'fix'), acts: [] },
      stall: { ...choiceOf('middle', 'stall'), acts: ['hand-over'] },
    },
    'nodes.last.choices.thank.acts': [],
    'nodes.last.choices.next.acts': [],
    'nodes.last.choices.thank.to': 'glad',
    'nodes.third.choices.rude.to': 'caught',
    'nodes.third.choices.plain.acts': [],
    'nodes.third.choices.sweet.acts': [],
    'nodes.third.choices.rude.acts': ['reassure'],
  });
  const program = programOf(alike);
  const ends = everyPlace(program).filter(({ place }) => 'end' in nodeOf(program, place.node));
  const met = ends
    .filter(({ place }) => place.state.met.includes('heard'))
    .map((e) => e.place.state.meters.perceived);
  const unmet = ends
    .filter(({ place }) => !place.state.met.length)
    .map((e) => e.place.state.meters.perceived);
  expect(Math.min(...unmet)).toBe(Math.min(...met) - 5);
  for (const of of ['perceived', 'trust'] as const)
    for (let x = 0; x <= 100; x += 5) {
      const that = { [of]: { atLeast: x, atMost: x } };
      const claimed = edited(alike, { never: [{ text: { en: 'x', zh: '字' }, at: 'end', that }] });
      const against = ends.filter(({ place }) => place.state.meters[of] === x);
      const found = checkedOf(claimed, known).filter((f) => f.code === 'claim-broken');
      expect([of, x, found.map((f) => f.road?.steps.length)]).toEqual([
        of,
        x,
        against.slice(0, 1).map((e) => e.answers.length),
      ]);
    }
});
