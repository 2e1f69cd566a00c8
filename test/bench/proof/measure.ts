import { readFileSync } from 'node:fs';
import { getShortestPaths } from 'xstate/graph';
import { compile, type Program } from '#engine';
import { playable, type Body, type CustomerModel, type Person, type Scenario } from '#model';
import { Checker, checkedOf, findingsOf, Outlook, roadsOf } from '#proof';
import { Explorer } from '../../../src/proof/explore/explorer.ts';
import { Graph, stateBudget } from '../../../src/proof/explore/graph.ts';
import { Table } from '../../../src/proof/explore/table.ts';
import { median, print, ratioOf, rounds } from '../figures.ts';
import { bareOf, floorOf, type Found } from './floor.ts';
import { middleOf, stepEdits, stepsOf, type Choice } from './edits.ts';
import { conversationOf, graphOf } from './scenarios.ts';

const { model, people, bodies } = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as {
  model: CustomerModel;
  people: Record<string, Person>;
  bodies: Body[];
};
/** Without a price for every turn a graph stays a graph: one state a node. */
const timeless: CustomerModel = {
  ...model,
  turn: { lively: {}, powerful: {}, peaceful: {}, analytical: {} },
};
/** One picture of a screen at 60 Hz, in milliseconds. */
const frame = 1000 / 60;

function timed(work: () => unknown): () => number {
  return () => {
    const from = performance.now();
    work();
    return performance.now() - from;
  };
}

/** Explores tables that were made before, as an editing session keeps them. */
function explored(table: Table): Found {
  const explorer = new Explorer(table, stateBudget);
  explorer.run();
  const outlook = new Outlook(table.program, stateBudget, new Graph(table.program, stateBudget, explorer));
  const { graph, min, max } = outlook;
  return {
    reached: graph.reached().reduce((sum, is) => sum + is, 0),
    min: min[graph.first] ?? NaN,
    max: max[graph.first] ?? NaN,
    roads: roadsOf(outlook) ?? -1n,
  };
}

function mustBeSame(a: Found, b: Found): void {
  if (a.reached !== b.reached || a.min !== b.min || a.max !== b.max || a.roads !== b.roads)
    throw new Error(`explorers disagree: ${Object.values(a).join(' ')} and ${Object.values(b).join(' ')}`);
}

async function graphs(count: number): Promise<void> {
  const scenario = graphOf(count);
  const tableOf = (of: Scenario) => new Table(compile({ scenario: of, model: timeless }, 'lively'));
  const [table, bare] = [tableOf(scenario), bareOf(scenario)];
  mustBeSame(explored(table), floorOf(bare));
  // Scenarios that neither side has seen before, each looked at by one of them.
  const fresh = () => structuredClone(scenario);
  let [one, other] = [scenario, scenario];
  const taken = await rounds(
    {
      ours: timed(() => explored(table)),
      floor: timed(() => floorOf(bare)),
      fresh: () => {
        [one, other] = [fresh(), fresh()];
        return 0;
      },
      oursWhole: timed(() => explored(tableOf(one))),
      floorWhole: timed(() => floorOf(bareOf(other))),
    },
    { count: 25, warm: count > 1000 ? 10 : 60 },
  );
  const say = (name: string, ours: number[], floor: number[], against: string) => {
    const ratio = ratioOf(ours, floor);
    print({ name: `${name}-${String(count)}`, value: median(ours), unit: 'ms', against, ratio });
  };
  say('proof-explore', taken.ours, taken.floor, 'typed arrays, both made before (target <= 3)');
  say(
    'proof-compile-and-explore',
    taken.oursWhole,
    taken.floorWhole,
    'typed arrays, made as well (target <= 3)',
  );
  if (count === 1_000) againstXState(table.program, median(taken.ours));
}

/** The machine is made before, as the tables are. Its states are told apart by their node alone, which is kindest. */
function againstXState(program: Program, value: number): void {
  const { machine } = program;
  const options = { serializeState: (snapshot: { value: unknown }) => snapshot.value };
  const from = performance.now();
  const paths = getShortestPaths(machine as never, options as never);
  const spent = performance.now() - from;
  if (!paths.length) throw new Error('xstate/graph found no path');
  const name = 'proof-explore-1000';
  const by = 'xstate/graph getShortestPaths';
  print({
    name,
    value,
    unit: 'ms',
    against: `${by}, told apart by node (target <= 0.002)`,
    ratio: value / spent,
  });
  const begun = performance.now();
  try {
    getShortestPaths(machine as never, { limit: 20_000 } as never);
  } catch {
    const ratio = value / (performance.now() - begun);
    print({ name, value, unit: 'ms', against: `${by} as it comes: given up after 20,000 states`, ratio });
    return;
  }
  throw new Error('xstate/graph came to an end by itself');
}

const somebody = {
  name: { en: 'Somebody', zh: '某某' },
  called: { en: 'Somebody', zh: '某某' },
  pronoun: 'she',
} as const;
const nothingKnown = {
  modules: new Set<string>(),
  people: new Map(),
  principles: new Map<string, string>(),
};

async function checks(
  name: string,
  scenario: Scenario,
  all: CustomerModel,
  target: string,
  edits: typeof stepEdits = {},
): Promise<void> {
  const known = {
    ...nothingKnown,
    model: all,
    modules: new Set([scenario.module]),
    people: new Map(Object.entries({ nobody: somebody, ...people })),
    principles: new Map(principlesOf(scenario).map((id) => [id, scenario.module])),
  };
  const wrong = findingsOf(scenario, known);
  if (wrong.length) throw new Error(`${name} would not be explored: ${JSON.stringify(wrong[0])}`);
  // Every round has a scenario that was never seen before; an edit is the first one of what a checker has just checked.
  let [fresh, fresher, edited] = [scenario, scenario, scenario];
  let checker = new Checker();
  let longest: number[] = [];
  const check = (): void => {
    const parts = checker.check(edited, known);
    for (let from = performance.now(), done: boolean | undefined = false; !done; from = performance.now()) {
      ({ done } = parts.next());
      longest.push(performance.now() - from);
    }
  };
  let round = 0;
  const then = (edit: (scenario: Scenario) => void) => () => {
    edited = structuredClone(edited);
    edit(edited);
    longest = [];
    return 0;
  };
  const before = (edit: (scenario: Scenario) => void) => () => {
    [fresh, fresher, edited] = [
      structuredClone(scenario),
      structuredClone(scenario),
      structuredClone(scenario),
    ];
    checker = new Checker();
    check();
    return then(edit)();
  };
  const first = (edit: (choice: Choice) => void) =>
    before((edited) => {
      const [choice] = Object.values(stepsOf(edited)[round++ % 7]?.[1].choices ?? {});
      if (choice) edit(choice);
    });
  const acts = Object.keys(all.acts);
  const restructured = Object.entries(edits).flatMap(([name, { edit, isOfLast }]) => {
    const edited = (of: Scenario) => {
      edit(of, middleOf(of, round));
      const wrong = findingsOf(of, known);
      if (wrong.length) throw new Error(`${name} would not be explored: ${JSON.stringify(wrong[0])}`);
    };
    return [
      [name, (isOfLast ? then : before)(edited)],
      [`check-${name}`, timed(check)],
    ] as const;
  });
  const taken = await rounds<string>(
    {
      text: first(
        (choice) => (choice.text = { en: `Other words ${String(round)}`, zh: `别的话${String(round)}` }),
      ),
      'check-text': timed(check),
      mark: first((choice) => (choice.marks = { [Object.keys(choice.marks)[0] ?? '']: (round % 5) - 2 })),
      'check-mark': timed(check),
      act: first(
        (choice) =>
          (choice.acts = [acts.find((id) => !choice.acts.includes(id) && !all.acts[id]?.breach) ?? '']),
      ),
      'check-act': timed(check),
      'check-part': () => Math.max(...longest),
      ...Object.fromEntries(restructured),
      bounds: timed(() => {
        for (const who of playable(scenario)) new Outlook(compile({ scenario: fresh, model: all }, who));
      }),
      check: timed(() => checkedOf(fresher, known)),
    },
    { count: 15, warm: 15 },
  );
  const against = `one frame of 16.7 ms${target}`;
  const names = {
    bounds: '',
    check: '',
    'check-text': ' after another text',
    'check-mark': ' after another mark',
    'check-act': ' after another act',
    'check-part': ' for its longest part',
    ...Object.fromEntries(
      Object.entries(edits).map(([name, { after }]) => [`check-${name}`, ` after ${after}`]),
    ),
  };
  for (const [what, of] of Object.entries(names)) {
    const value = median(taken[what] ?? []);
    print({
      name: `proof-${what}-${name}`,
      value,
      unit: 'ms',
      against: `${against}${of}`,
      ratio: value / frame,
    });
  }
}

function principlesOf(scenario: Scenario): string[] {
  const found: string[] = Object.values(scenario.promises).map((p) => p.principle);
  JSON.stringify(scenario, (key, value: unknown) => {
    if (key === 'marks')
      for (const id of Object.keys(value as object))
        found.push(id, ...Object.keys((value as Record<string, object>)[id] ?? {}));
    return value;
  });
  return found;
}

for (const count of [100, 1_000, 10_000]) await graphs(count);
await checks('60', conversationOf(model), model, ' (target <= 1)', stepEdits);
for (const { scenario } of bodies) await checks(scenario.id, scenario, model, ', as shipped');
