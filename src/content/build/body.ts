import { createHash } from 'node:crypto';
import { compile, gradesOf, optionsOf } from '#engine';
import {
  moods,
  playable,
  Scenario,
  type Body,
  type Bounds,
  type Card,
  type Channel,
  type Effect,
  type Issue,
  type Personality,
  type Voice,
  type Voices,
} from '#model';
import { readYaml } from '#model/yaml';
import { boundsOf, checkedOf } from '#proof';
import { once } from './cache.ts';
import { knownOf, type Library } from './library.ts';

const afresh = <T>(_: string, compute: () => T): T => compute();

/** Reads and checks one scenario; every issue says where and what to do. What is found may be recalled by content. */
export function readScenario(
  text: string,
  file: string,
  library: Library,
  recall = afresh,
): { scenario?: Scenario; issues: Issue[] } {
  const { source, issues } = readYaml(text, file, Scenario);
  if (!source) return { issues };
  const { value: scenario } = source;
  const known = knownOf(library);
  const content = JSON.stringify([
    scenario,
    known.model,
    ...[known.modules, known.people, known.principles].map((x) => [...x]),
  ]);
  const found = recall(sha256(content), () => checkedOf(scenario, known));
  return { scenario, issues: found.map(({ path, ...issue }) => source.place(issue, path)) };
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function voiceOf(voices: Voices, personality: Personality, channel: Channel): Voice {
  const cues = channel === 'face' || channel === 'phone' ? channel : 'written';
  const of = voices[personality];
  return Object.fromEntries(moods.map((m) => [m, { lines: of[m].lines, cues: of[m][cues] }])) as Voice;
}

/** Everything that decides how a checked scenario plays, with its hash and its exact bounds. */
export function bodyOf(scenario: Scenario, library: Library): Body {
  const effects = Object.values(scenario.nodes).flatMap((n) => [
    ...Object.values(optionsOf(n)),
    ...Object.values(gradesOf(n)),
  ]) as Effect[];
  const used = new Set([...effects.flatMap((e) => e.acts), ...scenario.customer.expects]);
  const acts = Object.fromEntries(Object.entries(library.model.acts).filter(([id]) => used.has(id)));
  const model = { ...library.model, acts };
  const person = library.people[scenario.customer.person];
  if (!person) throw new Error(`no person ${scenario.customer.person}`);
  const { portrait: _, ...shown } = person;
  const personalities = playable(scenario);
  const voices = Object.fromEntries(
    personalities.map((p) => [p, voiceOf(library.voices, p, scenario.channel)]),
  );
  const pinned = { scenario, person: shown, model, voices };
  const hash = sha256(JSON.stringify(pinned));
  const bounds = once(hash, () =>
    Object.fromEntries(personalities.map((p) => [p, boundsOf(compile(pinned, p))])),
  ) as Partial<Record<Personality, Bounds>>;
  return { hash, ...pinned, bounds };
}

/** What the catalogue says of a scenario. */
export function cardOf({ hash, scenario }: Body): Card {
  const { id, module, title, role, channel, minutes, customer } = scenario;
  const decisions = Object.values(scenario.nodes).filter((n) => !('end' in n)).length;
  const personalities = playable(scenario);
  return {
    id,
    hash,
    module,
    title,
    role,
    channel,
    minutes,
    decisions,
    person: customer.person,
    personalities,
    hidden: customer.hidden,
  };
}

/** The principles that can be scored in a scenario, with whichever customer. */
export function testedIn({ bounds }: Body): string[] {
  const ranges = Object.values(bounds).flatMap(({ principles }) => Object.entries(principles));
  return [...new Set(ranges.flatMap(([id, { min, max }]) => (max > min ? [id] : [])))];
}
