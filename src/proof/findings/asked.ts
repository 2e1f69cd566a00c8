import type { When } from '#model';
import { nodeAt, retake, type Explored } from './explored.ts';
import { finding, type Finding, type Path } from './finding.ts';
import type { Edge, Graph } from '../explore/graph.ts';
import { effectsOf, type EffectAt } from './inside.ts';

/** A condition, and in how many situations it was asked and held. */
interface Asked {
  path: Path;
  when: When;
  asked: number;
  held: number;
}

/** Conditions by the answer they stand at, and the number of the branch where they are one's. */
class Tally {
  readonly all = new Map<string, Asked>();

  count(key: string, when: When, path: () => Path, held: boolean): void {
    let one = this.all.get(key);
    if (!one) {
      one = { path: path(), when, asked: 0, held: 0 };
      this.all.set(key, one);
    }
    one.asked++;
    if (held) one.held++;
  }
}

/** Whether a condition speaks of who the customer is and of nothing else. */
function onlyWho({ personality, all, any, not, ...rest }: When): boolean {
  if (Object.values(rest).some((asked) => asked !== undefined)) return false;
  const inside = [...(all ?? []), ...(any ?? []), ...(not ? [not] : [])];
  return (personality !== undefined || inside.length > 0) && inside.every(onlyWho);
}

/** Asks every conditioned choice wherever one stands at its node; an option of several holds where some pick has it. */
function askChoices(graph: Graph, conditioned: ReadonlyMap<string, EffectAt[]>, tally: Tally): void {
  for (const [situation, edges] of graph.edges.entries()) {
    const here = conditioned.get(nodeAt(graph, situation));
    if (!here) continue;
    const open = new Set(edges.flatMap((e) => e.lane.way.move.id.split('+')));
    for (const { node, id, path, effect } of here)
      if (effect.when) tally.count(`${node} ${id}`, effect.when, () => [...path, 'when'], open.has(id));
  }
}

/** Asks the branches of one edge, each where those before it failed. `key` and `path` are those of the list. */
function askBranches(
  graph: Graph,
  [edge, from]: Standing,
  key: string,
  path: () => Path,
  tally: Tally,
): void {
  const branches = edge.lane.way.move.to;
  if (typeof branches === 'string') return;
  retake(graph, edge, from);
  for (const [i, { when }] of branches.entries()) {
    if (!when) return;
    const held = edge.lane.to[i]?.when?.holds(graph.table.after) ?? true;
    tally.count(`${key} ${String(i)}`, when, () => [...path(), i, 'when'], held);
    if (held) return;
  }
}
type Standing = readonly [edge: Edge, from: number];

function tallied({ scenario, graphs }: Explored): { choices: Tally; branches: Tally } {
  const effects = effectsOf(scenario);
  const conditioned = new Map<string, EffectAt[]>();
  for (const at of effects)
    if (at.effect.when) conditioned.set(at.node, [...(conditioned.get(at.node) ?? []), at]);
  const paths = new Map(effects.map((at) => [`${at.node} ${at.id}`, at.path]));
  const [choices, branches] = [new Tally(), new Tally()];
  for (const graph of graphs.values()) {
    askChoices(graph, conditioned, choices);
    for (const [from, edges] of graph.edges.entries()) {
      const node = nodeAt(graph, from);
      const isSeveral = 'several' in (scenario.nodes[node] ?? {});
      for (const edge of edges) {
        if (typeof edge.lane.way.move.to === 'string') continue;
        const key = isSeveral ? node : `${node} ${edge.lane.way.move.id}`;
        const path = () => [...(isSeveral ? ['nodes', node, 'several'] : (paths.get(key) ?? [])), 'to'];
        askBranches(graph, [edge, from], key, path, branches);
      }
    }
  }
  return { choices, branches };
}

/** Conditions that come out the same wherever they are asked, with all personalities together. */
export function idleConditions(explored: Explored): Finding[] {
  const { choices, branches } = tallied(explored);
  const always = [...choices.all.values(), ...branches.all.values()].flatMap(
    ({ path, when, asked, held }) => {
      if (held < asked || onlyWho(when)) return [];
      return [finding('condition-always', path, 'holds wherever it is asked; delete it or ask for more')];
    },
  );
  const closed = [...choices.all.values()].flatMap(({ path, held }) => {
    const message = 'is open on no road; loosen its when: or delete the choice';
    return held ? [] : [finding('choice-never-open', path.slice(0, -1), message)];
  });
  const never = [...branches.all.values()].flatMap(({ path, when, held }) => {
    const message = 'holds on no road where it is asked; loosen it or delete the branch';
    return held || onlyWho(when) ? [] : [finding('condition-never', path, message)];
  });
  return [...always, ...closed, ...never];
}
