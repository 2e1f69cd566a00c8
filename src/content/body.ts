import { compile, gradesOf, optionsOf } from '#engine';
import {
  moods,
  playable,
  type Body,
  type Bounds,
  type Channel,
  type Effect,
  type Personality,
  type Scenario,
  type Voice,
  type Voices,
} from '#model';
import { boundsOf } from '#proof';
import type { Library } from './library.ts';
import { withOwn } from './own.ts';

/** Everything that decides how a scenario plays: what its hash is taken of. */
export type Pinned = Pick<Body, 'scenario' | 'person' | 'model' | 'voices'>;

function voiceOf(voices: Voices, personality: Personality, channel: Channel): Voice {
  const cues = channel === 'face' || channel === 'phone' ? channel : 'written';
  const of = voices[personality];
  return Object.fromEntries(moods.map((m) => [m, { lines: of[m].lines, cues: of[m][cues] }])) as Voice;
}

/** A scenario with what it needs of the library and of its own. @throws where it is of nobody in there. */
export function pinned(scenario: Scenario, course: Library): Pinned {
  const library = withOwn(course, scenario);
  const effects = Object.values(scenario.nodes).flatMap((n) => [
    ...Object.values(optionsOf(n)),
    ...Object.values(gradesOf(n)),
  ]) as Effect[];
  const used = new Set([...effects.flatMap((e) => e.acts), ...scenario.customer.expects]);
  const acts = Object.fromEntries(Object.entries(library.model.acts).filter(([id]) => used.has(id)));
  const person = library.people[scenario.customer.person];
  if (!person) throw new Error(`no person ${scenario.customer.person}`);
  const voices = Object.fromEntries(
    playable(scenario).map((p) => [p, voiceOf(library.voices, p, scenario.channel)]),
  );
  return { scenario, person, model: { ...library.model, acts }, voices };
}

/** The exact bounds of the marks, by personality. @throws BeyondBudget, Unbounded */
export function boundsOfAll(content: Pick<Pinned, 'scenario' | 'model'>): Body['bounds'] {
  const all = playable(content.scenario).map((p): [Personality, Bounds] => [
    p,
    boundsOf(compile(content, p)),
  ]);
  return Object.fromEntries(all);
}

/**
 * What a checked scenario is played and kept with, made in the browser; the same hash and bounds as when it is built.
 * @throws BeyondBudget, Unbounded, and where it is of nobody in the library
 */
export async function bodyFrom(scenario: Scenario, library: Library): Promise<Body> {
  const content = pinned(scenario, library);
  const bytes = new TextEncoder().encode(JSON.stringify(content));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const hash = Array.from(digest, (b) => b.toString(16).padStart(2, '0')).join('');
  return { hash, ...content, bounds: boundsOfAll(content) };
}
