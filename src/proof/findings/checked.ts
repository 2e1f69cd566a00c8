import { compile, type Program } from '#engine';
import { playable, type Personality, type Scenario } from '#model';
import { tellingCues } from '../wording/cues.ts';
import { finding, type Finding, type Path } from './finding.ts';
import { carriedOver } from '../explore/carried.ts';
import { Graph, keepFound, stateBudget } from '../explore/graph.ts';
import { earningLoop } from '../explore/loops.ts';
import { untold, type Found } from '../explore/explorer.ts';
import { planAfter, type Plan } from '../explore/lanes.ts';
import { Outlook } from '../explore/outlook.ts';
import { Table } from '../explore/table.ts';
import { extentOf, rules, sameAhead, sharing, words, type Extent } from './alike.ts';
import { brokenClaims, claimedExplorer } from './claims.ts';
import type { Explored } from './explored.ts';
import { findingsOf, type Known } from './refer.ts';
import { findersOf } from './roads.ts';
import { stillFindings } from './still.ts';

/** So many steps of exploring are taken at once: about a millisecond. */
const stretch = 1_000;

/** What was explored of one version, and what was found there beside broken claims. */
interface Kept {
  scenario: Scenario;
  model: Known['model'];
  found: Map<Personality, Found>;
  explored: Explored;
  claimed: Map<Personality, Graph>;
  findings: Finding[];
}

/** What a version has of the one before: tables in which states mean the same; where all goes on as it did, if not all. */
interface Carried {
  plan: Plan;
  from: Int32Array | undefined;
}

function comparedTo({ scenario: before, found }: Kept, now: Scenario, extent: Extent): Carried | undefined {
  const [any] = found.values();
  const from = extent === rules ? sameAhead(before, now) : undefined;
  if (!any || (extent === rules && !from)) return undefined;
  const plan = planAfter(any.table.plan, now);
  return plan && { plan, from };
}

/**
 * Checks one version of a scenario after another, and keeps what it knows: other words are not explored again, and
 * other marks are weighed anew on what was explored. What it finds is what `checkedOf` finds.
 */
export class Checker {
  readonly #budget: number;
  #kept: Kept | undefined;
  /** The version that was looked at last. */
  #latest: Scenario | undefined;
  #outlooks: Kept['explored']['outlooks'] = new Map();

  constructor(budget = stateBudget) {
    this.#budget = budget;
  }

  /** What is ahead in the version that was checked last, with those personalities that it could be explored with. */
  get outlooks(): ReadonlyMap<Personality, Outlook> {
    return this.#outlooks;
  }

  /**
   * Everything that can be found, in the order of the scenario. Pauses after each part, a few milliseconds long in a
   * scenario of usual size; whoever goes on no further gives the check up, and may begin another.
   */
  *check(asked: Scenario, known: Known): Generator<undefined, Finding[]> {
    this.#outlooks = new Map();
    // What is as it was is known by the objects it consists of.
    const scenario = (this.#latest = sharing(this.#latest, asked));
    const wrong = findingsOf(scenario, known);
    const found = [...wrong, ...stillFindings(scenario, known)];
    yield;
    found.push(...tellingCues(scenario));
    yield;
    if (!wrong.length) found.push(...(yield* this.#explore(scenario, known)));
    return inOrder(scenario, found);
  }

  *#explore(scenario: Scenario, { model }: Known): Generator<undefined, Finding[]> {
    const before = this.#kept;
    const extent: Extent = before?.model === model ? extentOf(before.scenario, scenario) : rules;
    let kept = before;
    if (!kept || extent > words) {
      const carried = before?.model === model ? comparedTo(before, scenario, extent) : undefined;
      kept = yield* this.#explored(scenario, model, before?.found, carried);
      this.#kept = kept;
    }
    const { findings, explored, claimed } = kept;
    this.#outlooks = explored.outlooks;
    return [...findings, ...brokenClaims({ ...explored, scenario }, claimed)];
  }

  /** Finds what one program comes to: from what was found before, as far as that still holds, or anew. */
  *#found(
    program: Program,
    before: Found | undefined,
    { plan, from }: Partial<Carried> = {},
  ): Generator<undefined, Found> {
    if (before && plan && !from) return { ...before, table: new Table(program, before.table.sequels, plan) };
    // Boxes of versions that were left behind must not weigh more than what there is.
    if (before?.complete && !before.loops && before.explored <= 4 * before.anew && plan && from) {
      const table = new Table(program, before.table.sequels, plan);
      const explorer = claimedExplorer(table, this.#budget, carriedOver(before, plan, from));
      while (!explorer.run(stretch)) yield;
      // Where something comes back to itself, situations depend on how it was come to.
      if (explorer.complete && !explorer.loops) return explorer;
    }
    const explorer = claimedExplorer(new Table(program, undefined, plan), this.#budget);
    while (!explorer.run(stretch)) yield;
    return explorer;
  }

  /** Explores what is not found yet, and looks at all of it. */
  *#explored(
    scenario: Scenario,
    model: Known['model'],
    before: Kept['found'] | undefined,
    carried: Carried | undefined,
  ): Generator<undefined, Kept> {
    const found = new Map<Personality, Found>();
    const [graphs, claimed] = [new Map<Personality, Graph>(), new Map<Personality, Graph>()];
    const outlooks = new Map<Personality, Outlook>();
    const beyond: Personality[] = [];
    for (const who of playable(scenario)) {
      const program = compile({ scenario, model }, who);
      const apart = yield* this.#found(program, before?.get(who), carried);
      found.set(who, apart);
      const hasClaims = scenario.always.length + scenario.never.length > 0;
      const plain = hasClaims && apart.complete && !apart.loops ? untold(apart) : apart;
      const isPlain = !hasClaims || plain !== apart;
      if (isPlain && plain.complete) keepFound(program, plain);
      const graph = new Graph(program, this.#budget, isPlain ? plain : undefined);
      yield;
      if (!graph.complete) {
        beyond.push(who);
        continue;
      }
      graphs.set(who, graph);
      claimed.set(who, plain === apart && isPlain ? graph : new Graph(program, this.#budget, apart));
      if (!earningLoop(graph)) outlooks.set(who, new Outlook(program, this.#budget, graph));
      yield;
    }
    const explored = { scenario, graphs, outlooks };
    const message = `has more than ${String(this.#budget)} situations (${beyond.join(', ')}), too many to try them all; use fewer meters in conditions, or fewer promises`;
    const findings = beyond.length ? [finding('too-large', [], message, { who: beyond.join(', ') })] : [];
    for (const find of findersOf(explored)) {
      findings.push(...find(explored));
      yield;
    }
    return { scenario, model, found, explored, claimed, findings };
  }
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

/** What comes of a generator that is not stopped. */
function outcomeOf<T>(parts: Generator<undefined, T>): T {
  for (;;) {
    const { done, value } = parts.next();
    if (done) return value;
  }
}

/**
 * Everything that can be found in a scenario, in the order of the scenario. Never throws: one that refers to nothing
 * is not explored, and one that is too large is explored with those personalities that it can be.
 */
export function checkedOf(scenario: Scenario, known: Known, budget = stateBudget): Finding[] {
  return outcomeOf(new Checker(budget).check(scenario, known));
}
