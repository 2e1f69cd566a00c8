import type { Kind, Sketch } from '#model';
import { at, copyOf, isMap, mapAt, setAt, type Path } from './at.ts';
import { answersAt, kindAt } from './effects.ts';
import { first } from './first.ts';
import { freeId } from './ids.ts';
import { linksOf, relink } from './links.ts';
import { partsAt, roomAt } from './lists.ts';
import { addPart, insertPart, wishOf } from './parts.ts';

/** Each decision kind with nothing to decide yet. */
const skeletons: Record<Kind, (to: unknown) => Sketch> = {
  choices: () => ({ choices: {} }),
  several: (to) => ({ several: { atLeast: 1, atMost: 2, choices: {}, to } }),
  order: () => ({ order: { items: {}, right: [], results: {} } }),
  sort: () => ({ sort: { groups: {}, items: {}, results: {} } }),
  value: () => ({ value: { ...first.value(), results: {} } }),
  record: () => ({ record: { fields: {}, results: {} } }),
  reply: () => ({ reply: { choices: {} } }),
  end: () => ({ end: first.ending() }),
};

/** The lists of each kind, to be filled in this order, and how many parts a new one has beyond what it must have. */
const listsOf: Record<Kind, [list: Path, more: number][]> = {
  choices: [[['choices'], 1]],
  several: [[['several', 'choices'], 1]],
  order: [
    [['order', 'items'], 0],
    [['order', 'results'], 0],
  ],
  sort: [
    [['sort', 'groups'], 0],
    [['sort', 'items'], 0],
    [['sort', 'results'], 0],
  ],
  value: [[['value', 'results'], 1]],
  record: [
    [['record', 'fields'], 0],
    [['record', 'results'], 0],
  ],
  reply: [[['reply', 'choices'], 1]],
  end: [],
};

/** A decision of this kind in which there is nothing yet. */
export function skeletonOf(kind: Kind, to: unknown): Sketch {
  return skeletons[kind](to);
}

/** Adds first parts to whatever a decision must have and has not. */
export function fill(sketch: Sketch, node: Path, kind: Kind, to: unknown): void {
  for (const [inside, more] of listsOf[kind]) {
    const list = [...node, ...inside];
    const { count } = roomAt(sketch, list);
    const wanted = partsAt(list).min + (count ? 0 : more);
    const with_ = to !== undefined &&
      (inside.at(-1) === 'results' || kind === 'choices' || kind === 'reply') && { to };
    for (let n = count; n < wanted; n++) addPart(sketch, list, { ...(with_ && { with: with_ }) });
  }
}

/** An ending to lead to where nobody has said where: of those that are not for customers out of patience. */
function anEnding(sketch: Sketch): string | undefined {
  const leaves = Object.values(mapAt(sketch, ['customer', 'leaves']));
  const endings = Object.entries(mapAt(sketch, ['nodes'])).filter(
    ([id, node]) => kindAt(node) === 'end' && !leaves.includes(id),
  );
  return endings[0]?.[0];
}

/** Where and how a node is added. */
export interface NewNode {
  /** A text to make the id of. */
  name?: string | undefined;
  /** The node it stands behind; at the end without one. */
  after?: string | undefined;
  /** A link (`…/to`) that is to lead here; what is said here leads on to where that link led. */
  link?: Path | undefined;
  /** Where its answers lead, instead. */
  to?: string | undefined;
}

/** Adds a node of this kind with first texts, complete in form and leading on. @returns its id. */
export function addNode(sketch: Sketch, kind: Kind, { name = '', after, link, to }: NewNode = {}): string {
  const nodes = mapAt(sketch, ['nodes']);
  const id = freeId(name, Object.keys(nodes), kind === 'end' ? 'ending' : 'node');
  const led = link && at(sketch, link);
  const next = to ?? (typeof led === 'string' && Object.hasOwn(nodes, led) ? led : (anEnding(sketch) ?? id));
  insertPart(sketch, ['nodes'], id, { says: first.says(), ...skeletonOf(kind, next) }, after);
  fill(sketch, ['nodes', id], kind, next);
  if (link) setAt(sketch, link, id);
  return id;
}

/** Gives every text of a copied node that leads back to the node itself the copy to lead back to. */
export function duplicateNode(sketch: Sketch, id: string): string | undefined {
  const node = at(sketch, ['nodes', id]);
  if (node === undefined) return undefined;
  const twin = freeId(id, Object.keys(mapAt(sketch, ['nodes'])), 'node');
  insertPart(sketch, ['nodes'], twin, copyOf(node), id);
  for (const link of linksOf(sketch))
    if (link.from === twin && link.to === id) setAt(sketch, link.path, twin);
  return twin;
}

/**
 * Splits a node in two: the first keeps what the customer says and gets choices of its own, the second, behind it, what
 * was decided. Customers out of patience leave at the second where they left at the first.
 * @returns the id of the second.
 */
export function splitNode(sketch: Sketch, id: string, name = ''): string | undefined {
  const node = at(sketch, ['nodes', id]);
  if (!isMap(node)) return undefined;
  const { says, cue, ...decision } = node;
  const second = freeId(name || id, Object.keys(mapAt(sketch, ['nodes'])), 'node');
  insertPart(sketch, ['nodes'], second, copyOf({ says: first.says(), ...decision }), id);
  setAt(
    sketch,
    ['nodes', id],
    copyOf({ says: says ?? first.says(), ...(cue !== undefined && { cue }), choices: {} }),
  );
  fill(sketch, ['nodes', id], 'choices', second);
  for (const manner of ['aloud', 'silently']) {
    const path = ['customer', 'leaves', manner];
    if ('end' in decision && at(sketch, path) === id) setAt(sketch, path, second);
  }
  return second;
}

/**
 * Takes a node out. Links to it lead to `to` from now on; without it they stay as they are and lead nowhere.
 * @returns where those stand that lead nowhere now.
 */
export function deleteNode(sketch: Sketch, id: string, to?: string): Path[] {
  setAt(sketch, ['nodes', id], undefined);
  const target = to === undefined || to === id ? undefined : at(sketch, ['nodes', to]);
  if (target !== undefined && to !== undefined) relink(sketch, id, to);
  return linksOf(sketch).flatMap((link) => (link.to === id ? [link.path] : []));
}

/**
 * Draws a link from one node to another: a choice or result more that leads there; where several are chosen, all lead
 * there. @returns where the link stands; undefined for an ending, and where there is no room for another answer.
 */
export function connect(sketch: Sketch, from: string, to: string): Path | undefined {
  const node = at(sketch, ['nodes', from]);
  const kind = kindAt(node);
  if (kind === 'several') {
    setAt(sketch, ['nodes', from, 'several', 'to'], to);
    return ['nodes', from, 'several', 'to'];
  }
  const list = answersAt(node);
  if (!list) return undefined;
  const name = wishOf(at(sketch, ['nodes', to, 'end', 'title'])) || `to ${to}`;
  const path = addPart(sketch, ['nodes', from, ...list], { name, with: { to } });
  return path && [...path, 'to'];
}
