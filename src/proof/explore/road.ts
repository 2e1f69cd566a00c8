import type { Edge, Graph } from './graph.ts';

/** One step of a road: where one stands and what is answered there. */
export interface Step {
  node: string;
  answer: string;
}

/** The steps of a list of edges, each from the situation given with it. */
export function stepsOf(graph: Graph, road: readonly (readonly [from: number, edge: Edge])[]): Step[] {
  return road.map(([from, { lane }]) => ({
    node: graph.table.nodes[graph.node[from] ?? 0] ?? '',
    answer: lane.way.answer,
  }));
}

type Test = (edge: Edge, from: number) => boolean;

/** The shortest road from the start whose last edge is one that is looked for; undefined where there is none. */
export function roadTo(graph: Graph, found: Test, along: Test = () => true): Step[] | undefined {
  /** By situation: where it was come from, and by which of the edges there. */
  const came = new Int32Array(graph.size).fill(-1);
  const by = new Int32Array(graph.size);
  const queue = [graph.first];
  for (const from of queue)
    for (const edge of graph.edgesOf(from)) {
      if (found(edge, from)) {
        const road: [number, Edge][] = [[from, edge]];
        for (let at = from; at !== graph.first; at = came[at] ?? graph.first) {
          const step = graph.edgesOf(came[at] ?? 0)[by[at] ?? 0];
          if (step) road.push([came[at] ?? 0, step]);
        }
        return stepsOf(graph, road.reverse());
      }
      if (edge.to < 0 || edge.to === graph.first || came[edge.to] !== -1 || !along(edge, from)) continue;
      came[edge.to] = from;
      by[edge.to] = edge.index - (graph.begin[from] ?? 0);
      queue.push(edge.to);
    }
  return undefined;
}

/** The shortest road from the start to a situation that is looked for. */
export function roadInto(graph: Graph, found: (situation: number) => boolean): Step[] | undefined {
  return found(graph.first) ? [] : roadTo(graph, ({ to }) => to >= 0 && found(to));
}

/** The road that follows one edge from every situation, from the start to an ending. */
export function roadAlong(graph: Graph, next: (situation: number) => Edge | undefined): Step[] {
  const road: (readonly [number, Edge])[] = [];
  const seen = new Set<number>();
  for (let at = graph.first; at >= 0 && !seen.has(at);) {
    const edge = next(at);
    if (!edge) break;
    seen.add(at);
    road.push([at, edge]);
    at = edge.to;
  }
  return stepsOf(graph, road);
}
