import { gradesOf, optionsOf, type State } from '#engine';
import type { Effect, Meter, Node, Scenario, To, When } from '#model';

/** What can still matter from a node on: two states that agree on it have the same future. */
interface Live {
  acts: readonly string[];
  flags: readonly string[];
  dids: readonly string[];
  /** Expectation and perceived matter only where a condition asks; trust and patience always do (mood, walking out). */
  meters: readonly Meter[];
}

const targets = (to: To) => (typeof to === 'string' ? [to] : to.map((b) => b.to));

function effectsOf(node: Node): (Effect & { when?: When | undefined; to?: To })[] {
  return [...Object.values(optionsOf(node)), ...Object.values(gradesOf(node))] as (Effect & { to?: To })[];
}

/** Where a node can lead, leaving out of patience included. */
function nextOf(node: Node, scenario: Scenario): string[] {
  if ('end' in node) return [];
  const to = effectsOf(node).flatMap((e) => (e.to === undefined ? [] : targets(e.to)));
  if ('several' in node) to.push(...targets(node.several.to));
  return [...to, ...Object.values(scenario.customer.leaves)];
}

function conditionsOf(node: Node): When[] {
  const branches = (to: To | undefined) =>
    to === undefined || typeof to === 'string' ? [] : to.flatMap((b) => b.when ?? []);
  const own = effectsOf(node).flatMap((e) => [...(e.when ? [e.when] : []), ...branches(e.to)]);
  return 'several' in node ? [...own, ...branches(node.several.to)] : own;
}

function atoms(when: When): When[] {
  return [
    when,
    ...[...(when.all ?? []), ...(when.any ?? []), ...(when.not ? [when.not] : [])].flatMap(atoms),
  ];
}

function reach(scenario: Scenario, from: string): Node[] {
  const seen = new Set<string>([from]);
  for (const id of seen) {
    const node = scenario.nodes[id];
    if (node) for (const next of nextOf(node, scenario)) seen.add(next);
  }
  return [...seen].flatMap((id) => scenario.nodes[id] ?? []);
}

/** What is live at every node of a scenario. */
export function liveOf(scenario: Scenario): Map<string, Live> {
  const live = new Map<string, Live>();
  for (const id of Object.keys(scenario.nodes)) {
    const ahead = reach(scenario, id);
    const asked = ahead.flatMap(conditionsOf).flatMap(atoms);
    const unique = (all: (string | undefined)[]) => [...new Set(all.filter((x) => x !== undefined))].sort();
    const ratio = asked.some((w) => w.satisfaction);
    live.set(id, {
      acts: unique(ahead.flatMap(effectsOf).flatMap((e) => e.acts)),
      flags: unique(asked.map((w) => w.flag)),
      dids: unique(asked.map((w) => w.did)),
      meters: [
        ...(ratio || asked.some((w) => w.expectation) ? (['expectation'] as const) : []),
        ...(ratio || asked.some((w) => w.perceived) ? (['perceived'] as const) : []),
      ],
    });
  }
  return live;
}

/** A name for everything in a state that can still matter at this node. */
export function keyOf(node: string, state: State, live: Live, needs: boolean): string {
  const due = Object.entries(state.promises).map(
    ([id, is]) => `${id}${typeof is === 'number' ? String(is - state.turn) : is}`,
  );
  const parts = [
    node,
    state.meters.trust,
    state.meters.patience,
    ...live.meters.map((m) => state.meters[m]),
    ...live.acts.map((a) => state.used[a] ?? 0),
    ...live.dids.map((a) => (state.used[a] ? 1 : 0)),
    ...live.flags.map((f) => (state.flags.includes(f) ? 1 : 0)),
    ...due.sort(),
    ...(needs ? state.met : []),
  ];
  return parts.join(' ');
}

/** Whether any condition of the scenario asks for a need. */
export function asksNeeds(scenario: Scenario): boolean {
  return Object.values(scenario.nodes)
    .flatMap(conditionsOf)
    .flatMap(atoms)
    .some((w) => w.need !== undefined);
}
