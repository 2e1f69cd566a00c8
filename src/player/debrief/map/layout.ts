import { Graph, layout } from '@dagrejs/dagre';
import { curveBasis, line } from 'd3-shape';
import type { Link, Place } from './places.ts';

export type Direction = 'across' | 'down';

/** Where everything on the map stands, in pixels. */
export interface Drawing {
  width: number;
  height: number;
  places: ReadonlyMap<string, { x: number; y: number }>;
  /** The path of a link, `lane` pixels beside its middle, so that two roads can run along it. */
  pathOf: (link: Pick<Link, 'from' | 'to'>, lane?: number) => string;
}

const size = 40;
const margin = 12;

/** Lays the places out in layers, from where the first link leaves; the learner's road as straight as may be. */
export function layOut(
  { places, links }: { places: readonly Pick<Place, 'id'>[]; links: readonly Omit<Link, 'best'>[] },
  direction: Direction,
): Drawing {
  const graph = new Graph();
  const rankdir = direction === 'down' ? 'TB' : 'LR';
  graph.setGraph({ rankdir, nodesep: 14, edgesep: 10, ranksep: 26, marginx: margin, marginy: margin });
  for (const { id } of places) graph.setNode(id, { width: size, height: size });
  for (const { from, to, yours } of links) graph.setEdge(from, to, { weight: yours ? 8 : 1 });
  // Out of patience one leaves from anywhere; where that leads to stands among the last places.
  const [start, last] = [links[0]?.from, links.at(-1)?.from];
  for (const { id } of places)
    if (last !== undefined && id !== start && !links.some(({ to }) => to === id))
      graph.setEdge(last, id, { weight: 0 });
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  const curve = line<{ x: number; y: number }>(
    (p) => p.x,
    (p) => p.y,
  ).curve(curveBasis);
  return {
    width,
    height,
    places: new Map(places.map(({ id }) => [id, graph.node(id) as { x: number; y: number }])),
    pathOf({ from, to }, lane = 0) {
      const { points } = graph.edge(from, to) as { points: { x: number; y: number }[] };
      const beside = direction === 'down' ? { x: lane, y: 0 } : { x: 0, y: lane };
      return curve(points.map((p) => ({ x: p.x + beside.x, y: p.y + beside.y }))) ?? '';
    },
  };
}
