import { language } from '#i18n';
import { at, isMap, listAt, mapAt, type Path } from '../edit/at.ts';
import { answersAt } from '../edit/effects.ts';
import type { Link, Station } from '../edit/links.ts';
import type { Kind, Sketch } from '#model';
import type { Spot } from '../room.svelte.ts';

/** What the outline groups by: the conversation itself, then its steps, its endings, and what nothing leads to. */
export const groups = ['talk', 'steps', 'endings', 'loose'] as const;
export type Group = (typeof groups)[number];
/** What of the conversation itself has a place of its own. */
export const parts = ['about', 'customer', 'promises', 'claims'] as const;
export type Part = (typeof parts)[number];
/** Where in the value the fields of a part begin. */
export const pathOf: Record<Part, string> = {
  about: 'title',
  customer: 'customer',
  promises: 'promises',
  claims: 'always',
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
  | (Common & { is: 'step'; id: string; kind: Kind | undefined; node: Sketch; spot: Spot })
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

/** The rows of the outline that can be seen, in their order. */
export function rowsOf(sketch: Sketch, { stations, links, isOpen, sought }: Shown): Row[] {
  const from = new Map<string, Link[]>();
  for (const link of links)
    if (link.from !== undefined) from.set(link.from, [...(from.get(link.from) ?? []), link]);
  const nodes = mapAt(sketch, ['nodes']);
  const found = stations.filter(({ id }) => !sought || sought(mapAt(nodes, [id]), id));
  const stepsOf: Record<Group, Station[]> = {
    talk: [],
    steps: found.filter((s) => s.reached && s.kind !== 'end'),
    endings: found.filter((s) => s.reached && s.kind === 'end'),
    loose: found.filter((s) => !s.reached),
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
      ...steps.flatMap(({ id, kind }, i): Row[] => {
        const node = mapAt(nodes, [id]);
        const options = optionsOf(id, node, from.get(id) ?? []);
        const key = `nodes.${id}`;
        const unfolded = options.length > 0 && isOpen(key);
        const step: StepRow = {
          ...{
            is: 'step',
            key,
            level: 2,
            place: i + 1,
            of: steps.length,
            id,
            kind,
            node,
            spot: { node: id },
          },
          ...(options.length > 0 && { open: unfolded }),
        };
        return [step, ...(unfolded ? options : [])];
      }),
    ];
  });
}

function partRow(part: Part, i: number): Row {
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

/** How many promises or claims there are. */
export function countOf(sketch: Sketch, part: Part): number {
  if (part === 'promises') return Object.keys(mapAt(sketch, ['promises'])).length;
  return part === 'claims' ? listAt(sketch, ['always']).length + listAt(sketch, ['never']).length : 0;
}

/** The key of the row that a spot is shown at. */
export function keyOf(sketch: Sketch, { node, option, path = '' }: Spot): string {
  if (node === undefined) {
    const [head = ''] = path.split('.');
    if (head === 'customer' || head === 'promises') return head;
    return head === 'always' || head === 'never' ? 'claims' : 'about';
  }
  const list = option === undefined ? undefined : answersAt(at(sketch, ['nodes', node]));
  return ['nodes', node, ...(list && option !== undefined ? [...list, option] : [])].join('.');
}

/** The steps in the order in which they stand in the value, which is the author's own. */
export function inOwnOrder(stations: readonly Station[], sketch: Sketch): Station[] {
  const places = new Map(Object.keys(mapAt(sketch, ['nodes'])).map((id, i) => [id, i]));
  return stations.toSorted((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0));
}
