import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { compile, othersOf, replay, resultsOf, retell, type Beat, type Other } from '#engine';
import { meters, type Body, type Bounds, type Hindsight, type Personality, type Regret } from '#model';
import { hindsightOf, Outlook } from '#proof';
import { shipped } from '../support/library.ts';
import { worstRoad } from '../support/walks.ts';

/**
 * Whole debriefs of one scenario of each required module: choices in, everything out, as ids and numbers. After a change that is
 * meant to change them: `npx vitest run test/proof/golden.test.ts -u`, and read what became different.
 */

/** Roads as people go them: well meant, well begun, and not quite enough. */
const people: Record<string, { who: Personality; answers: string }> = {
  'dress-by-noon': {
    who: 'lively',
    answers:
      'number-first jumped-ahead understand-you sorted-only number>ring-time>confirm>van>arrival 30 kind-message mine-to-make step-by-step regular-van our-journey her-bouquet+unasked mine-and-not',
  },
  'friend-paid-sixty': {
    who: 'powerful',
    answers:
      'defend-quality what-it-says that-stings noon=advertising+flicker=experience+staff-room=people+try-first=promise+sixty=people the-cheap-one eighty-nine+sixty-five 8 seven-it-is how-often quite-sure',
  },
  'hundred-square-metres': {
    who: 'peaceful',
    answers:
      'fill-form very-sorry unasked-wish job=nothing+pause=pace+asks=focus+coat=nothing+hands=pace+returns=focus take-the-pencil let-me-finish hinged-or-corridor what-shows-it forty-short one-page+sound-figures thursday-saturday quote>measure>decide>drawing>materials',
  },
  'monthly-deposit': {
    who: 'analytical',
    answers:
      'rate-first wrong-way-round by-pen today two-to-three when-needed 24 early-out+in-yuan still-worried every-month quietly-once told-of-saver=value-added+balance-printed=basic+bench-once=unforgettable+greeted=satisfying+bench-promised=basic+right-account=basic always-and-sometimes',
  },
};

const short = (x: number) => Math.round(x * 100) / 100;

function turnOf(beat: Beat, { marks, points, better, ahead, sound, passable }: Regret) {
  const why = beat.changes.map(
    (c) => `${c.meter} ${c.delta > 0 ? '+' : ''}${String(c.delta)} ${c.of || c.rule}`,
  );
  return {
    at: beat.scene.node,
    move: beat.move,
    acts: beat.acts.join(' '),
    marks: beat.marks,
    ...(beat.breaches.length ? { breaches: beat.breaches.map((b) => b.of) } : {}),
    why: why.join(', '),
    meters: meters.map((meter) => beat.after[meter]).join(' '),
    mood: beat.moodAfter,
    ...(marks ? { lost: [marks, short(points)], better: better?.answer } : {}),
    ahead: [short(ahead.min), short(ahead.max), sound ?? null],
    ...(passable ? {} : { passable }),
  };
}

function otherOf({ personality, turns, meters: after, mood, results, parting, differences }: Other) {
  return {
    who: personality,
    turns,
    ...(parting ? { parted: `${String(parting.n)} ${parting.why}` } : {}),
    ...(results ? { ending: results.ending, score: results.score, passed: results.passed } : {}),
    meters: meters.map((meter) => after[meter]).join(' '),
    mood,
    differences: differences
      .slice(0, 3)
      .map(
        (d) => `${String(d.n)} ${d.of || d.rule} ${d.meter} ${String(d.own.delta)}>${String(d.other.delta)}`,
      ),
  };
}

function debriefOf(body: Body, who: Personality, answers: readonly string[]) {
  const program = compile(body, who);
  const bounds = body.bounds[who] as Bounds;
  const { beats, play } = retell(program, answers, body.voices);
  const results = resultsOf(program, play, bounds);
  const hindsight: Hindsight = hindsightOf(program, new Outlook(program), answers, bounds);
  const { ending, service, relationship, integrity, score, passed, principles } = results;
  expect(replay(program, answers)).toEqual(play);
  return {
    choices: answers.join(' '),
    ending: { id: ending, outcome: service.outcome, level: service.level ?? null },
    results: {
      satisfaction: short(service.satisfaction),
      trust: [relationship.before, relationship.after],
      breaches: integrity.breaches,
      marks: [bounds.min, results.marks, bounds.max],
      score,
      passed,
    },
    principles: Object.fromEntries(principles.map((p) => [p.id, p.score])),
    turns: beats.map((beat, n) => turnOf(beat, hindsight.turns[n] as Regret)),
    noReturn: hindsight.noReturn ?? null,
    repair: hindsight.repair
      ? {
          score: hindsight.repair.score,
          changes: hindsight.repair.changes.map((c) => `${String(c.n)} ${c.node} ${c.answer}`),
        }
      : null,
    best: hindsight.best.map((step) => step.answer).join(' '),
    others: othersOf(body, who, answers).map(otherOf),
  };
}

/** JSON in which everything below the third level stands on one line. */
function written(value: unknown, level = 0): string {
  const flat = typeof value !== 'object' || value === null || level > 2;
  const list = Array.isArray(value);
  if (flat || (list && !value.some((x) => typeof x === 'object'))) return JSON.stringify(value);
  const indent = '  '.repeat(level + 1);
  const lines = Object.entries(value as object).map(([key, x]) =>
    list
      ? written(x, 3)
      : `${JSON.stringify(key)}: ${written(x, level + (level && !Array.isArray(x) ? 2 : 1))}`,
  );
  const [open, close] = list ? '[]' : '{}';
  return `${String(open)}\n${indent}${lines.join(`,\n${indent}`)}\n${'  '.repeat(level)}${String(close)}`;
}

/** One conversation of each required module stands for the rest: what changes the rules changes these. */
const told = shipped().filter(({ scenario }) => Object.hasOwn(people, scenario.id));

test('one of each required module is told', () => {
  expect(new Set(told.map((b) => b.scenario.module)).size).toBe(4);
});

describe.each(told.map((body) => [body.scenario.id, body] as const))('%s', (id, body) => {
  test('its debriefs are what they were', async () => {
    const debriefs: Record<string, unknown> = {};
    for (const who of Object.keys(body.bounds) as Personality[]) {
      const program = compile(body, who);
      const best = new Outlook(program).best().map((step) => step.answer);
      debriefs[`${who}, best`] = debriefOf(body, who, best);
      debriefs[`${who}, worst`] = debriefOf(body, who, worstRoad(program));
    }
    const person = people[id];
    if (!person) throw new Error(`nobody has gone ${id} yet`);
    debriefs[`${person.who}, a person`] = debriefOf(body, person.who, person.answers.split(' '));
    const file = fileURLToPath(new URL(`../fixtures/golden/${id}.json`, import.meta.url));
    await expect(`${written(debriefs)}\n`).toMatchFileSnapshot(file);
  });
});
