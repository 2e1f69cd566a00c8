import type { Kind, Sketch } from '#model';
import { at, isMap, listAt, mapAt, setAt, type Path } from './at.ts';
import { answersIn, kindAt, nodesIn, type Placed } from './effects.ts';

/** One place that leads to a node: an answer, a branch of it, the start, or how somebody leaves out of patience. */
export interface Link {
  /** The node it leads out of; none for the start and for those who leave. */
  from?: string;
  /** Where the id stands that it leads to. */
  path: Path;
  to: string;
  /** What must hold for this branch. */
  when?: unknown;
  /** There is no such node. */
  dangling: boolean;
}

type Bare = Omit<Link, 'dangling'>;

/** Where an answer leads: one link, or one for each branch. */
function branchesOf({ path, value }: Placed): Bare[] {
  const [, from] = path;
  const { to } = value;
  if (typeof to === 'string') return [{ from: String(from), path: [...path, 'to'], to }];
  return listAt(value, ['to']).flatMap((branch, i) =>
    isMap(branch) && typeof branch['to'] === 'string'
      ? [
          {
            from: String(from),
            path: [...path, 'to', i, 'to'],
            to: branch['to'],
            ...('when' in branch && { when: branch['when'] }),
          },
        ]
      : [],
  );
}

/** Every link of a scenario: start, those who leave, then node by node in the order of the sketch. */
export function linksOf(sketch: Sketch): Link[] {
  const single = (path: Path): Bare[] => {
    const to = at(sketch, path);
    return typeof to === 'string' ? [{ path, to }] : [];
  };
  const several = nodesIn(sketch).flatMap(({ path, value }) =>
    isMap(value['several']) ? [{ path: [...path, 'several'], value: value['several'] }] : [],
  );
  const bare = [
    ...single(['start']),
    ...single(['customer', 'leaves', 'aloud']),
    ...single(['customer', 'leaves', 'silently']),
    ...[...answersIn(sketch), ...several].flatMap(branchesOf),
  ];
  const nodes = mapAt(sketch, ['nodes']);
  return bare.map((link) => ({ ...link, dangling: !Object.hasOwn(nodes, link.to) }));
}

/** Lets every link to one node lead to another. */
export function relink(sketch: Sketch, from: string, to: string): void {
  for (const link of linksOf(sketch)) if (link.to === from) setAt(sketch, link.path, to);
}

/** One node of the outline. */
export interface Station {
  id: string;
  kind: Kind | undefined;
  /** Whether the start, or somebody who leaves, leads here. */
  reached: boolean;
}

/** All nodes, by when they are first reached from the start, then those who leave, then what nothing leads to. */
export function outlineOf(sketch: Sketch): Station[] {
  const links = linksOf(sketch).filter((link) => !link.dangling);
  const nexts = new Map<string | undefined, string[]>();
  for (const { from, to } of links) nexts.set(from, [...(nexts.get(from) ?? []), to]);
  const reached = new Set<string>();
  for (const first of nexts.get(undefined) ?? []) {
    const queue = [first];
    for (const id of queue) {
      if (reached.has(id)) continue;
      reached.add(id);
      queue.push(...(nexts.get(id) ?? []));
    }
  }
  const nodes = mapAt(sketch, ['nodes']);
  const rest = Object.keys(nodes).filter((id) => !reached.has(id));
  return [...reached, ...rest].map((id) => ({ id, kind: kindAt(nodes[id]), reached: reached.has(id) }));
}
