import { gradesOf, optionsOf, type Program } from '#engine';
import {
  moods,
  type Act,
  type Effect,
  type Meter,
  type Node,
  type Scenario,
  type To,
  type When,
} from '#model';

/** What can still matter from a node on: two states that agree on it have the same future. */
interface Live {
  /** Acts that can still be used and whose help wears off in a meter that matters. */
  acts: readonly string[];
  flags: readonly string[];
  dids: readonly string[];
  /** Expectation and perceived matter only where a condition asks; trust and patience always do (mood, walking out). */
  meters: readonly Meter[];
  /** Whether a condition asks for a need. */
  needs: boolean;
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

/** Whether a second use of an act does less than the first in one of these meters. */
function wearsOff(act: Act, meters: readonly Meter[], { who }: Program): boolean {
  return meters.some((meter) => {
    const full = (act.effect[meter] ?? 0) * act.weight[who.personality];
    const inMood = (m: (typeof moods)[number]) =>
      m === 'pleased' || m === 'delighted' ? 0 : full * who.model.moods[m][act.family];
    return meter !== 'expectation' && moods.some((m) => inMood(m) > 0);
  });
}

/** What is live at every node of a program. */
export function liveOf(program: Program): Map<string, Live> {
  const { scenario } = program;
  const live = new Map<string, Live>();
  for (const id of Object.keys(scenario.nodes)) {
    const ahead = reach(scenario, id);
    const asked = ahead.flatMap(conditionsOf).flatMap(atoms);
    const unique = (all: (string | undefined)[]) => [...new Set(all.filter((x) => x !== undefined))].sort();
    const ratio = asked.some((w) => w.satisfaction);
    const meters = [
      ...(ratio || asked.some((w) => w.expectation) ? (['expectation'] as const) : []),
      ...(ratio || asked.some((w) => w.perceived) ? (['perceived'] as const) : []),
    ];
    const worn = (act: string) => {
      const known = program.who.model.acts[act];
      return known !== undefined && wearsOff(known, [...meters, 'trust', 'patience'], program);
    };
    live.set(id, {
      acts: unique(ahead.flatMap(effectsOf).flatMap((e) => e.acts)).filter(worn),
      flags: unique(asked.map((w) => w.flag)),
      dids: unique(asked.map((w) => w.did)),
      meters,
      needs: asked.some((w) => w.need !== undefined),
    });
  }
  return live;
}
