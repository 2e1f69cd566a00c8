import { kindNames, type Kind, type Sketch } from '#model';
import { at, isMap, listAt, mapAt, type Path } from '../edit/at.ts';
import { answersAt, kindAt } from '../edit/effects.ts';
import { boundsOf, wordsOf } from '../outline/rows.ts';

/** One answer of a step, or all of them together where it does not matter what is chosen. */
export interface Way {
  id: string;
  words: string;
  atLeast?: number;
  atMost?: number;
  /** The choice or result; none for all together. */
  option?: string;
  /** Where it is written what this leads to; none where it only leads on with the others. */
  path?: Path;
  /** Every step it may lead to. */
  to: readonly string[];
}

/** One step as it is drawn. */
export interface Step {
  id: string;
  kind: Kind | undefined;
  words: string;
  ways: readonly Way[];
  height: number;
  /** Everything that matters for where it is drawn, and for its links. */
  shape: string;
}

/** A link as it is drawn: from one way of a step to another step. */
export interface Link {
  id: string;
  from: string;
  way: string;
  option: string | undefined;
  to: string;
}

export const width = 232;
const [head, line] = [84, 26];

const known = new WeakMap<object, { words: string; step: Step }>();

/** The steps of a sketch; those that have not changed are the same objects as before. `said` tells apart in what language they are drawn. */
export function stepsOf(sketch: Sketch, said: string): Step[] {
  return Object.entries(mapAt(sketch, ['nodes'])).flatMap(([id, node]) => {
    if (!isMap(node)) return [];
    const before = known.get(node);
    const words = `${said} ${id}`;
    if (before?.words === words) return [before.step];
    const step = stepOf(id, node);
    known.set(node, { words, step });
    return [step];
  });
}

function stepOf(id: string, node: Sketch): Step {
  const kind = kindAt(node);
  const list = answersAt(node) ?? [];
  const all = list.length ? Object.entries(mapAt(node, list)) : [];
  const ways = all.map(([option, value]) => wayOf(option, ['nodes', id, ...list, option], value));
  if (kind === 'several') {
    const path = ['nodes', id, 'several', 'to'];
    for (const way of ways) delete way.path;
    ways.push({ id: '*', words: '', to: targetsOf(node['several']), path: editable(node['several'], path) });
  }
  const words = wordsOf(mapAt(node, ['end'])['title']) || wordsOf(node['says'] ?? node['ask']) || id;
  const height = head + ways.length * line;
  const shape = `${id}>${ways.map((way) => `${way.id}:${way.to.join()}`).join(';')}`;
  return { id, kind: kindNames.find((name) => name === kind), words, ways, height, shape };
}

function wayOf(option: string, place: Path, value: unknown): Way {
  const map = isMap(value) ? value : {};
  return {
    ...{ id: option, option, words: wordsOf(map['text']), to: targetsOf(map), ...boundsOf(map) },
    path: editable(map, [...place, 'to']),
  };
}

const targetsOf = (value: unknown): string[] => {
  const to = at(value, ['to']);
  const all = typeof to === 'string' ? [to] : listAt(value, ['to']).map((branch) => at(branch, ['to']));
  return [...new Set(all.filter((id): id is string => typeof id === 'string'))];
};

/** Where a new target is written: of several branches, the one that is left. */
function editable(value: unknown, path: Path): Path {
  const branches = listAt(value, ['to']).length;
  return branches ? [...path, branches - 1, 'to'] : path;
}

/** Reads the links of one version after another: the same list as before while all of them are the same. */
export function linkReading(): (steps: readonly Step[]) => readonly Link[] {
  let before: readonly Link[] = [];
  return (steps) => {
    const links = linksOf(steps);
    const isSame =
      links.length === before.length &&
      links.every(({ id, option }, i) => id === before[i]?.id && option === before[i].option);
    if (!isSame) before = links;
    return before;
  };
}

const drawnOut = new WeakMap<Step, Link[]>();

/** Every link that leads somewhere; those of a step that has not changed are the same objects. */
export function linksOf(steps: readonly Step[]): Link[] {
  const there = new Set(steps.map(({ id }) => id));
  return steps.flatMap((step) => {
    let out = drawnOut.get(step);
    if (!out) drawnOut.set(step, (out = linksOut(step)));
    return out.filter(({ to }) => there.has(to));
  });
}

const linksOut = ({ id: from, ways }: Step): Link[] =>
  ways.flatMap(({ id: way, option, to: all }) =>
    all.map((to) => ({ id: `${from}/${way}>${to}`, from, way, option, to })),
  );
