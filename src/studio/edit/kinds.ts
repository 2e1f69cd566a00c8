import type { Kind, Sketch } from '#model';
import { at, copyOf, isMap, mapAt, setAt, type Path } from './at.ts';
import { answersAt, kindAt } from './effects.ts';
import { first } from './first.ts';
import { partsAt } from './lists.ts';
import { fill, skeletonOf } from './nodes.ts';
import { mendResults } from './results.ts';

const optioned: readonly Kind[] = ['choices', 'several', 'reply'];
const isOptioned = (kind: Kind) => optioned.includes(kind);
/** Where what is put in order, sorted or filled in stands, by kind. */
const things: Partial<Record<Kind, string>> = { order: 'items', sort: 'items', record: 'fields' };

type Entries = [id: string, value: Sketch][];
const entries = (value: unknown, path: Path): Entries =>
  Object.entries(mapAt(value, path)).flatMap(([id, v]): Entries => (isMap(v) ? [[id, v]] : []));

/** The texts that a decision is about, by id: of its choices, or of what is ordered, sorted or filled in. */
function textsOf(node: Sketch, kind: Kind): Entries {
  const thing = things[kind];
  if (thing === undefined)
    return isOptioned(kind) ? textual(entries(node, answersAt(node) ?? []), 'text') : [];
  const all = entries(node, [kind, thing]);
  return kind === 'order' ? all : textual(all, kind === 'sort' ? 'text' : 'label');
}
const textual = (all: Entries, key: string): Entries =>
  all.flatMap(([id, value]): Entries => (isMap(value[key]) ? [[id, value[key]]] : []));

/** Where all answers of a node lead that choose several. */
function jointly(node: Sketch): unknown {
  return at(node, ['several', 'to']);
}

/** The answers of a node as choices of another kind: text and effects stay, results take the texts that were there. */
function choicesOf(node: Sketch, from: Kind, kind: Kind, here: string): Entries {
  const texts = textsOf(node, from).map(([, text]) => text);
  const to = jointly(node);
  return entries(node, answersAt(node) ?? []).map(([id, answer], i) => {
    const { text = texts[i] ?? first.option(i + 1).text, match, atLeast: _, atMost: __, ...rest } = answer;
    const { to: own = to ?? here, hard, ...effect } = rest;
    if (kind === 'several') return [id, { text, ...effect }];
    const matched = kind === 'reply' && { match: match ?? { en: [], zh: [] } };
    return [id, { text, ...matched, ...effect, ...(hard !== undefined && { hard }), to: own }];
  });
}

/** The answers of a node as results: shares of what is right, evenly, where nothing else is known. */
function resultsOf(node: Sketch, from: Kind, kind: Kind, here: string): Entries {
  const answers = entries(node, answersAt(node) ?? []);
  const isShared = !isOptioned(from) && from !== 'value' && kind !== 'value';
  const last = answers.length - 1;
  return answers.map(([id, answer], i) => {
    const { text: _, match: __, when: ___, atLeast, atMost, to = jointly(node) ?? here, ...effect } = answer;
    if (isShared)
      return [
        id,
        { ...(atLeast !== undefined && { atLeast }), ...(atMost !== undefined && { atMost }), ...effect, to },
      ];
    const share = kind !== 'value' && i < last && { atLeast: Math.floor((100 * (last - i)) / last) };
    return [id, { ...share, ...effect, to }];
  });
}

/** What is put in order, sorted or filled in, out of the texts that a decision was about. */
function thingsOf(node: Sketch, from: Kind, kind: Kind, group: string): Entries {
  const texts = textsOf(node, from);
  if (kind === 'order') return texts;
  if (kind === 'sort') return texts.map(([id, text]) => [id, { text, group }]);
  return texts.map(([id, label], i) => [id, { ...first.field(i + 1), label }]);
}

/**
 * Lets something else be decided at a node, or nothing any more. What the customer says stays, and so do the texts and
 * effects of the answers as far as the other kind has a place for them.
 */
export function changeKind(sketch: Sketch, id: string, kind: Kind): void {
  const path = ['nodes', id];
  const before = at(sketch, path);
  const from = kindAt(before);
  if (!isMap(before) || from === kind) return;
  const node = copyOf(before);
  const scene = Object.fromEntries(Object.entries(node).filter(([key]) => key !== 'clock' && key !== from));
  const answers = from ? entries(node, answersAt(node) ?? []) : [];
  const led = at(answers[0]?.[1], ['to']);
  const to = typeof led === 'string' ? led : (at(led, [0, 'to']) ?? jointly(node) ?? id);
  setAt(sketch, path, { ...scene, ...skeletonOf(kind, to) });
  const put = (inside: Path, all: Entries) => {
    if (all.length)
      setAt(
        sketch,
        [...path, ...inside],
        Object.fromEntries(all.slice(0, partsAt([...path, ...inside]).max)),
      );
  };
  if (from && from !== 'end') {
    if (isOptioned(kind))
      put(kind === 'choices' ? ['choices'] : [kind, 'choices'], choicesOf(node, from, kind, id));
    else if (kind !== 'end') {
      const thing = things[kind];
      if (thing !== undefined) put([kind, thing], thingsOf(node, from, kind, 'group'));
      if (kind === 'order')
        setAt(sketch, [...path, 'order', 'right'], Object.keys(mapAt(sketch, [...path, 'order', 'items'])));
      put([kind, 'results'], resultsOf(node, from, kind, id));
      if (answers.length) mendResults(sketch, [...path, kind, 'results']);
    }
  }
  fill(sketch, path, kind, to);
}
