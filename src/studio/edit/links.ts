import type { Kind, Sketch } from '#model';
import { at, isMap, listAt, mapAt, setAt, type Path } from './at.ts';
import { answersOf, kindAt, type Placed } from './effects.ts';

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

/** Where the answers of one node lead, one by one and then together. */
function linksOut(id: string, node: unknown): Bare[] {
  const several = at(node, ['several']);
  const together = isMap(several) ? [{ path: ['nodes', id, 'several'], value: several }] : [];
  return [...answersOf(id, node), ...together].flatMap(branchesOf);
}

/** Every link of a scenario: start, those who leave, then node by node in the order of the sketch. */
export function linksOf(sketch: Sketch): Link[] {
  const nodes = mapAt(sketch, ['nodes']);
  const out = Object.entries(nodes).flatMap(([id, node]) => linksOut(id, node));
  return linked([...linksInto(sketch), ...out], nodes);
}

/**
 * Reads the links of one version after another, of sketches that are never changed in place: a node that is still the
 * same object is not read again, and as long as all links are the same, so is the list.
 */
export function linkReading(): (sketch: Sketch) => readonly Link[] {
  interface Known {
    node: unknown;
    out: readonly Link[];
  }
  let known = new Map<string | undefined, Known>();
  let all: readonly Link[] = [];
  return (sketch) => {
    const nodes = mapAt(sketch, ['nodes']);
    const readAt = (id: string | undefined, links: readonly Bare[]): readonly Link[] => {
      const [before, now] = [known.get(id)?.out, linked(links, nodes)];
      return before && JSON.stringify(before) === JSON.stringify(now) ? before : now;
    };
    const now = new Map<string | undefined, Known>();
    now.set(undefined, { node: undefined, out: readAt(undefined, linksInto(sketch)) });
    for (const [id, node] of Object.entries(nodes)) {
      const before = known.get(id);
      const isKnown =
        before?.node === node &&
        before?.out.every(({ to, dangling }) => dangling !== Object.hasOwn(nodes, to));
      now.set(id, before && isKnown ? before : { node, out: readAt(id, linksOut(id, node)) });
    }
    known = now;
    const links = [...now.values()].flatMap(({ out }) => out);
    if (links.length !== all.length || links.some((link, i) => link !== all[i])) all = links;
    return all;
  };
}

const singles: readonly Path[] = [
  ['start'],
  ['customer', 'leaves', 'aloud'],
  ['customer', 'leaves', 'silently'],
];

/** What leads into the nodes from outside. */
function linksInto(sketch: Sketch): Bare[] {
  return singles.flatMap((path): Bare[] => {
    const to = at(sketch, path);
    return typeof to === 'string' ? [{ path, to }] : [];
  });
}

/** Links with whether what they lead to is there. */
function linked(links: readonly Bare[], nodes: Readonly<Sketch>): Link[] {
  return links.map((link) => ({ ...link, dangling: !Object.hasOwn(nodes, link.to) }));
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
export function outlineOf(sketch: Sketch, links: readonly Link[] = linksOf(sketch)): Station[] {
  const nexts = new Map<string | undefined, string[]>();
  for (const { from, to, dangling } of links) {
    if (dangling) continue;
    const others = nexts.get(from);
    if (others) others.push(to);
    else nexts.set(from, [to]);
  }
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
