import { named, retake, shownBy, type Explored } from './explored.ts';
import { finding, type Finding } from './finding.ts';
import type { Edge, Graph } from '../explore/graph.ts';
import { effectsOf } from './inside.ts';
import { roadTo } from '../explore/road.ts';

/** What an edge makes of a promise: first made, kept, broken; the end of a conversation settles what is open. */
function eventsOf(graph: Graph, edge: Edge, from: number, promise: string): Set<'made' | 'kept' | 'broken'> {
  const { table } = graph;
  retake(graph, edge, from);
  const i = table.layout.promise(promise);
  const before = graph.example[from]?.[i] ?? 0;
  const after = table.after[i] ?? 0;
  const events = new Set<'made' | 'kept' | 'broken'>();
  if (after && !before) events.add('made');
  if (after !== before && after === 1) events.add('kept');
  if (after !== before && after === 2) events.add('broken');
  const row = table.rows[table.taken.node];
  if (row?.end && after >= 3) events.add(row.keeps.includes(i) ? 'kept' : 'broken');
  return events;
}

/** Promises that are made on some road, that something would keep, and that no road keeps. */
export function unresolved(explored: Explored): Finding[] {
  const { scenario, graphs } = explored;
  const ends = Object.values(scenario.nodes).flatMap((n) => ('end' in n ? n.end.keeps : []));
  const kept = new Set([...effectsOf(scenario).flatMap((e) => e.effect.keeps), ...ends]);
  return Object.keys(scenario.promises).flatMap((id) => {
    if (!kept.has(id)) return [];
    const first = (event: 'made' | 'kept' | 'broken') =>
      shownBy(graphs, (graph) => roadTo(graph, (e, from) => eventsOf(graph, e, from, id).has(event)));
    const made = first('made');
    if (!made || first('kept')) return [];
    const { road } = first('broken') ?? made;
    const message = `"${id}" can be made${named(made.who, scenario)} and no road keeps it; keep it sooner or give it more turns`;
    return [finding('promise-unresolved', ['promises', id], message, road)];
  });
}
