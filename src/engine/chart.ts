import { assign, setup, type StateNode } from 'xstate';
import type { Effect, Node, Scenario, To, When } from '#model';
import { optionsOf, resultsOf } from './answer.ts';
import { atFirst, close, holds, react, type Customer } from './rules.ts';
import type { State } from './state.ts';

type Weighed = Effect & { when?: When | undefined };

/** What a chart carries: the customer's state, and who it is (the same object throughout). */
interface Context {
  state: State;
  who: Customer;
}
interface Choose {
  type: `choose.${string}`;
  /** For a choice of several: the ids that were picked. */
  picked?: readonly string[];
}
interface Moment {
  context: Context;
  event: Pick<Choose, 'picked'>;
}

// Guards and actions, each written once: XState knows them through `vocabulary`, and `follow` calls them by name.
const guards = {
  holds: ({ context }: Moment, { when }: { when: When | undefined }) =>
    !when || holds(when, context.state, context.who.personality),
  everyPickedHolds: ({ context, event }: Moment, { choices }: { choices: Record<string, Weighed> }) =>
    (event.picked ?? []).every((id) => {
      const when = choices[id]?.when;
      return !when || holds(when, context.state, context.who.personality);
    }),
  outOfPatience: ({ context }: Moment) => context.state.meters.patience === 0,
};
const actions = {
  react: ({ context }: Moment, { effects }: { effects: readonly Effect[] }) =>
    react(context.state, effects, context.who),
  reactToPicked: ({ context, event }: Moment, { choices }: { choices: Record<string, Weighed> }) =>
    react(
      context.state,
      (event.picked ?? []).flatMap((id) => choices[id] ?? []),
      context.who,
    ),
  close: ({ context }: Moment, { keeps }: { keeps: readonly string[] }) =>
    close(context.state, keeps, context.who),
};
const assigned = <Params>(state: (moment: Moment, params: Params) => State) =>
  assign<Context, Choose, Params, Choose, never>({ state });
const vocabulary = setup({
  types: {} as { context: Context; events: Choose },
  guards,
  actions: {
    react: assigned(actions.react),
    reactToPicked: assigned(actions.reactToPicked),
    close: assigned(actions.close),
  },
});

const outOfPatience = { type: 'outOfPatience' };

/** The state in which a branching move waits until the reaction is known. No scenario id holds a dot or a tilde. */
const fork = (node: string, move: string) => `${node}~${move}`;

/** Every move that can be made at a node, and where it leads. */
function movesOf(node: Node): { id: string; to: To; effect?: Weighed }[] {
  if ('several' in node) return [{ id: 'several', to: node.several.to }];
  const all = { ...optionsOf(node), ...resultsOf(node) } as Record<string, Weighed & { to: To }>;
  return Object.entries(all).map(([id, effect]) => ({ id, to: effect.to, effect }));
}

function statesOf(id: string, node: Node, leaver: string): [string, object][] {
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
  const always = [{ guard: outOfPatience, target: leaver }];
  const states: [string, object][] = [[id, { always, on: Object.fromEntries(on) as object }]];
  for (const { id: move, to } of moves)
    if (typeof to !== 'string') {
      const branches = to.map((b) => ({ guard: { type: 'holds', params: { when: b.when } }, target: b.to }));
      states.push([fork(id, move), { always: branches }]);
    }
  return states;
}

/**
 * The XState machine of a scenario: node = state, choice = event `choose.<id>`, condition = guard with params,
 * reaction = action with params, ending = final state.
 */
export function chartOf(scenario: Scenario, who: Customer, leaver: string) {
  const { start } = scenario.customer;
  const states = Object.fromEntries(
    Object.entries(scenario.nodes).flatMap(([id, node]) => statesOf(id, node, leaver)),
  );
  // The config is data from a checked scenario, so its state names are known only at run time.
  const config = { initial: scenario.start, context: { state: atFirst(start), who }, states };
  return vocabulary.createMachine(config as unknown as Parameters<typeof vocabulary.createMachine>[0]);
}
export type Chart = ReturnType<typeof chartOf>;

/** Where a conversation stands in the chart, and how the customer is there. */
export interface Stand {
  readonly on: StateNode<Context, Choose>;
  readonly state: State;
}
type Way = NonNullable<Stand['on']['always']>[number];

/** XState keeps guards and actions as `unknown`; those of our charts are named, with the params they were given. */
interface Named<Vocabulary> {
  type: keyof Vocabulary;
  params: never;
}

function isOpen({ guard }: Way, moment: Moment): boolean {
  if (!guard) return true;
  const { type, params } = guard as Named<typeof guards>;
  return guards[type](moment, params);
}

function act(all: readonly unknown[], { context, event }: Moment): Moment {
  for (const { type, params } of all as readonly Named<typeof actions>[])
    context = { state: actions[type]({ context, event }, params), who: context.who };
  return { context, event };
}

/**
 * Goes the first of these ways that is open, and on from there as long as the chart leads on by itself; undefined
 * where none is. The ways are XState's own, only its interpreter is not used: it makes an actor and several
 * snapshots for every event.
 */
export function follow(ways: readonly Way[] | undefined, moment: Moment): Stand | undefined {
  const way = ways?.find((w) => isOpen(w, moment));
  const on = way?.target?.[0];
  if (!on) return undefined;
  const then = act(on.entry, act(way.actions, moment));
  return follow(on.always, then) ?? { on, state: then.context.state };
}
