import type { Program } from '#engine';
import { Graph, stateBudget } from './graph.ts';
import { BeyondBudget } from './outlook.ts';
import { roadInto, roadTo, type Step } from './road.ts';

/** The shortest road from the start to a node; undefined where none leads there. @throws BeyondBudget */
export function wayTo(program: Program, node: string, budget = stateBudget): Step[] | undefined {
  const graph = new Graph(program, budget);
  if (!graph.complete) throw new BeyondBudget(`has more than ${String(budget)} situations`);
  const at = graph.table.nodes.indexOf(node);
  if (at < 0) return undefined;
  return (
    roadInto(graph, (situation) => graph.node[situation] === at) ?? roadTo(graph, ({ to }) => to === -1 - at)
  );
}
