import type { Boxes } from './boxes.ts';
import type { Found } from './explorer.ts';
import type { Plan } from './lanes.ts';
import { Situations } from './situations.ts';

/** What is known of a version before it is explored, as its own numbers have it; without loops. */
export interface Before extends Pick<Found, 'boxes' | 'straight' | 'store' | 'explored' | 'anew'> {
  boxes: (Boxes | undefined)[];
}

/**
 * What was found of another version, as far as it holds in this one. `from` has by node its place there if all goes on
 * from it as it did, else -1: whatever such a node leads to is such a node too. Its states and situations stay, by the
 * numbers that nodes and lanes have now.
 */
export function carriedOver(found: Found, plan: Plan, from: Int32Array): Before {
  const { begin, to, lane, sequel, node } = found.store;
  const before = found.table.plan;
  const nodes = new Int32Array(before.rows.length).fill(-1);
  const shift = new Int32Array(before.rows.length);
  for (let n = 0; n < from.length; n++) {
    const was = from[n] ?? -1;
    if (was < 0) continue;
    nodes[was] = n;
    shift[was] = (plan.begin[n] ?? 0) - (before.begin[was] ?? 0);
  }
  const store = new Situations(node.length + plan.rows.length, to.length + plan.lanes.length);
  const now = new Int32Array(node.length).fill(-1);
  for (let id = 0; id < now.length; id++) {
    const was = node.at(id);
    const here = nodes[was] ?? -1;
    if (here < 0) continue;
    for (let edge = begin.at(id); edge < begin.at(id + 1); edge++) {
      const on = to.at(edge);
      const led = on < 0 ? -1 - (nodes[-1 - on] ?? 0) : (now[on] ?? 0);
      store.edge(led, lane.at(edge) + (shift[was] ?? 0), sequel.at(edge));
    }
    now[id] = store.add(here);
  }
  const [boxes, straight] = [[] as Before['boxes'], new Int32Array(from.length).fill(-1)];
  let explored = 0;
  from.forEach((was, n) => {
    boxes[n] = was < 0 ? undefined : found.boxes[was]?.renumbered(now, plan.layout);
    straight[n] = now[found.straight[was] ?? -1] ?? -1;
    explored += boxes[n]?.count ?? 0;
  });
  return { boxes, straight, store, explored, anew: found.anew };
}
