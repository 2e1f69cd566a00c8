import { nodeOf, optionsOf, shareOf } from '#engine';
import type { Chance } from '../explore/chance.ts';
import type { Lane } from '../explore/lanes.ts';
import { numberIn, type Vector } from '../explore/layout.ts';
import { BeyondBudget, type Outlook } from '../explore/outlook.ts';

/** A moment of greedy play and how likely it is. */
interface Moment {
  node: number;
  at: Vector;
  marks: number;
  breached: boolean;
  chance: number;
}

const [negligible, longest] = [1e-13, 10_000];

/**
 * The player who takes whatever makes the customer look happiest at once: perceived/100 + trust/100 + patience/10
 * right after the choice, ties split evenly; where no choices are to be picked from, anything. Situations do not tell
 * these meters apart, so that this is played forwards over concrete states.
 * @throws BeyondBudget
 */
export function greedyOf(outlook: Outlook, budget: number): Chance {
  const { graph } = outlook;
  const { table } = graph;
  const { rows, nodes, program, layout } = table;
  const bounds = { min: outlook.min[graph.first] ?? 0, max: outlook.max[graph.first] ?? 0 };
  const worded = nodes.map((id) => Object.keys(optionsOf(nodeOf(program, id))).length > 0);
  const chance: Chance = { score: 0, pass: 0, endings: {}, never: 0 };

  function finish({ node, marks, breached, chance: p }: Moment): void {
    const id = nodes[node] ?? '';
    const end = nodeOf(program, id);
    const score = shareOf(marks, bounds);
    const lost = 'end' in end && end.end.outcome === 'lost';
    chance.score += p * score;
    if (!breached && !lost && score >= program.scenario.pass) chance.pass += p;
    chance.endings[id] = (chance.endings[id] ?? 0) + p;
  }

  /** How the customer looks right after a lane, in twentieths. */
  function looks(at: Vector, lane: Lane): number {
    table.take(at, lane);
    const { perceived, trust, patience } = layout.meters;
    const [p, t] = [numberIn(table.after, perceived), numberIn(table.after, trust)];
    return p + t + 2 * numberIn(table.after, patience);
  }

  /** The lanes taken from a moment, with their shares. */
  function taken({ node, at }: Moment): [lane: Lane, share: number][] {
    const open = (rows[node]?.lanes ?? []).filter((lane) => lane.open?.holds(at) ?? true);
    const figures = open.map((lane) => (worded[node] ? looks(at, lane) : 0));
    const top = Math.max(...figures);
    const best = open.filter((_, i) => figures[i] === top);
    const all = best.reduce((sum, { way }) => sum + way.ways, 0);
    return best.map((lane) => [lane, lane.way.ways / all]);
  }

  const first: Moment = {
    node: graph.node[graph.first] ?? 0,
    at: table.start,
    marks: 0,
    breached: false,
    chance: 1,
  };
  let now = [first];
  let seen = 0;
  for (let turn = 0; now.length && turn < longest; turn++) {
    seen += now.length;
    if (seen > budget) throw new BeyondBudget(`greedy play comes to more than ${String(budget)} states`);
    const next = new Map<string, Moment>();
    for (const moment of now) {
      const lanes = moment.chance < negligible ? [] : taken(moment);
      if (!lanes.length) chance.never += moment.chance;
      for (const [lane, share] of lanes) {
        const { node, marks } = table.take(moment.at, lane);
        const there: Moment = {
          node,
          at: table.after.slice(),
          marks: moment.marks + marks,
          breached: moment.breached || lane.breach,
          chance: moment.chance * share,
        };
        if (rows[node]?.end) {
          finish(there);
          continue;
        }
        const key = `${String(node)} ${String(there.marks)} ${String(there.breached)} ${there.at.join()}`;
        const same = next.get(key);
        if (same) same.chance += there.chance;
        else next.set(key, there);
      }
    }
    now = [...next.values()];
  }
  for (const moment of now) chance.never += moment.chance;
  return chance;
}
