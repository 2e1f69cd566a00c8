import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBodies } from '#content/build';
import { compile, othersOf, replay, resultsOf, withAnother, type Other } from '#engine';
import { forPersonality, personalities, playable, type Personality } from '#model';
import { edited, read } from '../support/versions.ts';
import { steady, tiny } from '../support/tiny.ts';
import { dice, everyKind, walk } from '../support/walks.ts';

const kinds = tiny('all-kinds.yaml');
const bodies = [kinds, ...readBodies('scenarios')];
const other = (answers: readonly string[], own: Personality, who: Personality): Other => {
  const found = othersOf(kinds, own, answers).find((o) => o.personality === who);
  if (!found) throw new Error(who);
  return found;
};

describe.each(bodies)('$scenario.id', (body) => {
  const own = fc.constantFrom(...playable(body.scenario));

  test('with the same personality nothing is otherwise', () => {
    fc.assert(
      fc.property(own, dice, (personality, throws) => {
        const program = compile(body, personality);
        const answers = walk(program, throws);
        const same = withAnother(program, compile(body, personality), answers, body.bounds[personality]);
        expect(same.turns).toBe(answers.length);
        expect(same.differences).toEqual([]);
        expect(same.parting).toBeUndefined();
        const bounds = body.bounds[personality];
        const play = replay(program, answers);
        if (same.results && bounds) expect(same.results).toEqual(resultsOf(program, play, bounds));
      }),
      { numRuns: 60 },
    );
  });

  test('with the others it goes on as far as the answers can be given, to the result of a replay', () => {
    fc.assert(
      fc.property(own, dice, (personality, throws) => {
        const answers = walk(compile(body, personality), throws);
        const others = othersOf(body, personality, answers);
        expect(others.map((o) => o.personality)).toEqual(
          playable(body.scenario).filter((p) => p !== personality),
        );
        for (const { personality: who, turns, results, parting, meters } of others) {
          const program = compile(body, who);
          const play = replay(program, answers.slice(0, turns));
          const bounds = body.bounds[who];
          if (results && bounds) expect(results).toEqual(resultsOf(program, play, bounds));
          else expect(parting).toBeDefined();
          if (results) expect(results.service.meters).toEqual(meters);
        }
      }),
      { numRuns: 60 },
    );
  });
});

test('what one act moved otherwise comes with its weights and moods, the largest first, each once', () => {
  const { differences } = other(everyKind, 'lively', 'powerful');
  const [first] = differences;
  expect(first).toMatchObject({ rule: 'act', own: { delta: expect.any(Number) as number } });
  const heard = differences.find((d) => d.of === 'name-feeling');
  const weight = steady.model.acts['name-feeling']?.weight;
  expect(heard).toMatchObject({
    n: 0,
    own: { personality: weight?.lively, mood: 'wary' },
    other: { personality: weight?.powerful, mood: 'wary' },
  });
  const causes = differences.map((d) => `${d.rule} ${d.of}`);
  expect(new Set(causes).size).toBe(causes.length);
});

/** The fixture, changed in places, with personalities as told. */
function parted(edits: Parameters<typeof edited>[1], answers: string[], who: Personality) {
  const scenario = edited(read('all-kinds.yaml'), edits);
  return othersOf({ ...kinds, scenario }, 'lively', answers).find((o) => o.personality === who);
}
const opening = 'nodes.opening.choices';

test('an answer that is not open to this customer parts the roads, and is told', () => {
  const found = parted({ [`${opening}.hear.when`]: { personality: 'lively' } }, ['hear', 'look'], 'peaceful');
  expect(found).toMatchObject({
    turns: 0,
    parting: { n: 0, why: 'closed', told: [{ en: 'Tell me what happened.' }] },
  });
  expect(found?.results).toBeUndefined();
});

test('so does a talk that goes to another node, with what is said there', () => {
  const to = [{ when: { personality: 'powerful' }, to: 'steps' }, { to: 'pick' }];
  const found = parted({ [`${opening}.hear.to`]: to }, ['hear', 'look'], 'powerful');
  const says = kinds.scenario.nodes['steps']?.says;
  expect(found).toMatchObject({
    turns: 1,
    parting: { n: 1, why: 'elsewhere', told: [says && forPersonality(says, 'powerful')] },
  });
});

test('and so does one that is over, or is not', () => {
  const short = [{ when: { personality: 'powerful' }, to: 'glad' }, { to: 'pick' }];
  const over = parted({ [`${opening}.hear.to`]: short }, ['hear', 'look'], 'powerful');
  expect(over?.parting).toEqual({ n: 1, why: 'over', told: [] });
  expect(over?.results?.ending).toBe('glad');
  const long = [{ when: { personality: 'lively' }, to: 'glad' }, { to: 'pick' }];
  const on = parted({ [`${opening}.hear.to`]: long }, ['hear'], 'peaceful');
  expect(on?.parting).toMatchObject({ n: 1, why: 'not-over' });
  expect(on?.results).toBeUndefined();
});

test('a customer out of patience has left', () => {
  const [impatient] = personalities.filter((p) => p !== 'lively');
  const model = structuredClone(kinds.model);
  if (impatient) model.turn[impatient] = { patience: -10 };
  const found = othersOf({ ...kinds, model }, 'lively', ['argue', 'look']).find(
    (o) => o.personality === impatient,
  );
  expect(found?.parting).toEqual({ n: 1, why: 'left', told: [] });
  expect(found?.results?.service.outcome).toBe('lost');
});

test('what does not fit the own customer is refused', () => {
  expect(() => othersOf(kinds, 'lively', ['hear', 'sing'])).toThrow(RangeError);
});
