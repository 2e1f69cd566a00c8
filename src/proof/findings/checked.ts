import { compile } from '#engine';
import { playable, type Personality, type Scenario } from '#model';
import { tellingCues } from '../wording/cues.ts';
import { finding, type Finding, type Path } from './finding.ts';
import { stateBudget, type Graph } from '../explore/graph.ts';
import { earningLoop } from '../explore/loops.ts';
import { Outlook } from '../explore/outlook.ts';
import { twofoldOf } from './claims.ts';
import { findingsOf, type Known } from './refer.ts';
import { exploredFindings } from './roads.ts';
import { stillFindings } from './still.ts';

function explore(scenario: Scenario, { model }: Known, budget: number): Finding[] {
  const graphs = new Map<Personality, Graph>();
  const claimed = new Map<Personality, Graph>();
  const outlooks = new Map<Personality, Outlook>();
  const beyond: Personality[] = [];
  for (const who of playable(scenario)) {
    const program = compile({ scenario, model }, who);
    const both = twofoldOf(program, budget);
    if (both.graph.complete) {
      graphs.set(who, both.graph);
      claimed.set(who, both.claimed);
      if (!earningLoop(both.graph)) outlooks.set(who, new Outlook(program, budget, both.graph));
    } else beyond.push(who);
  }
  const message = `has more than ${String(budget)} situations (${beyond.join(', ')}), too many to try them all; use fewer meters in conditions, or fewer promises`;
  return [
    ...(beyond.length ? [finding('too-large', [], message)] : []),
    ...exploredFindings({ scenario, graphs, outlooks }, claimed),
  ];
}

/** Where a path stands among all paths of a scenario, as a list of places. */
function placeOf(scenario: Scenario, path: Path): number[] {
  let at: unknown = scenario;
  return path.map((key) => {
    const keys: string[] = typeof at === 'object' && at !== null ? Object.keys(at) : [];
    at = (at as Record<string, unknown> | null | undefined)?.[key];
    return keys.indexOf(String(key));
  });
}

function inOrder(scenario: Scenario, found: readonly Finding[]): Finding[] {
  const placed = found.map((f) => ({ f, place: placeOf(scenario, f.path) }));
  placed.sort((a, b) => {
    const i = a.place.findIndex((x, n) => x !== b.place[n]);
    return i < 0 ? a.place.length - b.place.length : (a.place[i] ?? 0) - (b.place[i] ?? -1);
  });
  return placed.map(({ f }) => f);
}

/**
 * Everything that can be found in a scenario, in the order of the scenario. Never throws: one that refers to nothing
 * is not explored, and one that is too large is explored with those personalities that it can be.
 */
export function checkedOf(scenario: Scenario, known: Known, budget = stateBudget): Finding[] {
  const wrong = findingsOf(scenario, known);
  return inOrder(scenario, [
    ...wrong,
    ...stillFindings(scenario, known),
    ...tellingCues(scenario),
    ...(wrong.length ? [] : explore(scenario, known, budget)),
  ]);
}
