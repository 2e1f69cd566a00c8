import { createHash } from 'node:crypto';
import { playable, Scenario, type Body, type Card, type Issue } from '#model';
import { readYaml } from '#model/yaml';
import { checkedOf } from '#proof';
import { boundsOfAll, pinned } from '../body.ts';
import { knownOf, type Library } from '../library.ts';
import { once } from './cache.ts';

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
  const known = knownOf(library, scenario);
  const content = JSON.stringify([
    scenario,
    known.model,
    ...[known.modules, known.people, known.principles].map((x) => [...x]),
  ]);
  const found = recall(sha256(content), () => checkedOf(scenario, known));
  return { scenario, issues: found.map(({ path, ...issue }) => source.place(issue, path)) };
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Everything that decides how a checked scenario plays, with its hash and its exact bounds. */
export function bodyOf(scenario: Scenario, library: Library): Body {
  const content = pinned(scenario, library);
  const hash = sha256(JSON.stringify(content));
  return { hash, ...content, bounds: once(hash, () => boundsOfAll(content)) };
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
