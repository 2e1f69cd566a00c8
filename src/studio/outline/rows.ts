import { language } from '#i18n';
import { at, isMap, mapAt, type Path } from '../edit/at.ts';
import { answersAt } from '../edit/effects.ts';
import type { Link, Station } from '../edit/links.ts';
import { questionKindAt } from '../edit/questions.ts';
import type { Kind, QuestionKind, Sketch } from '#model';
import type { Spot } from '../room.svelte.ts';

/** What the outline groups by: the conversation itself, then its steps, its endings, and what nothing leads to; or the questions of a file. */
export const groups = ['talk', 'steps', 'endings', 'loose', 'questions'] as const;
export type Group = (typeof groups)[number];
/** What of the conversation itself has a place of its own. */
export const parts = ['about', 'customer', 'promises', 'claims', 'own'] as const;
export type Part = (typeof parts)[number] | 'bank';
/** Where in the value the fields of a part begin. */
const pathOf: Record<(typeof parts)[number], string> = {
  about: 'title',
  customer: 'customer',
  promises: 'promises',
  claims: 'always',
  own: 'own',
};

interface Common {
  /** Unlike that of any other row, and the same from one value to the next. */
  key: string;
  level: 1 | 2 | 3;
  /** Place among its siblings from 1, and how many they are. */
  place: number;
  of: number;
  /** Undefined where nothing can be opened. */
  open?: boolean;
}
export type Row =
  | (Common & { is: 'group'; group: Group })
  | (Common & { is: 'part'; part: Part; spot: Spot })
  | (Common & {
      is: 'step';
      id: string;
      kind: Kind | undefined;
      /** Of a question, how it asks. */
      asks?: QuestionKind | undefined;
      node: Sketch;
      path: Path;
      spot: Spot;
    })
  | (Common & {
      is: 'option';
      /** The step that it belongs to. */
      node: string;
      id: string;
      value: Sketch;
      /** Where it leads, each place once. */
      to: readonly Pick<Link, 'to' | 'dangling'>[];
      path: Path;
      spot: Spot;
    });
export type StepRow = Extract<Row, { is: 'step' }>;
export type OptionRow = Extract<Row, { is: 'option' }>;

/** A text in the language of the interface, or in the other one where it is not written in that. */
export function wordsOf(text: unknown): string {
  const one = isMap(text) && 'any' in text ? text['any'] : text;
  if (!isMap(one)) return '';
  const lines = language() === 'en' ? [one['en'], one['zh']] : [one['zh'], one['en']];
  return lines.find((line): line is string => typeof line === 'string' && line.trim() !== '') ?? '';
}

interface Shown {
  stations: readonly Station[];
  links: readonly Link[];
  isOpen: (key: string) => boolean;
  /** Whether a step or one of its options is looked for; everything without it. */
  sought?: ((node: Sketch, id: string) => boolean) | undefined;
}

/** The row of a step as it was last made; steps are replaced and never changed in place. */
const made = new WeakMap<object, StepRow>();
function stepRow(
  station: Station,
  node: Sketch,
  place: number,
  of: number,
  open: boolean | undefined,
): StepRow {
  const { id, kind } = station;
  const old = made.get(node);
  if (old?.id === id && old.place === place && old.of === of && old.open === open) return old;
  const path = ['nodes', id];
  const row: StepRow = {
    ...{ is: 'step', key: path.join('.'), level: 2, place, of, id, kind, node, path, spot: { node: id } },
    ...(open !== undefined && { open }),
  };
  made.set(node, row);
  return row;
}

/** Whether something can be answered at a step. */
const answered = new WeakMap<object, boolean>();
function hasAnswers(node: Sketch): boolean {
  let has = answered.get(node);
  if (has === undefined) {
    const answers = answersAt(node);
    has = answers !== undefined && Object.keys(mapAt(node, answers)).length > 0;
    answered.set(node, has);
  }
  return has;
}

/** The rows of the outline that can be seen, in their order. */
export function rowsOf(sketch: Sketch, { stations, links, isOpen, sought }: Shown): Row[] {
  const nodes = mapAt(sketch, ['nodes']);
  const found = stations.filter(({ id }) => !sought || sought(mapAt(nodes, [id]), id));
  const stepsOf: Record<Group, Station[]> = {
    talk: [],
    steps: found.filter((s) => s.reached && s.kind !== 'end'),
    endings: found.filter((s) => s.reached && s.kind === 'end'),
    loose: found.filter((s) => !s.reached),
    questions: [],
  };
  const shown = groups.filter((group) => (group === 'talk' ? !sought : stepsOf[group].length > 0));
  return shown.flatMap((group, g): Row[] => {
    const open = isOpen(group);
    const head: Row = { is: 'group', key: group, group, level: 1, place: g + 1, of: shown.length, open };
    if (!open) return [head];
    if (group === 'talk') return [head, ...parts.map(partRow)];
    const steps = stepsOf[group];
    return [
      head,
      ...steps.flatMap((station, i): Row[] => {
        const { id } = station;
        const node = mapAt(nodes, [id]);
        const open = hasAnswers(node) ? isOpen(`nodes.${id}`) : undefined;
        const step = stepRow(station, node, i + 1, steps.length, open);
        if (!open) return [step];
        const out = links.filter(({ from }) => from === id);
        return [step, ...optionsOf(id, node, out)];
      }),
    ];
  });
}

/** The rows of a file of questions. */
export function questionRowsOf(sketch: Sketch, { isOpen, sought }: Pick<Shown, 'isOpen' | 'sought'>): Row[] {
  const found = Object.entries(mapAt(sketch, ['questions'])).flatMap(([id, value]) =>
    isMap(value) && (!sought || sought(value, id)) ? [{ id, value }] : [],
  );
  const open = isOpen('questions');
  const bank: Row = { is: 'part', key: 'about', part: 'bank', level: 1, place: 1, of: 2, spot: {} };
  const head: Row = { is: 'group', key: 'questions', group: 'questions', level: 1, place: 2, of: 2, open };
  const rows = found.map(({ id, value }, i): StepRow => {
    const path = ['questions', id];
    return {
      ...{ is: 'step', key: path.join('.'), level: 2, place: i + 1, of: found.length, id, kind: undefined },
      ...{ asks: questionKindAt(value), node: value, path, spot: { node: id } },
    };
  });
  return [bank, head, ...(open ? rows : [])];
}

function partRow(part: (typeof parts)[number], i: number): Row {
  const at = { level: 2, place: i + 1, of: parts.length } as const;
  return { is: 'part', key: part, part, ...at, spot: { path: pathOf[part] } };
}

function optionsOf(id: string, node: Sketch, links: readonly Link[]): OptionRow[] {
  const list = answersAt(node);
  const all = Object.entries(list ? mapAt(node, list) : {});
  return all.map(([option, value], i) => {
    const path = ['nodes', id, ...(list ?? []), option];
    const out = links.filter((link) => path.every((key, n) => link.path[n] === key));
    const to = [...new Map(out.map((link) => [link.to, { to: link.to, dangling: link.dangling }])).values()];
    return {
      ...{ is: 'option', key: path.join('.'), level: 3, place: i + 1, of: all.length, node: id, id: option },
      ...{ value: isMap(value) ? value : {}, to, path, spot: { node: id, option } },
    };
  });
}

/** Where decisions of several lead, whatever is chosen, by their step; each place once. */
export function onwardOf(links: readonly Link[]): Map<string, Pick<Link, 'to' | 'dangling'>[]> {
  const onward = new Map<string, Pick<Link, 'to' | 'dangling'>[]>();
  for (const { from, path, to, dangling } of links) {
    if (from === undefined || path[2] !== 'several' || path[3] !== 'to') continue;
    const others = onward.get(from) ?? [];
    if (!others.some((link) => link.to === to)) onward.set(from, [...others, { to, dangling }]);
  }
  return onward;
}

const isText = (value: unknown, words: string): boolean =>
  typeof value === 'string'
    ? value.toLowerCase().includes(words)
    : Array.isArray(value)
      ? value.some((one) => isText(one, words))
      : isMap(value) && Object.values(value).some((one) => isText(one, words));

/** Whether a step says these words anywhere, in either language, or is called so. */
export function saysWords(node: Sketch, id: string, words: string): boolean {
  const wanted = words.trim().toLowerCase();
  return id.includes(wanted) || isText(node, wanted);
}

/** The bounds of a result, as they stand: what share or value it is given for. */
export function boundsOf(value: Sketch): { atLeast?: number; atMost?: number } {
  const number = (key: 'atLeast' | 'atMost') => (typeof value[key] === 'number' ? { [key]: value[key] } : {});
  return { ...number('atLeast'), ...number('atMost') };
}

/** The part of the conversation, or of a file of questions, that a dotted path outside of steps belongs to. */
export function partAt(path: string): Part {
  const [head = ''] = path.split('.');
  if (head === 'customer' || head === 'promises' || head === 'own') return head;
  return head === 'always' || head === 'never' ? 'claims' : 'about';
}

/** The key of the row that a spot is shown at. */
export function keyOf(sketch: Sketch, { node, option, path = '' }: Spot): string {
  const isBank = at(sketch, ['questions']) !== undefined;
  if (isBank) return node === undefined ? 'about' : `questions.${node}`;
  if (node === undefined) return partAt(path);
  const list = option === undefined ? undefined : answersAt(at(sketch, ['nodes', node]));
  return ['nodes', node, ...(list && option !== undefined ? [...list, option] : [])].join('.');
}

/** The steps in the order in which they stand in the value, which is the author's own. */
export function inOwnOrder(stations: readonly Station[], sketch: Sketch): Station[] {
  const places = new Map(Object.keys(mapAt(sketch, ['nodes'])).map((id, i) => [id, i]));
  return stations.toSorted((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0));
}
