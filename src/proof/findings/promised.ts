import { among, named, shownBy, type Explored } from './explored.ts';
import { finding, type Finding } from './finding.ts';
import { effectsOf } from './inside.ts';
import { roadTo } from '../explore/road.ts';
import type { Event, Sequel } from '../explore/sequel.ts';

/** Promises that are made on some road, that something would keep, and that no road keeps. */
export function unresolved(explored: Explored): Finding[] {
  const { scenario, graphs } = explored;
  const ends = Object.values(scenario.nodes).flatMap((n) => ('end' in n ? n.end.keeps : []));
  const kept = new Set([...effectsOf(scenario).flatMap((e) => e.effect.keeps), ...ends]);
  const had = [...graphs.values()].flatMap(({ table, sequel }) =>
    table.sequels.all.filter((_, number) => sequel.includes(number)),
  );
  return Object.keys(scenario.promises).flatMap((id) => {
    if (!kept.has(id)) return [];
    const brings = ({ events }: Sequel, event: Event) => events.some(([p, e]) => p === id && e === event);
    if (had.some((sequel) => brings(sequel, 'kept'))) return [];
    const first = (event: Event) =>
      shownBy(graphs, (graph) => roadTo(graph, ({ sequel }) => brings(sequel, event)));
    const made = first('made');
    if (!made) return [];
    const { road } = first('broken') ?? made;
    const values = { promise: id, who: among(made.who, scenario) };
    const message = `"${id}" can be made${named(made.who, scenario)} and no road keeps it; keep it sooner or give it more turns`;
    return [finding('promise-unresolved', ['promises', id], message, values, road)];
  });
}
