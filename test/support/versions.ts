import { Scenario } from '#model';
import { readYaml } from '#model/yaml';
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
