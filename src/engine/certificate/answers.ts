import type { Node } from '#model';
import { optionsOf } from '../answer.ts';
import { widthFor, type BitReader, type BitWriter } from './bits.ts';

/** The keys of what is to be paired at a node, each with the keys it can be paired with. */
function pairsAt(node: Node): [key: string, values: string[]][] | undefined {
  if ('sort' in node) {
    const groups = Object.keys(node.sort.groups);
    return Object.keys(node.sort.items).map((item) => [item, groups]);
  }
  if ('record' in node)
    return Object.entries(node.record.fields).map(([id, { options }]) => [id, Object.keys(options)]);
  return undefined;
}

function place(all: readonly string[], id: string | undefined): number {
  const at = id === undefined ? -1 : all.indexOf(id);
  if (at < 0) throw new RangeError(`${id ?? 'nothing'} is none of ${all.join(', ')}`);
  return at;
}

function named(all: readonly string[], at: number): string {
  const id = all[at];
  if (id === undefined) throw new RangeError(`there is no number ${String(at)} of ${all.join(', ')}`);
  return id;
}

/** Values on the scale of a node that asks for one: how many there are, and the one at a step. */
function scaleOf({ min, max, step }: { min: number; max: number; step: number }) {
  const count = Math.floor((max - min) / step + 1e-6) + 1;
  return { count, at: (n: number) => String(Number((min + n * step).toFixed(6))) };
}

/** Writes an answer as places in the file. @throws RangeError where it is none at this node. */
export function putAnswer(out: BitWriter, node: Node, answer: string): void {
  const pairs = pairsAt(node);
  if (pairs) {
    const given = new Map(answer.split('+').map((p) => p.split('=') as [string, string]));
    for (const [key, values] of pairs) out.put(place(values, given.get(key)), widthFor(values.length));
  } else if ('several' in node) {
    const all = Object.keys(node.several.choices);
    const picked = answer.split('+').map((id) => place(all, id));
    all.forEach((_, i) => out.put(picked.includes(i) ? 1 : 0, 1));
  } else if ('order' in node) {
    let left = Object.keys(node.order.items);
    for (const id of answer.split('>')) {
      out.put(place(left, id), widthFor(left.length));
      left = left.filter((x) => x !== id);
    }
  } else if ('value' in node) {
    const { count } = scaleOf(node.value);
    const { min, step } = node.value;
    out.put(Math.round((Number(answer) - min) / step), widthFor(count));
  } else {
    const all = Object.keys(optionsOf(node));
    out.put(place(all, answer), widthFor(all.length));
  }
}

/** Reads an answer back; whether it may be given is for the rules to say. @throws RangeError where nothing stands at its place. */
export function takeAnswer(from: BitReader, node: Node): string {
  const pairs = pairsAt(node);
  if (pairs)
    return pairs
      .map(([key, values]) => `${key}=${named(values, from.take(widthFor(values.length)))}`)
      .join('+');
  if ('several' in node)
    return Object.keys(node.several.choices)
      .filter(() => from.take(1) === 1)
      .join('+');
  if ('order' in node) {
    let left = Object.keys(node.order.items);
    const order: string[] = [];
    while (left.length) {
      const id = named(left, from.take(widthFor(left.length)));
      order.push(id);
      left = left.filter((x) => x !== id);
    }
    return order.join('>');
  }
  if ('value' in node) {
    const { count, at } = scaleOf(node.value);
    return at(from.take(widthFor(count)));
  }
  const all = Object.keys(optionsOf(node));
  return named(all, from.take(widthFor(all.length)));
}
