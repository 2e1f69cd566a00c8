import { optionsOf } from '#engine';
import type { Effect, Scenario, Text, To, When } from '#model';
import { library } from '../support/library.ts';
import { renamed } from '../support/versions.ts';

export type Choice = Effect & { text: Text; to?: To };
export const choicesOf = (scenario: Scenario) =>
  Object.values(scenario.nodes).flatMap((node) => Object.values(optionsOf(node)) as Choice[]);
/** The choices of every step that has some, by their ids. */
function listsOf({ nodes }: Scenario): Record<string, unknown>[] {
  const lists = Object.values(nodes).flatMap((node) => ('choices' in node ? [node.choices] : []));
  return lists.length ? lists : [{}];
}
export const pick = <T>(all: readonly T[], at: number): T => all[at % all.length] as T;
const onOf = (to: To | undefined) => (typeof to === 'string' ? to : (to?.at(-1)?.to ?? ''));
const principles = Object.keys(library.principles);
export const acts = Object.keys(library.model.acts);

const turned = <T>(all: readonly T[], by: number): T[] => [
  ...all.slice(by % all.length),
  ...all.slice(0, by % all.length),
];
function putBack<T>(into: Record<string, T>, order: (entries: [string, T][]) => [string, T][]): void {
  const entries = order(Object.entries(into));
  for (const id of Object.keys(into)) Reflect.deleteProperty(into, id);
  for (const [id, of] of entries) into[id] = of;
}

/** What conditions may ask for. */
const asked = ({ promises }: Scenario, n: number): When[] => [
  { flag: `flag-${String(n % 3)}` },
  { did: pick(acts, n) },
  { not: { did: pick(acts, n) } },
  { satisfaction: { atLeast: 60 + (n % 60) } },
  { patience: { atLeast: n % 8 } },
  { personality: pick(['lively', 'powerful', 'peaceful', 'analytical'] as const, n) },
  ...Object.keys(promises).map((id) => ({ promise: { [id]: 'open' as const } })),
];

/** Edits as an author makes them; `n` and `m` say where and what. */
export const edits: Record<string, (scenario: Scenario, n: number, m: number) => void> = {
  words: (s, n, m) => (pick(choicesOf(s), n).text.en = `Other words, ${String(m)}.`),
  claim: (s, n) => {
    for (const claim of s.always) claim.text.en = `Always ${String(n)}.`;
  },
  marks: (s, n, m) => (pick(choicesOf(s), n).marks = { [pick(principles, m)]: (m % 5) - 2 }),
  act: (s, n, m) => (pick(choicesOf(s), n).acts = [pick(acts, m)]),
  flag: (s, n, m) => (pick(choicesOf(s), n).sets = m % 2 ? ['seen'] : []),
  target: (s, n, m) => {
    const choice = pick(choicesOf(s), n);
    if (choice.to !== undefined) choice.to = pick(Object.keys(s.nodes), m);
  },
  forwards: (s, n, m) => {
    const choice = pick(choicesOf(s), n);
    const ids = Object.keys(s.nodes);
    if (typeof choice.to === 'string') choice.to = pick(ids.slice(ids.indexOf(choice.to)), m);
  },
  split: (s, n, m) => {
    const choice = pick(choicesOf(s), n);
    const ends = Object.keys(s.nodes).filter((id) => 'end' in (s.nodes[id] ?? {}));
    if (typeof choice.to === 'string')
      choice.to = [{ when: pick(asked(s, n), m), to: pick(ends, m) }, { to: choice.to }];
  },
  unsplit: (s, n) => {
    for (const choice of choicesOf(s).slice(n % 5)) choice.to = onOf(choice.to);
  },
  condition: (s, n, m) =>
    Object.assign(pick(choicesOf(s), n), { when: { trust: { atLeast: (m % 20) * 5 } } }),
  flagAsked: (s, n, m) => {
    pick(choicesOf(s), n).sets = [`flag-${String(m % 3)}`];
    Object.assign(pick(choicesOf(s), m), { when: pick(asked(s, m), n) });
  },
  unconditional: (s, n) => Reflect.deleteProperty(pick(choicesOf(s), n), 'when'),
  promise: (s, n, m) => {
    const id = `promise-${String(n % 2)}`;
    s.promises[id] = { text: { en: 'A promise.', zh: '一个承诺。' }, principle: pick(principles, m) };
    pick(choicesOf(s), n).promises = { [id]: { within: 1 + (m % 6) } };
    pick(choicesOf(s), m).keeps = [id];
  },
  promisesGone: (s) => {
    s.promises = {};
    for (const choice of choicesOf(s)) [choice.promises, choice.keeps] = [{}, []];
    for (const node of Object.values(s.nodes)) if ('end' in node) node.end.keeps = [];
  },
  choiceAdded: (s, n, m) => {
    const choices = pick(listsOf(s), n);
    choices[`more-${String(m)}`] = structuredClone(pick(Object.values(choices), m));
  },
  choiceRemoved: (s, n, m) => {
    const choices = pick(listsOf(s), n);
    if (Object.keys(choices).length > 2) Reflect.deleteProperty(choices, pick(Object.keys(choices), m));
  },
  choiceRenamed: (s, n, m) => {
    const choices = pick(listsOf(s), n);
    const from = pick(Object.keys(choices), m);
    putBack(choices, (entries) => entries.map(([id, of]) => [id === from ? `other-${String(m)}` : id, of]));
  },
  choicesMoved: (s, n, m) => {
    putBack(pick(listsOf(s), n), (entries) => turned(entries, m));
  },
  stepsMoved: (s, n) => {
    putBack(s.nodes, (entries) => turned(entries, n));
  },
  stepRenamed: (s, n, m) => {
    Object.assign(s, renamed(s, pick(Object.keys(s.nodes), n), `other-${String(m)}`));
  },
  stepAdded: (s, n, m) => {
    const choice = pick(choicesOf(s), n);
    const id = `between-${String(m)}`;
    const like = Object.values(s.nodes).find((node) => 'choices' in node);
    if (!like || !('choices' in like) || s.nodes[id]) return;
    const on = Object.entries(like.choices).map(([key, of]) => [key, { ...of, to: onOf(choice.to) }]);
    const added = structuredClone({ ...like, choices: Object.fromEntries(on) as typeof like.choices });
    putBack(s.nodes, (entries) => turned([...turned(entries, m), [id, added]], m));
    choice.to = id;
  },
  stepRemoved: (s, n) => {
    const [id, node] = pick(Object.entries(s.nodes), n);
    const [on] = Object.values('choices' in node ? node.choices : {});
    if (!on || onOf(on.to) === id) return;
    Reflect.deleteProperty(s.nodes, id);
    Object.assign(s, renamed(s, id, onOf(on.to)));
  },
  endAdded: (s, n, m) => {
    const [end] = Object.values(s.nodes).filter((node) => 'end' in node);
    if (end) s.nodes[`end-${String(m)}`] = structuredClone(end);
    pick(choicesOf(s), n).to = `end-${String(m)}`;
  },
  start: (s, n) => (s.customer.start.patience = 3 + (n % 8)),
  pass: (s, n) => (s.pass = 40 + (n % 60)),
  outcome: (s, n) => {
    const ends = Object.values(s.nodes).flatMap((node) => ('end' in node ? [node.end] : []));
    pick(ends, n).outcome = pick(['kept', 'strained', 'lost'] as const, n);
  },
  add: (s, n) => (s.nodes[`more-${String(n)}`] = structuredClone(pick(Object.values(s.nodes), n))),
  delete: (s, n) => Reflect.deleteProperty(s.nodes, pick(Object.keys(s.nodes), n)),
};
