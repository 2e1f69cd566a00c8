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
  return linked(
    sketch,
    Object.entries(mapAt(sketch, ['nodes'])).map(([id, node]) => linksOut(id, node)),
  );
}

/**
 * Reads the links of one version after another, of sketches that are never changed in place: a node that is still the
 * same object is not read again, and as long as all links are the same, so is the list.
 */
export function linkReading(): (sketch: Sketch) => readonly Link[] {
  interface Known {
    node: unknown;
    out: Bare[];
  }
  let known = new Map<string, Known>();
  let all: { read: readonly unknown[]; links: readonly Link[] } | undefined;
  return (sketch) => {
    const nodes = Object.entries(mapAt(sketch, ['nodes'])).map(([id, node]): [string, Known] => {
      const before = known.get(id);
      if (before && before.node === node) return [id, before];
      const out = linksOut(id, node);
      const isSame = before && JSON.stringify(before.out) === JSON.stringify(out);
      return [id, { node, out: isSame ? before.out : out }];
    });
    known = new Map(nodes);
    const out = nodes.map(([, one]) => one.out);
    const read = [...singles.map((path) => at(sketch, path)), ...nodes.map(([id]) => id), ...out];
    if (all?.read.length !== read.length || read.some((one, i) => one !== all?.read[i]))
      all = { read, links: linked(sketch, out) };
    return all.links;
  };
}

const singles: readonly Path[] = [
  ['start'],
  ['customer', 'leaves', 'aloud'],
  ['customer', 'leaves', 'silently'],
];

/** What leads out of the nodes, with what leads into them from outside. */
function linked(sketch: Sketch, out: readonly Bare[][]): Link[] {
  const into = singles.flatMap((path): Bare[] => {
    const to = at(sketch, path);
    return typeof to === 'string' ? [{ path, to }] : [];
  });
  const nodes = mapAt(sketch, ['nodes']);
  return [...into, ...out.flat()].map((link) => ({ ...link, dangling: !Object.hasOwn(nodes, link.to) }));
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
