import { readFileSync } from 'node:fs';
import { getShortestPaths } from 'xstate/graph';
import { compile, type Program } from '#engine';
import { playable, type Body, type CustomerModel, type Scenario } from '#model';
import { checkedOf, findingsOf, Outlook, roadsOf } from '#proof';
import { median, print, ratioOf, rounds } from '../figures.ts';
import { floorOf, type Found } from './floor.ts';
import { conversationOf, graphOf } from './scenarios.ts';

const { model, bodies } = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as {
  model: CustomerModel;
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

function explored(program: Program): Found {
  const outlook = new Outlook(program);
  const { graph, min, max } = outlook;
  const ends = new Set(graph.edges.flatMap((edges) => edges.map((e) => e.to).filter((to) => to < 0)));
  return {
    reached: graph.size + ends.size,
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
  const ours = () => explored(compile({ scenario, model: timeless }, 'lively'));
  mustBeSame(ours(), floorOf(scenario));
  const taken = await rounds(
    { ours: timed(ours), floor: timed(() => floorOf(scenario)) },
    { count: 25, warm: count > 1000 ? 10 : 60 },
  );
  const name = `proof-explore-${String(count)}`;
  const value = median(taken.ours);
  print({
    name,
    value,
    unit: 'ms',
    against: 'typed arrays (target <= 3)',
    ratio: ratioOf(taken.ours, taken.floor),
  });
  if (count !== 1_000) return;
  const program = compile({ scenario, model: timeless }, 'lively');
  const from = performance.now();
  const paths = getShortestPaths(
    program.machine as never,
    {
      serializeState: (snapshot: { value: unknown }) => snapshot.value,
    } as never,
  );
  const spent = performance.now() - from;
  if (!paths.length) throw new Error('xstate/graph found no path');
  const against = 'xstate/graph getShortestPaths (target <= 0.002)';
  print({ name, value, unit: 'ms', against, ratio: value / spent });
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

async function checks(name: string, scenario: Scenario, all: CustomerModel, target: string): Promise<void> {
  const known = {
    ...nothingKnown,
    model: all,
    modules: new Set([scenario.module]),
    people: new Map([[scenario.customer.person, somebody]]),
    principles: new Map(principlesOf(scenario).map((id) => [id, scenario.module])),
  };
  const wrong = findingsOf(scenario, known);
  if (wrong.length) throw new Error(`${name} would not be explored: ${JSON.stringify(wrong[0])}`);
  const taken = await rounds(
    {
      bounds: timed(() => {
        for (const who of playable(scenario)) new Outlook(compile({ scenario, model: all }, who));
      }),
      check: timed(() => checkedOf(scenario, known)),
    },
    { count: 15, warm: 15 },
  );
  const against = `one frame of 16.7 ms${target}`;
  for (const what of ['bounds', 'check'] as const) {
    const value = median(taken[what]);
    print({ name: `proof-${what}-${name}`, value, unit: 'ms', against, ratio: value / frame });
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
await checks('60', conversationOf(model), model, ' (target <= 1)');
for (const { scenario } of bodies) await checks(scenario.id, scenario, model, ', as shipped');
