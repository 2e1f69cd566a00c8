import * as v from 'valibot';
import {
  Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  visit,
  type Node,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Issue, Sketch } from '#model';
import { readYaml } from '#model/yaml';
import { problem } from '../fingerprint.ts';

const style = { lineWidth: 110 } as const;
/** A text or list that fits on one line stands on one line. */
const longestLine = 90;

/**
 * Reads YAML as a sketch: whatever can be kept is kept, and nothing of it is checked but that it is a map and harms
 * nobody. Never throws for what is in the text.
 */
export function readSketch(text: string, file: string): { value?: Sketch; issues: Issue[] } {
  const { source, issues } = readYaml(text, file, v.record(v.string(), v.unknown()));
  if (!source) return { issues };
  try {
    // What refers to itself has no end, and is nothing that anybody has written down.
    JSON.stringify(source.value);
  } catch {
    const message = 'refers to itself without end or is nested too deeply; write it out flat';
    const values = { why: 'RESOURCE_EXHAUSTION' };
    return { issues: [{ ...problem('error', 'yaml-wrong', message, file), values }] };
  }
  return { value: source.value, issues };
}

/**
 * Writes a value as YAML. With the text it came from, comments and the order of keys stay, and only what is different
 * is written anew; a value that is the same gives the same text, to the byte.
 */
export function writeYaml(value: Sketch, source?: string): string {
  const doc = source === undefined ? undefined : parseDocument(source);
  if (!doc || doc.errors.length || !isMap(doc.contents)) return fresh(value).toString(style);
  if (isSame(doc.toJS(), value)) return source ?? '';
  visit(doc, {
    Alias: (_, alias) => {
      const meant = alias.resolve(doc);
      return meant && doc.createNode(meant.toJS(doc));
    },
    Node: (_, node) => {
      if (!isAlias(node)) delete node.anchor;
    },
  });
  merge(doc, doc.contents, value);
  return doc.toString(style);
}

function fresh(value: Sketch): Document {
  const doc = new Document(value);
  if (doc.contents) tighten(doc.contents as Node);
  return doc;
}

/** Lets short maps and lists of plain values stand on one line. */
function tighten(node: Node): void {
  visit(node, {
    Collection: (_, collection) => {
      const flat = collection.items.every((item) =>
        isScalar(isMap(collection) ? (item as { value: unknown }).value : item),
      );
      if (flat && JSON.stringify(collection).length <= longestLine) collection.flow = true;
    },
  });
}

function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b || Array.isArray(a) !== Array.isArray(b))
    return false;
  const [one, other] = [Object.keys(a), Object.keys(b)];
  return (
    one.length === other.length &&
    one.every((key, i) => key === other[i] && isSame(a[key as never], b[key as never]))
  );
}

const isPlain = (value: unknown): value is Sketch =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Makes a node say a value, in place as far as it has the same form; hands back the node to stand there. */
function merge(doc: Document, node: unknown, value: unknown): unknown {
  if (isMap(node) && isPlain(value)) return mergeMap(doc, node, value);
  if (isSeq(node) && Array.isArray(value)) return mergeList(doc, node, value);
  if (isScalar(node) && (typeof value !== 'object' || value === null)) {
    if (!Object.is(node.value, value)) node.value = value;
    return node;
  }
  const made = doc.createNode(value) as Node;
  tighten(made);
  return made;
}

function mergeMap(doc: Document, map: YAMLMap, value: Sketch): YAMLMap {
  const pairs = new Map(map.items.map((pair) => [isScalar(pair.key) ? String(pair.key.value) : '', pair]));
  map.items = Object.entries(value).map(([key, own]) => {
    const pair = pairs.get(key);
    if (!pair) return doc.createPair(key, merge(doc, undefined, own));
    pair.value = merge(doc, pair.value, own);
    return pair;
  });
  return map;
}

function mergeList(doc: Document, list: YAMLSeq, value: readonly unknown[]): YAMLSeq {
  list.items = value.map((item, i) => merge(doc, list.items[i], item));
  return list;
}
