import type { When } from '#model';
import type { Explored } from './explored.ts';
import { finding, type Finding, type Path } from './finding.ts';
import type { Graph } from '../explore/graph.ts';
import type { Plan } from '../explore/lanes.ts';
import { effectsOf } from './inside.ts';

/** A condition, and in how many situations it was asked and held. */
interface Asked {
  path: Path;
  when: When;
  asked: number;
  held: number;
}

/** Whether a condition speaks of who the customer is and of nothing else. */
function onlyWho({ personality, all, any, not, ...rest }: When): boolean {
  if (Object.values(rest).some((asked) => asked !== undefined)) return false;
  const inside = [...(all ?? []), ...(any ?? []), ...(not ? [not] : [])];
  return (personality !== undefined || inside.length > 0) && inside.every(onlyWho);
}

/** The conditions of a scenario, by where situations and edges ask them. */
interface Questions {
  /** By node: those of its choices. By lane: those of them that are open where the lane is. */
  choices: Asked[][];
  open: Asked[][];
  /** By lane: those of its branches, as far as they have one. */
  branches: Asked[][];
}

function questionsIn({ scenario, nodes, rows, lanes }: Plan): Questions {
  const asked = (path: Path, when: When): Asked => ({ path, when, asked: 0, held: 0 });
  const choices: Asked[][] = nodes.map(() => []);
  const open: Asked[][] = lanes.map(() => []);
  const branches: Asked[][] = lanes.map(() => []);
  const places = new Map(nodes.map((id, i) => [id, i]));
  const paths = new Map<string, Path>();
  for (const { path, node, id, effect } of effectsOf(scenario)) {
    paths.set(`${node} ${id}`, path);
    if (!effect.when) continue;
    const one = asked([...path, 'when'], effect.when);
    choices[places.get(node) ?? -1]?.push(one);
    for (const { index, way } of rows[places.get(node) ?? -1]?.lanes ?? [])
      if (way.move.effects.includes(effect)) open[index]?.push(one);
  }
  nodes.forEach((node, n) => {
    const isSeveral = 'several' in (scenario.nodes[node] ?? {});
    const known = new Map<string, Asked[]>();
    for (const { index, way } of rows[n]?.lanes ?? []) {
      const { id, to } = way.move;
      if (typeof to === 'string') continue;
      const at = isSeveral ? ['nodes', node, 'several'] : (paths.get(`${node} ${id}`) ?? []);
      const key = at.join();
      const all =
        known.get(key) ?? to.flatMap(({ when }, i) => (when ? [asked([...at, 'to', i, 'when'], when)] : []));
      known.set(key, all);
      branches[index] = all;
    }
  });
  return { choices, open, branches };
}

/** Asks every conditioned choice wherever one stands at its node; an option of several holds where some pick has it. */
function askChoices({ node, begin, lane, size }: Graph, { choices, open }: Questions): void {
  for (let id = 0; id < size; id++) {
    const here = choices[node[id] ?? 0];
    if (!here?.length) continue;
    for (const one of here) one.asked++;
    const held = new Set<Asked>();
    for (let edge = begin[id] ?? 0; edge < (begin[id + 1] ?? 0); edge++)
      for (const one of open[lane[edge] ?? 0] ?? []) held.add(one);
    for (const one of held) one.held++;
  }
}

/** Asks the branches of every edge, each where those before it failed. */
function askBranches({ lane, sequel, table }: Graph, { branches }: Questions): void {
  const taken = table.sequels.all.map(({ branch }) => branch);
  for (let edge = 0; edge < lane.length; edge++) {
    const all = branches[lane[edge] ?? 0];
    if (!all?.length) continue;
    const branch = taken[sequel[edge] ?? 0] ?? 0;
    for (const [i, one] of all.entries()) {
      if (i > branch) break;
      one.asked++;
      if (i === branch) one.held++;
    }
  }
}

/** Conditions that come out the same wherever they are asked, with all personalities together. */
export function idleConditions({ graphs }: Explored): Finding[] {
  const [one] = graphs.values();
  if (!one) return [];
  const questions = questionsIn(one.table.plan);
  for (const graph of graphs.values()) {
    askChoices(graph, questions);
    askBranches(graph, questions);
  }
  const asked = (all: Asked[][]) => [...new Set(all.flat())].filter((q) => q.asked);
  const [choices, branches] = [asked(questions.choices), asked(questions.branches)];
  const always = [...choices, ...branches].flatMap(({ path, when, asked: times, held }) => {
    if (held < times || onlyWho(when)) return [];
    return [finding('condition-always', path, 'holds wherever it is asked; delete it or ask for more')];
  });
  const closed = choices.flatMap(({ path, held }) => {
    const message = 'is open on no road; loosen its when: or delete the choice';
    return held ? [] : [finding('choice-never-open', path.slice(0, -1), message)];
  });
  const never = branches.flatMap(({ path, when, held }) => {
    const message = 'holds on no road where it is asked; loosen it or delete the branch';
    return held || onlyWho(when) ? [] : [finding('condition-never', path, message)];
  });
  return [...always, ...closed, ...never];
}
