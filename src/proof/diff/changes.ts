import { gradesOf, optionsOf } from '#engine';
import { has, kindOf, type CustomerModel, type Language, type Node, type Scenario } from '#model';
import { effectsOf } from '../findings/inside.ts';

/** text: only words; rules: how it plays; about: what surrounds it, such as minutes or the cases it is taken from. */
export type Sort = 'text' | 'rules' | 'about';

/** One difference between two versions of a scenario. */
export interface Change {
  path: string;
  sort: Sort;
  /** Of words: the languages in which they differ. */
  languages?: Language[];
  /** Absent where it was added. */
  before?: unknown;
  /** Absent where it was removed. */
  after?: unknown;
}

const words = new Set(
  'title role brief goals says cue ask text because what comesOut unit label after match hard nudge'.split(
    ' ',
  ),
);
/** Keys whose values are maps by id: there, no key means what it means elsewhere. */
const maps = new Set('nodes choices results items groups fields options promises promise acts'.split(' '));
const listed = new Set('items groups fields options'.split(' '));
const around =
  /^(\$schema|format|id|module|cases|minutes|assessed|channel|always|never|customer\.(person|others|hidden))\b/;

type Keyed = Record<string, unknown>;
const isMap = (x: unknown): x is Keyed => typeof x === 'object' && x !== null && !Array.isArray(x);
const isText = (x: unknown): boolean =>
  isMap(x) && typeof x['en'] === 'string' && typeof x['zh'] === 'string';

/** A value as text, the keys of its maps in order. */
function canonical(value: unknown): string {
  const text = JSON.stringify(value, (_key, part: unknown) =>
    isMap(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part,
  ) as string | undefined;
  return text ?? '';
}

function inLanguage(value: unknown, language: Language): unknown {
  if (Array.isArray(value)) return value.map((v) => inLanguage(v, language));
  if (!isMap(value)) return value;
  if (has(value, 'en') && has(value, 'zh')) return value[language];
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, inLanguage(v, language)]));
}

type Path = readonly (string | number)[];
interface Way {
  path: Path;
  /** Whether the keys here are ids. */
  ids?: boolean;
  /** Whether all below is words. */
  worded?: boolean;
}

function leaf(a: unknown, b: unknown, { path, worded }: Way): Change {
  const at = path.join('.');
  const sort = worded || (isText(a) && isText(b)) ? 'text' : around.test(at) ? 'about' : 'rules';
  const languages = (['en', 'zh'] as const).filter(
    (l) => canonical(inLanguage(a, l)) !== canonical(inLanguage(b, l)),
  );
  return {
    path: at,
    sort,
    ...(sort === 'text' ? { languages } : {}),
    ...(a === undefined ? {} : { before: a }),
    ...(b === undefined ? {} : { after: b }),
  };
}

const ordered = (of: object, others: object) => Object.keys(of).filter((id) => Object.hasOwn(others, id));

/** Says where ids that both versions have stand in another order. */
function reordered(a: object, b: object, path: Path): Change[] {
  const [before, after] = [ordered(a, b), ordered(b, a)];
  return before.join() === after.join() ? [] : [{ path: path.join('.'), sort: 'rules', before, after }];
}

/** Every difference between two values of the format, each as deep as it lies. */
export function changesOf(a: unknown, b: unknown, way: Way): Change[] {
  if (canonical(a) === canonical(b) && !(isMap(a) && isMap(b))) return [];
  const key = way.path.at(-1) ?? '';
  const varies = way.worded || (key === 'marks' && !way.ids);
  if (varies && isMap(a) && isMap(b) && has(a, 'any') !== has(b, 'any'))
    return has(a, 'any') ? changesOf(a, { any: b }, way) : changesOf({ any: a }, b, way);
  if (isMap(a) && isMap(b) && !(isText(a) && isText(b)) && !(way.worded && !has(a, 'any'))) {
    const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
    const order = way.ids && listed.has(String(key)) ? reordered(a, b, way.path) : [];
    return [...order, ...keys.flatMap((k) => changesOf(a[k], b[k], below(way, k)))];
  }
  if (Array.isArray(a) && Array.isArray(b) && !way.worded && a.length === b.length && a.some(isMap))
    return a.flatMap((x, i) => changesOf(x, b[i], { path: [...way.path, i] }));
  return canonical(a) === canonical(b) ? [] : [leaf(a, b, way)];
}

function below({ path, ids, worded }: Way, key: string): Way {
  return {
    path: [...path, key],
    ids: !ids && !worded && maps.has(key),
    worded: worded === true || (!ids && words.has(key)),
  };
}

const addedTo = (a: object, b: object) => Object.keys(b).filter((id) => !Object.hasOwn(a, id));

/** A node without its choices or results, which are told apart from it. */
function shellOf(node: Node): object {
  const kind = kindOf(node);
  if (kind === 'choices') return { ...node, choices: {} };
  const { choices: _, results: __, ...rest } = (node as unknown as Record<string, Keyed>)[kind] ?? {};
  return { ...node, [kind]: rest };
}

function changesAt(a: Node, b: Node, path: Path): Change[] {
  const kind = kindOf(b);
  const under = kind === 'choices' ? [...path, kind] : [...path, kind, 'choices'];
  return [
    ...changesOf(shellOf(a), shellOf(b), { path }),
    ...reordered(optionsOf(a), optionsOf(b), under),
    ...reordered(gradesOf(a), gradesOf(b), [...path, kind, 'results']),
  ];
}

/** What was added, removed and changed among things with ids. */
export interface Altered {
  added: string[];
  removed: string[];
  changed: { id: string; changes: Change[] }[];
}

const some = (changed: Altered['changed']) => changed.filter(({ changes }) => changes.length);

/** Changes of the nodes that both versions have, without what is in their choices and results. */
export function nodeChanges(a: Scenario, b: Scenario): Altered {
  const changed = ordered(a.nodes, b.nodes).map((id) => {
    const [x, y] = [a.nodes[id], b.nodes[id]];
    return { id, changes: x && y ? changesAt(x, y, ['nodes', id]) : [] };
  });
  return { added: addedTo(a.nodes, b.nodes), removed: addedTo(b.nodes, a.nodes), changed: some(changed) };
}

/** Changes of choices, options and results, as `node/id`, at the nodes that both versions have. */
export function choiceChanges(a: Scenario, b: Scenario): Altered {
  const at = (of: Scenario, other: Scenario) =>
    Object.fromEntries(
      effectsOf(of).flatMap((e) => (Object.hasOwn(other.nodes, e.node) ? [[`${e.node}/${e.id}`, e]] : [])),
    );
  const [before, after] = [at(a, b), at(b, a)];
  const changed = ordered(before, after).map((id) => {
    const [x, y] = [before[id], after[id]];
    return { id, changes: x && y ? changesOf(x.effect, y.effect, { path: y.path }) : [] };
  });
  return { added: addedTo(before, after), removed: addedTo(after, before), changed: some(changed) };
}

/** Changes of everything outside the nodes. */
export function frameChanges({ nodes: _, ...a }: Scenario, { nodes: __, ...b }: Scenario): Change[] {
  return changesOf(a, b, { path: [] });
}

/** Changes of the reaction model; acts that only one of them has are used by one version alone. */
export function modelChanges(a: CustomerModel, b: CustomerModel): Change[] {
  const common = (of: CustomerModel) => ({
    ...of,
    acts: Object.fromEntries(ordered(a.acts, b.acts).map((id) => [id, of.acts[id]])),
  });
  return changesOf(common(a), common(b), { path: ['model'] });
}
