import { playable, type Personality, type Scenario } from '#model';
import type { Finding } from './finding.ts';
import type { Graph } from '../explore/graph.ts';
import type { Outlook } from '../explore/outlook.ts';
import type { Step } from '../explore/road.ts';

/** A scenario, explored with the personalities it can be played with. */
export interface Explored {
  scenario: Scenario;
  graphs: ReadonlyMap<Personality, Graph>;
  /** Those of the graphs that have a best and a worst road. */
  outlooks: ReadonlyMap<Personality, Outlook>;
}

type Road = NonNullable<Finding['road']>;

/** The shortest of the roads that personalities have; with it, which of them have one. */
export interface Shown {
  road: Road;
  who: Personality[];
}

/** Looks for a road with each personality. */
export function shownBy<T>(
  all: ReadonlyMap<Personality, T>,
  roadOf: (of: T) => Step[] | undefined,
): Shown | undefined {
  const roads = [...all].flatMap(([personality, of]): Road[] => {
    const steps = roadOf(of);
    return steps ? [{ personality, steps }] : [];
  });
  const [road] = [...roads].sort((a, b) => a.steps.length - b.steps.length);
  return road && { road, who: roads.map((r) => r.personality) };
}

/** The personalities as a list; empty where they are all there are. */
export function among(who: readonly Personality[], scenario: Scenario): string {
  return who.length === playable(scenario).length ? '' : who.join(', ');
}

/** The personalities in brackets; nothing where they are all there are. */
export function named(who: readonly Personality[], scenario: Scenario): string {
  const list = among(who, scenario);
  return list && ` (${list})`;
}

/** The node that a situation stands at. */
export function nodeAt({ table, node }: Graph, situation: number): string {
  return table.nodes[node[situation] ?? -1] ?? '';
}
