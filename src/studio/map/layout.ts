import { Graph, layout } from '@dagrejs/dagre';

/** Where the steps go that lead on: to the right, or down. */
export type Direction = 'across' | 'down';
export type Places = Record<string, { x: number; y: number }>;

/** What is to be laid out. */
export interface Plan {
  direction: Direction;
  start: string;
  width: number;
  steps: readonly { id: string; height: number }[];
  links: readonly { from: string; to: string }[];
}

/** Lays steps out in layers from the start. @returns the upper left corner of each, in pixels. */
export function layOut({ direction, start, width, steps, links }: Plan): Places {
  const graph = new Graph();
  graph.setGraph({
    rankdir: direction === 'down' ? 'TB' : 'LR',
    nodesep: 28,
    ranksep: 72,
    // The tighter ways of ranking take seconds where there are hundreds of steps.
    ranker: steps.length > 120 ? 'longest-path' : 'network-simplex',
  });
  // Those that come first decide which links lead back.
  const first = steps.toSorted((a, b) => Number(b.id === start) - Number(a.id === start));
  for (const { id, height } of first) graph.setNode(id, { width, height });
  for (const { from, to } of links) if (from !== to) graph.setEdge(from, to, {});
  layout(graph);
  return Object.fromEntries(
    steps.map(({ id, height }) => {
      const { x = 0, y = 0 } = graph.node(id) as { x?: number; y?: number };
      return [id, { x: x - width / 2, y: y - height / 2 }];
    }),
  );
}
