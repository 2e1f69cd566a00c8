import type { Lane, Plan } from './lanes.ts';
import type { Reaction } from './reaction.ts';

/** Not looked at yet, under way, and where something about the customer may matter. */
const [unknown, underWay, matters] = [-3, -2, -1];

/**
 * By node: how much patience can be lost at most from there to the last answer, where nothing else about the customer
 * matters: no way is closed to anybody or leads elsewhere, nothing is promised, nothing comes back. -1 where it may.
 */
export function drainsOf(plan: Plan, reaction: Reaction): Int32Array {
  const drains = new Int32Array(plan.rows.length).fill(matters);
  if (plan.layout.promises.length) return drains;
  const turn = Math.max(0, -(reaction.turn[3] ?? 0));
  const { begin, leads, lanes, rows } = plan;
  const loss = ({ acts }: Lane) => acts.reduce((sum, act) => sum + (reaction.drains[act] ?? 0), turn);

  /** What a node comes to once all that it leads to has been looked at; else the first that has not. */
  function drainOf(node: number): number | { first: number } {
    let most = 0;
    for (let i = begin[node] ?? 0; i < (begin[node + 1] ?? 0); i++) {
      const lane = lanes[i];
      const on = leads[i] ?? 0;
      if (!lane || lane.open || lane.to[0]?.when) return matters;
      if (on < 0) continue;
      const drain = drains[on] ?? matters;
      if (drain === unknown) return { first: on };
      if (drain < 0) return matters;
      most = Math.max(most, loss(lane) + drain);
    }
    return most;
  }

  rows.forEach(({ end }, node) => {
    if (!end) drains[node] = unknown;
  });
  const road: number[] = [];
  for (let root = 0; root < rows.length; root++) {
    if (drains[root] === unknown) road.push(root);
    for (let node = road.at(-1); node !== undefined; node = road.at(-1)) {
      drains[node] = underWay;
      const drain = drainOf(node);
      if (typeof drain === 'object') road.push(drain.first);
      else drains[road.pop() ?? node] = drain;
    }
  }
  return drains;
}
