import axe from 'axe-core';
import * as v from 'valibot';
import { parse } from 'yaml';
import { compile, replay, resultsOf, retell, type Program } from '#engine';
import { CustomerModel, moods, Scenario, Voices, type Body, type Personality } from '#model';
import { loadPieces, Session, type Recorder } from '#player';
import { boundsOf } from '#proof';
import model from '../fixtures/customers.yaml?raw';
import voiced from '../../scenarios/voices.yaml?raw';
import kinds from '../fixtures/all-kinds.yaml?raw';

const scenario = v.parse(Scenario, parse(kinds));
const voices = v.parse(Voices, parse(voiced));
const voiceOf = (who: Personality) =>
  Object.fromEntries(moods.map((m) => [m, { lines: voices[who][m].lines, cues: voices[who][m].phone }]));

/** The fixture with every decision kind, made playable in a browser room (its files cannot be read there). */
export const body = {
  hash: 'all-kinds',
  scenario,
  person: {
    name: { en: 'Luo Yun', zh: '骆云' },
    called: { en: 'Ms Luo', zh: '骆女士' },
    occupation: { en: 'teacher', zh: '老师' },
    manner: { en: 'in a hurry', zh: '赶时间' },
    pronoun: 'she',
  },
  model: v.parse(CustomerModel, parse(model)),
  voices: { peaceful: voiceOf('peaceful') },
  bounds: {},
} as unknown as Body;

export const program: Program = compile(body, 'peaceful');

// In the app they are fetched while the first question is read.
await loadPieces();

/** Choices that lead from the opening to each kind of decision. */
export const roads = {
  choices: [],
  several: ['hear'],
  order: ['hear', 'look'],
  value: ['hear', 'look', 'find>tell>close'],
  sort: ['hear', 'look', 'find>tell>close', '2'],
  record: ['hear', 'look', 'find>tell>close', '2', 'repair=basic+loan=extra+bill=basic'],
  reply: [
    'hear',
    'look',
    'find>tell>close',
    '2',
    'repair=basic+loan=extra+bill=basic',
    'cause=part+urgency=high',
  ],
};
export const whole = [...roads.reply, 'thank'];

/** A session that stands where these choices have led. */
export function sessionAfter(choices: readonly string[], record: Recorder = async () => undefined): Session {
  const log = choices.map((choice, n) => ({ n, choice, at: 0 }));
  return new Session({ program, body, log, record, now: () => 0 });
}

/** Everything the debrief tells of a finished conversation. */
export function finished(choices: readonly string[]) {
  const { beats, scene } = retell(program, choices, body.voices);
  const results = resultsOf(program, replay(program, choices), boundsOf(program));
  return { body, beats, ending: scene, results };
}

/** What axe finds wrong, by rule; rules about whole pages do not apply to a part. */
export async function faults(container: Element): Promise<string[]> {
  const { violations } = await axe.run(container, {
    rules: { region: { enabled: false }, 'color-contrast': { enabled: false } },
  });
  return violations.map((f) => `${f.id}: ${f.nodes.map((n) => n.html).join(' ')}`);
}
