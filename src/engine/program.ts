import { assign, createActor, setup } from 'xstate';
import {
  type Body,
  type CustomerModel,
  type Effect,
  type Node,
  type Personality,
  type Scenario,
  type To,
  type When,
} from '#model';
import { optionsOf, resultsOf } from './answer.ts';
import { atFirst, close, holds, react, type Customer } from './rules.ts';
import type { State } from './state.ts';

/** What a machine carries: the customer's state, and who it is (the same object throughout). */
interface Context {
  state: State;
  who: Customer;
}
interface Choose {
  type: `choose.${string}`;
  /** For a choice of several: the ids that were picked. */
  picked?: readonly string[];
}
type Weighed = Effect & { when?: When | undefined };

const vocabulary = setup({
  types: {} as { context: Context; events: Choose },
  guards: {
    holds: ({ context }, { when }: { when: When | undefined }) =>
      !when || holds(when, context.state, context.who.personality),
    everyPickedHolds: ({ context, event }, { choices }: { choices: Record<string, Weighed> }) =>
      (event.picked ?? []).every((id) => {
        const when = choices[id]?.when;
        return !when || holds(when, context.state, context.who.personality);
      }),
    outOfPatience: ({ context }) => context.state.meters.patience === 0,
  },
  actions: {
    react: assign({
      state: ({ context }, { effects }: { effects: readonly Effect[] }) =>
        react(context.state, effects, context.who),
    }),
    reactToPicked: assign({
      state: ({ context, event }, { choices }: { choices: Record<string, Weighed> }) =>
        react(
          context.state,
          (event.picked ?? []).flatMap((id) => choices[id] ?? []),
          context.who,
        ),
    }),
    close: assign({
      state: ({ context }, { keeps }: { keeps: readonly string[] }) =>
        close(context.state, keeps, context.who),
    }),
  },
});

/** The state in which a branching move waits until the reaction is known. No scenario id holds a dot or a tilde. */
const fork = (node: string, move: string) => `${node}~${move}`;

function movesOf(node: Node): { id: string; to: To; effect?: Weighed }[] {
  if ('several' in node) return [{ id: 'several', to: node.several.to }];
  const all = { ...optionsOf(node), ...resultsOf(node) } as Record<string, Weighed & { to: To }>;
  return Object.entries(all).map(([id, effect]) => ({ id, to: effect.to, effect }));
}

function statesOf(id: string, node: Node, leaves: string): [string, object][] {
  if ('end' in node)
    return [[id, { type: 'final', entry: { type: 'close', params: { keeps: node.end.keeps } } }]];
  const moves = movesOf(node);
  const on = moves.map(({ id: move, to, effect }) => [
    `choose.${move}`,
    {
      target: typeof to === 'string' ? to : fork(id, move),
      ...(effect
        ? {
            ...(effect.when ? { guard: { type: 'holds', params: { when: effect.when } } } : {}),
            actions: { type: 'react', params: { effects: [effect] } },
          }
        : {
            guard: { type: 'everyPickedHolds', params: { choices: optionsOf(node) } },
            actions: { type: 'reactToPicked', params: { choices: optionsOf(node) } },
          }),
    },
  ]);
  const always = [{ guard: 'outOfPatience', target: leaves }];
  const states: [string, object][] = [[id, { always, on: Object.fromEntries(on) as object }]];
  for (const { id: move, to } of moves)
    if (typeof to !== 'string') {
      const branches = to.map((b) => ({ guard: { type: 'holds', params: { when: b.when } }, target: b.to }));
      states.push([fork(id, move), { always: branches }]);
    }
  return states;
}

/** A scenario made ready to be played with one personality. */
export interface Program {
  readonly scenario: Scenario;
  readonly who: Customer;
  readonly machine: Machine;
  readonly stage: ReturnType<typeof stageOf>;
}
type Machine = ReturnType<typeof machineOf>;

function machineOf(scenario: Scenario, who: Customer) {
  const { leaves: endings, start } = scenario.customer;
  const leaves = endings[who.model.leaves[who.personality]];
  const states = Object.fromEntries(
    Object.entries(scenario.nodes).flatMap(([id, node]) => statesOf(id, node, leaves)),
  );
  // The config is data from a checked scenario, so its state names are known only at run time.
  const config = { initial: scenario.start, context: { state: atFirst(start), who }, states };
  return vocabulary.createMachine(config as unknown as Parameters<typeof vocabulary.createMachine>[0]);
}

/**
 * What XState wants to know of the actor that a transition belongs to. Its own `transition()` makes a new actor for
 * every event; ours is never started and keeps nothing, so one serves for all: a chart without children, delays and
 * actions other than `assign` asks nothing of it.
 */
function stageOf(machine: Machine) {
  const self = createActor(machine);
  const nothing = () => undefined;
  return {
    self,
    system: self.system,
    id: self.id,
    sessionId: self.sessionId,
    logger: nothing,
    defer: nothing,
    emit: nothing,
    stopChild: nothing,
    actionExecutor: nothing,
  };
}

/**
 * Compiles a checked scenario to an XState machine: node = state, choice = event `choose.<id>`,
 * condition = guard with params, reaction = action with params, ending = final state.
 * @throws where a node leads to one that does not exist (a check would have said so).
 */
export function compile(
  { scenario, model }: Pick<Body, 'scenario'> & { model: CustomerModel },
  personality: Personality,
): Program {
  const { expects, needs } = scenario.customer;
  const who = { model, personality, expects, needs, promises: scenario.promises };
  const machine = machineOf(scenario, who);
  return { scenario, who, machine, stage: stageOf(machine) };
}

/** The node of that id. @throws where there is none. */
export function nodeOf(program: Program, id: string): Node {
  const node = Object.hasOwn(program.scenario.nodes, id) ? program.scenario.nodes[id] : undefined;
  if (!node) throw new Error(`no node ${id} in ${program.scenario.id}`);
  return node;
}
