import { nodeOf, shareOf } from '#engine';
import type { Graph } from '../explore/graph.ts';
import type { Outlook } from '../explore/outlook.ts';

/** Whether an ending (as edges name it) is one of a lost customer. */
export function losing({ table: { program, nodes } }: Graph): (to: number) => boolean {
  const lost = nodes.map((id) => {
    const node = nodeOf(program, id);
    return 'end' in node && node.end.outcome === 'lost';
  });
  // An array is slow at places below 0, so situations are not looked up in it.
  return (to) => to < 0 && (lost[-1 - to] ?? false);
}

/** The score that marks come to. */
export function scoring({ graph, min, max }: Outlook): (marks: number) => number {
  const bounds = { min: min[graph.first] ?? 0, max: max[graph.first] ?? 0 };
  return (marks) => shareOf(marks, bounds);
}

/** Whether a road without breach passes that comes to an ending with so many marks. */
export function passing(outlook: Outlook): (to: number, marks: number) => boolean {
  const isLost = losing(outlook.graph);
  const scoreOf = scoring(outlook);
  const { pass } = outlook.graph.table.program.scenario;
  return (to, marks) => !isLost(to) && scoreOf(marks) >= pass;
}

/** By edge: its marks; -Infinity where it breaches integrity or loses the customer. Loops, for there are very many. */
export function faultless(graph: Graph): Float64Array {
  const { table, to, lane, marks } = graph;
  const isLost = losing(graph);
  const breach = Uint8Array.from(table.plan.lanes, (l) => Number(l.breach));
  const worth = new Float64Array(marks.length);
  for (let edge = 0; edge < worth.length; edge++) {
    const on = to[edge] ?? 0;
    const spoilt = breach[lane[edge] ?? 0] || (on < 0 && isLost(on));
    worth[edge] = spoilt ? -Infinity : (marks[edge] ?? 0);
  }
  return worth;
}
