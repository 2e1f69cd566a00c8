import { expect, test } from 'vitest';
import {
  at,
  compile,
  firstPlace,
  isOpen,
  isOver,
  nodeOf,
  readAnswer,
  replay,
  stateOf,
  takeMove,
  waysOf,
  type Place,
  type Program,
} from '#engine';
import type { Issue, Personality, Scenario } from '#model';
import { checkedOf, type Known } from '#proof';
import { steady } from '../support/tiny.ts';
import { edited, read } from '../support/versions.ts';

const sound = read('short-talk.yaml');
const known: Known = {
  model: steady.model,
  modules: new Set(steady.modules.map((m) => m.id)),
  people: new Map(Object.entries(steady.people)),
  principles: new Map(Object.entries(steady.principles).map(([id, { module }]) => [id, module])),
};
/** What needs exploring to be found. */
const explored = [
  ...['node-unreachable', 'ending-unreachable', 'dead-end', 'loop-without-exit', 'loop-earns-marks'],
  ...['pass-unreachable', 'claim-broken', 'too-large', 'choice-never-open', 'condition-always'],
  ...['condition-never', 'meter-saturates-early', 'promise-unresolved', 'better-dominated', 'decoration'],
];
const foundIn = (scenario: Scenario, budget?: number) =>
  checkedOf(scenario, known, budget).filter((f) => explored.includes(f.code));

type Edits = Record<string, unknown>;
const found = (edits: Edits) => foundIn(edited(sound, edits));
const text = (en: string) => ({ en, zh: '话' });
const choice = (more: object) => ({
  text: text('Well.'),
  acts: [],
  marks: { 'own-until-closed': 0 },
  because: text('So.'),
  sets: [],
  promises: {},
  keeps: [],
  ...more,
});
const scene = (choices: object) => ({ says: text('Hm?'), choices });
const ending = (outcome: string) => ({
  says: text('Bye.'),
  end: { outcome, title: text('End'), after: text('After.'), keeps: [] },
});
/** A node that one can stay at for ever: the patience it costs comes back. */
const round = (stay: object, go: object) => ({
  'nodes.last.choices.round': choice({ to: 'round' }),
  'nodes.round': scene({
    stay: choice({ acts: ['admit'], to: 'round', ...stay }),
    go: choice({ acts: ['admit'], to: 'doubtful', ...go }),
  }),
});
const claim = (at_: 'end' | 'pass', that: object) => [{ text: text('So it is.'), at: at_, that }];
const pair = (other: Personality) => ({ 'customer.personality': ['lively', other] });
/** Other marks for the powerful at some choices. */
const differing = (...choices: [node: string, id: string, of: string][]) =>
  Object.fromEntries(
    choices.map(([node, id, of]) => [
      `nodes.${node}.choices.${id}.marks`,
      { any: { 'own-until-closed': -1 }, powerful: { [of]: 2 } },
    ]),
  );

interface Case {
  shows: Edits;
  /** Code and place of all that must be found. */
  found: string[];
  says: string;
  road?: { personality: Personality; answers: string[] };
  /** What the road shows, where it does not end at the place. */
  proves?: (program: Program, answers: string[]) => boolean;
  quiet: Edits;
}
const standing = (program: Program, answers: string[]): Place =>
  answers.reduce((place: Place, answer) => {
    const move = readAnswer(nodeOf(program, place.node), answer);
    if (!move) throw new Error(answer);
    return takeMove(program, place, move);
  }, firstPlace(program));
const openAt = (program: Program, place: Place) =>
  waysOf(nodeOf(program, place.node)).filter((w) => isOpen(program, place, w.move));
const lively = (...answers: string[]) => ({ personality: 'lively' as const, answers });

/** At the third node, a mark now or two later. */
const tempting = (more: Edits): Edits => ({
  'nodes.third.choices.plain.marks': { 'admit-fault-fast': 0 },
  'nodes.third.choices.sweet.marks': { 'admit-fault-fast': 1 },
  'nodes.third.choices.sweet.to': 'caught',
  'nodes.last.choices.thank.marks': { 'own-until-closed': 2 },
  'nodes.last.choices.next.marks': { 'own-until-closed': 0 },
  ...more,
});

const cases: Record<string, Case> = {
  'a node before which the customer always leaves': {
    shows: {
      'nodes.last.choices.storm': choice({
        acts: ['refuse-flat', 'contradict', 'pass-on', 'interrupt'],
        to: 'attic',
      }),
      'nodes.attic': scene({ a: choice({ to: 'doubtful' }), b: choice({ to: 'glad' }) }),
    },
    found: ['node-unreachable nodes.attic'],
    says: 'no road leads to "attic"',
    quiet: {
      'nodes.last.choices.storm': choice({ to: 'attic' }),
      'nodes.attic': scene({ a: choice({ to: 'doubtful' }), b: choice({ to: 'glad' }) }),
    },
  },
  'an ending for want of patience that nobody comes to': {
    shows: { 'customer.start.patience': 10 },
    found: ['ending-unreachable nodes.shouts'],
    says: 'no road leads to "shouts"',
    quiet: { 'customer.leaves.silently': 'fades', 'nodes.fades': ending('lost') },
  },
  'a situation in which nothing is open': {
    shows: {
      'customer.start.patience': 5,
      'nodes.middle.choices.fix.when': { any: [{ did: 'listen' }, { flag: 'lied' }] },
      'nodes.middle.choices.stall.when': { any: [{ did: 'listen' }, { flag: 'lied' }] },
    },
    found: ['dead-end nodes.middle'],
    says: 'no choice open',
    road: lively('argue'),
    proves: (program, answers) => openAt(program, standing(program, answers)).length === 0,
    quiet: { 'nodes.middle.choices.fix.when': { any: [{ did: 'listen' }, { flag: 'lied' }] } },
  },
  'a loop that cannot be left': {
    shows: round({}, { to: 'round' }),
    found: ['loop-without-exit nodes.round'],
    says: 'going round',
    road: lively('hear', 'fix', 'plain', 'round'),
    quiet: round({}, {}),
  },
  'a loop that earns marks': {
    shows: round({ marks: { 'own-until-closed': 1 } }, {}),
    found: ['loop-earns-marks nodes.round'],
    says: 'every time around',
    proves: (program, answers) => comesRound(program, answers, (s) => s.marks),
    quiet: round({ marks: { 'own-until-closed': 0 } }, {}),
  },
  'a loop that moves marks from one principle to another': {
    shows: round({ marks: { 'own-until-closed': 1, 'hear-out-first': -1 } }, {}),
    found: ['loop-earns-marks nodes.round'],
    says: 'every time around',
    proves: (program, answers) => comesRound(program, answers, (s) => s.principles['own-until-closed'] ?? 0),
    quiet: round({ marks: { 'own-until-closed': 0, 'hear-out-first': 0 } }, {}),
  },
  'a choice that is open to nobody': {
    shows: { 'nodes.middle.choices.share.when': { trust: { atLeast: 95 } } },
    found: ['choice-never-open nodes.middle.choices.share'],
    says: 'open on no road',
    quiet: { 'nodes.middle.choices.share.when': { trust: { atLeast: 55 } } },
  },
  'a choice for a personality that does not come': {
    shows: { 'nodes.middle.choices.share.when': { personality: 'powerful' } },
    found: ['choice-never-open nodes.middle.choices.share'],
    says: 'open on no road',
    quiet: { 'nodes.middle.choices.share.when': { personality: 'lively' } },
  },
  'a choice that always is open': {
    shows: { 'nodes.middle.choices.share.when': { any: [{ did: 'listen' }, { trust: { atMost: 90 } }] } },
    found: ['condition-always nodes.middle.choices.share.when'],
    says: 'wherever it is asked',
    quiet: { 'nodes.middle.choices.share.when': { any: [{ did: 'listen' }, { trust: { atMost: 35 } }] } },
  },
  'a branch that always is taken where those before it are not': {
    shows: {
      'nodes.last.choices.thank.to': [
        { when: { flag: 'lied' }, to: 'caught' },
        { when: { not: { flag: 'lied' } }, to: 'glad' },
        { to: 'doubtful' },
      ],
    },
    found: ['condition-always nodes.last.choices.thank.to.1.when'],
    says: 'wherever it is asked',
    quiet: {
      'nodes.last.choices.thank.to': [
        { when: { not: { flag: 'lied' } }, to: 'glad' },
        { when: { trust: { atLeast: 50 } }, to: 'caught' },
        { to: 'doubtful' },
      ],
    },
  },
  'a branch that never is taken': {
    shows: {
      'nodes.last.choices.next.to': [
        { when: { all: [{ did: 'listen' }, { flag: 'lied' }] }, to: 'caught' },
        { to: 'doubtful' },
      ],
    },
    found: ['condition-never nodes.last.choices.next.to.0.when'],
    says: 'no road',
    quiet: {
      'nodes.last.choices.next.to': [
        { when: { all: [{ did: 'listen' }, { not: { flag: 'lied' } }] }, to: 'glad' },
        { to: 'doubtful' },
      ],
    },
  },
  'a meter that is full for the second half of the best road': {
    shows: { 'customer.start.trust': 75 },
    found: ['meter-saturates-early customer.start.trust'],
    says: 'full on the best road after 2 of 4 decisions',
    road: lively('hear', 'fix'),
    proves: (program, answers) => stateOf(replay(program, answers)).meters.trust >= 95,
    quiet: { 'customer.start.trust': 60 },
  },
  'a promise that falls due before it can be kept': {
    shows: { 'nodes.middle.choices.fix.keeps': [], 'nodes.last.choices.thank.keeps': ['callback'] },
    found: ['promise-unresolved promises.callback'],
    says: 'no road keeps it',
    road: lively('hear', 'fix', 'plain'),
    proves: (program, answers) => stateOf(replay(program, answers)).promises['callback'] === 'broken',
    quiet: {
      'nodes.middle.choices.fix.keeps': [],
      'nodes.last.choices.thank.keeps': ['callback'],
      'nodes.opening.choices.hear.promises.callback.within': 3,
    },
  },
  'a promise kept by an ending that it does not live to see': {
    shows: { 'nodes.middle.choices.fix.keeps': [], 'nodes.glad.end.keeps': ['callback'] },
    found: ['promise-unresolved promises.callback'],
    says: 'no road keeps it',
    road: lively('hear', 'fix', 'plain'),
    quiet: {
      'nodes.middle.choices.fix.keeps': [],
      'nodes.glad.end.keeps': ['callback'],
      'nodes.opening.choices.hear.promises.callback.within': 4,
    },
  },
  'a pass mark that only a lie comes to': {
    shows: { 'nodes.opening.choices.hear.breach': sound.nodes['opening'] && lieOf(), pass: 80 },
    found: ['pass-unreachable pass'],
    says: 'without breach and without losing the customer the best comes to',
    proves: (program, answers) => isOver(replay(program, answers)),
    quiet: { 'nodes.opening.choices.hear.breach': sound.nodes['opening'] && lieOf(), pass: 40 },
  },
  'a customer who is always lost': {
    shows: { 'nodes.glad.end.outcome': 'lost', 'nodes.doubtful.end.outcome': 'lost' },
    found: ['pass-unreachable pass'],
    says: 'loses the customer',
    quiet: { 'nodes.glad.end.outcome': 'strained' },
  },
  'an always that is not so at an ending': {
    shows: { always: claim('end', { did: 'listen' }) },
    found: ['claim-broken always.0'],
    says: 'an ending speaks against "So it is."',
    road: lively('argue', 'stall', 'rude'),
    proves: (program, answers) => !stateOf(replay(program, answers)).used['listen'],
    quiet: { always: claim('pass', { did: 'listen' }) },
  },
  'an always that is not so of a road that passes': {
    shows: { always: claim('pass', { trust: { atLeast: 85 } }) },
    found: ['claim-broken always.0'],
    says: 'a road that passes speaks against',
    proves: (program, answers) => stateOf(replay(program, answers)).meters.trust < 85,
    quiet: { always: claim('pass', { trust: { atLeast: 60 } }) },
  },
  'a never that happens, as the ending leaves the customer': {
    // Without the need that was not met 25 would be left.
    shows: { never: claim('end', { perceived: { atMost: 20 } }) },
    found: ['claim-broken never.0'],
    says: 'an ending speaks against',
    proves: (program, answers) => stateOf(replay(program, answers)).meters.perceived <= 20,
    quiet: { never: claim('end', { perceived: { atMost: 5 } }) },
  },
  'two personalities with one best road': {
    shows: pair('powerful'),
    found: ['decoration customer.personality'],
    says: 'the best roads of lively and powerful are the same (opening/hear middle/fix third/plain last/thank |',
    road: lively('hear', 'fix', 'plain', 'thank'),
    quiet: {
      ...pair('powerful'),
      ...differing(['third', 'sweet', 'admit-fault-fast'], ['last', 'next', 'own-until-closed']),
    },
  },
  'two personalities with best roads that differ once': {
    shows: { ...pair('powerful'), ...differing(['third', 'sweet', 'admit-fault-fast']) },
    found: ['decoration customer.personality'],
    says: 'differ in one decision only',
    road: lively('hear', 'fix', 'plain', 'thank'),
    quiet: { 'customer.personality': ['lively'], ...differing(['third', 'sweet', 'admit-fault-fast']) },
  },
  'a choice marked higher that pays less': {
    shows: tempting({}),
    found: ['better-dominated nodes.third.choices.sweet'],
    says: 'is marked higher than "plain" and never pays more',
    road: lively('hear', 'fix', 'sweet'),
    quiet: tempting({ 'nodes.third.choices.sweet.hard': text('Praise is remembered, and not fondly.') }),
  },
  'a choice marked higher that pays less, but for blind play': {
    shows: tempting({}),
    found: ['better-dominated nodes.third.choices.sweet'],
    says: 'let it lead to something better',
    quiet: tempting({ 'nodes.last.choices.next.marks': { 'own-until-closed': -1 } }),
  },
};

function lieOf(): object {
  const { opening } = sound.nodes;
  if (!opening || !('choices' in opening)) throw new Error('no opening');
  return opening.choices['lie']?.breach ?? {};
}

/** Whether the road comes back at its end to a node where it stood before, with another figure. */
function comesRound(program: Program, answers: string[], figure: (state: Place['state']) => number): boolean {
  const end = standing(program, answers);
  const seen = answers.map((_, n) => standing(program, answers.slice(0, n)));
  return seen.some((p) => p.node === end.node && figure(p.state) !== figure(end.state));
}

const answersOf = ({ road }: Pick<Issue, 'road'>) => road?.steps.map((s) => s.answer) ?? [];

test('nothing is found in the sound scenario, by exploring or otherwise', () => {
  expect(checkedOf(sound, known)).toEqual([]);
});

test.each(Object.entries(cases))('%s', (_, { shows, found: all, says, road, proves, quiet }) => {
  const findings = found(shows);
  expect(findings.map((f) => `${f.code} ${f.path.join('.')}`)).toEqual(all);
  const [first] = findings;
  if (!first) throw new Error('nothing found');
  expect(first.message).toContain(says);
  // What is wrong; what to do.
  expect(first.message).toMatch(/\w.*; \w/);
  if (road)
    expect({ ...first.road, steps: answersOf(first) }).toEqual({
      personality: road.personality,
      steps: road.answers,
    });
  for (const finding of findings)
    if (finding.road) {
      const program = compile(
        { scenario: edited(sound, shows), model: known.model },
        finding.road.personality,
      );
      const answers = answersOf(finding);
      expect(() => replay(program, answers)).not.toThrow();
      finding.road.steps.forEach(({ node }, n) => {
        expect(at(replay(program, answers.slice(0, n)))).toBe(node);
      });
      if (proves) expect(proves(program, answers)).toBe(true);
    } else expect(proves ?? road).toBeUndefined();
  expect(found(quiet)).toEqual([]);
});

test('the ending of a manner that nobody has is not asked for, and not missed on any road', () => {
  const both = { 'customer.leaves.silently': 'fades', 'nodes.fades': ending('lost') };
  expect(found(both)).toEqual([]);
  // Where something leads to it, it is.
  const linked = [{ when: { flag: 'lied', did: 'listen' }, to: 'fades' }, { to: 'doubtful' }];
  expect(found({ ...both, 'nodes.last.choices.next.to': linked }).map((f) => f.code)).toEqual([
    'condition-never',
    'ending-unreachable',
  ]);
});

test('nobody can be compiled who has no ending to leave by', () => {
  const compiled = (who: Personality) => compile({ scenario: sound, model: known.model }, who);
  expect(() => compiled('peaceful')).toThrow('no ending for peaceful out of patience in short-talk');
  expect(compiled('powerful').leaver).toBe('shouts');
});

test('a scenario beyond the budget says so, and what can be told all the same is told', () => {
  const [first, ...rest] = foundIn(sound, 3);
  expect(first).toMatchObject({ code: 'too-large', severity: 'warning', path: [] });
  expect(first?.message).toMatch(/more than 3 situations \(lively\).*; use fewer/);
  expect(rest).toEqual([]);
  expect(foundIn(sound, 1_000)).toEqual([]);
});

test('claims that keep too many situations apart are beyond the budget alone', () => {
  const claims = edited(sound, { never: claim('end', { perceived: { atMost: 0 } }) });
  const budget = Array.from({ length: 60 }, (_, n) => n + 5).find((n) => !foundIn(sound, n).length) ?? 0;
  expect(foundIn(claims, budget).map((f) => `${f.code} ${f.path.join('.')}`)).toEqual(['too-large never']);
});

test('a scenario with wrong references is not explored, and the rest is told in the order of the file', () => {
  const codes = checkedOf(
    edited(sound, {
      ...cases['two personalities with one best road']?.shows,
      module: 'no-such-module',
      'nodes.third.choices.plain.marks': {},
      'nodes.last.choices.next.to': 'nowhere',
      'nodes.opening.choices.hear.because.zh': ' ',
    }),
    known,
  ).map((f) => f.code);
  expect(codes).toEqual(['module-unknown', 'text-missing', 'choice-unscored', 'node-unknown']);
});
