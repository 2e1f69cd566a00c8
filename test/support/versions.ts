import { compile, replay, stateOf } from '#engine';
import { Scenario, type Issue, type Personality } from '#model';
import { readYaml } from '#model/yaml';
import { diffOf, type Diff } from '#proof';
import { library } from './library.ts';
import { fixture } from './tiny.ts';

type Open = Record<string, unknown>;

/** A scenario of test/fixtures/ read against the schema alone, so that versions of it may hold errors. */
export function read(name: string): Scenario {
  const { source, issues } = readYaml(fixture(name), name, Scenario);
  if (!source) throw new Error(JSON.stringify(issues));
  return source.value;
}

/** A copy with values put at dotted places; `undefined` takes the place away. */
export function edited(scenario: Scenario, edits: Record<string, unknown>): Scenario {
  const copy = structuredClone(scenario);
  for (const [place, value] of Object.entries(edits)) {
    const path = place.split('.');
    const holder = path.slice(0, -1).reduce<unknown>((o, key) => (o as Open)[key], copy) as Open;
    const key = path.at(-1) ?? '';
    if (!(key in holder) && value === undefined) throw new Error(`nothing at ${place}`);
    if (value === undefined) Reflect.deleteProperty(holder, key);
    else holder[key] = structuredClone(value);
  }
  return copy;
}

/** A copy in which every mention of a node goes by another name. */
export function renamed(scenario: Scenario, from: string, to: string): Scenario {
  const text = JSON.stringify(scenario);
  return JSON.parse(text.replaceAll(`"${from}"`, `"${to}"`)) as Scenario;
}

export const { model } = library;
export const sound = read('all-kinds.yaml');
export const opening = 'nodes.opening.choices';
export const text = (en: string, zh: string) => ({ en, zh });

/** A version as `diffOf` takes it. */
export function version(scenario: Scenario, findings: Issue[] = []) {
  return { scenario, model, findings };
}

/** The sound scenario compared with another version of it. */
export function against(after: Scenario, ...more: [Parameters<typeof diffOf>[2]?, number?]): Diff {
  return diffOf(version(sound), version(after), ...more);
}

/** The sound scenario compared with itself after these edits. */
export function changed(edits: Record<string, unknown>): Diff {
  return against(edited(sound, edits));
}

/** The answers of a road. */
export const answers = (road: readonly { answer: string }[] | undefined) => road?.map((s) => s.answer) ?? [];
/** The verdict on every road, by personality. */
export const verdicts = ({ replay: { by } }: Diff) =>
  Object.fromEntries(by.map((r) => [r.personality, r.verdict]));
export const everybody = (verdict: string) => ({
  lively: verdict,
  powerful: verdict,
  peaceful: verdict,
  analytical: verdict,
});
export const marksOf = (scenario: Scenario, who: Personality, road: string[]) =>
  stateOf(replay(compile({ scenario, model }, who), road)).marks;

export const breach = { of: 'truth', what: text('So', '这样'), comesOut: text('It did', '露馅') };
