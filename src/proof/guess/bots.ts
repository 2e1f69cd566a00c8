import { optionsOf, readAnswer } from '#engine';
import type { CustomerModel, Language, Node, Text } from '#model';
import { blindly, type Strategy } from '../explore/chance.ts';
import type { Edge, Graph } from '../explore/graph.ts';
import { mean } from '../wording/mean.ts';
import { apologises, concedes, keywordHits, lengthOf, politenessOf } from '../wording/wording.ts';

/** Players who know nothing of service, each with a rule of their own. */
export const naive = [
  'random',
  'first',
  'last',
  'longest',
  'shortest',
  'politest',
  'apologise',
  'concede',
  'agreeable',
  'keyword',
  'greedy',
] as const;
export type Naive = (typeof naive)[number];
/** Those who go by what an option looks like. */
export type Looking = Exclude<Naive, 'random' | 'greedy'>;

/** Whether a naive player looks at wording, and so plays each language in its own way. */
export function readsWords(name: Naive): boolean {
  return !['random', 'first', 'last', 'agreeable', 'greedy'].includes(name);
}

/** The language a scenario is read in, and the module's words in it. */
export interface Reader {
  language: Language;
  keywords: readonly string[];
}

interface Option {
  text: Text;
  place: number;
  acts: readonly string[];
}
type Appeal = (option: Option) => number;

/** What each naive player likes about an option: the more, the sooner it is picked. */
function appealOf(name: Looking, { language, keywords }: Reader, acts: CustomerModel['acts']): Appeal {
  const sum = (ids: readonly string[], of: (id: string) => number) => ids.reduce((n, id) => n + of(id), 0);
  const gives = (id: string) => acts[id]?.family === 'gift' || id === 'secret-deal';
  const pleases = (id: string): number => {
    const family = acts[id]?.family ?? 'rule';
    return family === 'harm' ? -1 : ['care', 'manner', 'gift'].includes(family) ? 1 : 0;
  };
  const appeals: Record<Looking, Appeal> = {
    first: ({ place }) => -place,
    last: ({ place }) => place,
    longest: ({ text }) => lengthOf(text[language], language),
    shortest: ({ text }) => -lengthOf(text[language], language),
    politest: ({ text }) => politenessOf(text[language], language),
    apologise: ({ text, acts }) =>
      acts.includes('apologise') || apologises(text[language], language) ? 1 : 0,
    concede: ({ text, acts }) => (acts.some(gives) || concedes(text[language], language) ? 1 : 0),
    agreeable: ({ acts }) => sum(acts, pleases),
    keyword: ({ text }) => keywordHits(text[language], keywords),
  };
  return appeals[name];
}

/** Takes the ways that have most of something, all of them alike. */
function most(figure: (edge: Edge) => number): Strategy {
  return (edges) => {
    const figures = edges.map(figure);
    const top = Math.max(...figures);
    return figures.map((x) => (x === top ? 1 : 0));
  };
}

/** The player who goes by the principles: always the way with most marks for this customer, not looking ahead. */
export const principled: Strategy = most((edge) => edge.written);

const optionsIn = (texts: Record<string, Text>): [id: string, option: Option][] =>
  Object.entries(texts).map(([id, text], place) => [id, { text, place, acts: [] }]);

function liked(options: [id: string, option: Option][], appeal: Appeal): string[] {
  const figures = options.map(([, option]) => appeal(option));
  const top = Math.max(...figures);
  return options.flatMap(([id], i) => (figures[i] === top ? [id] : []));
}

/** Answers that give every key a value it likes, with their shares. All wrong values amount to the same. */
function paired(keys: { key: string; right: string; likes: string[] }[]): [answer: string, share: number][] {
  let all: [pairs: string[], share: number][] = [[[], 1]];
  for (const { key, right, likes } of keys) {
    const good = likes.includes(right) ? 1 / likes.length : 0;
    const wrong = likes.find((x) => x !== right);
    const values: [string, number][] = [
      [right, good],
      ...(wrong ? [[wrong, 1 - good] as const] : []),
    ].flatMap(([value, share]) => (share ? [[value, share] as [string, number]] : []));
    all = all.flatMap(([pairs, share]) =>
      values.map(([value, part]): [string[], number] => [[...pairs, `${key}=${value}`], share * part]),
    );
  }
  return all.map(([pairs, share]) => [pairs.join('+'), share]);
}

/** What a naive player answers where there are no choices to pick from; undefined: anything. */
function answersOf(node: Node, name: Looking, appeal: Appeal): [answer: string, share: number][] | undefined {
  if ('record' in node)
    return paired(
      Object.entries(node.record.fields).map(([key, { options, right }]) => ({
        key,
        right,
        likes: liked(optionsIn(options), appeal),
      })),
    );
  if (name !== 'first' && name !== 'last') return undefined;
  if ('order' in node) {
    const ids = Object.keys(node.order.items);
    return [[(name === 'first' ? ids : ids.reverse()).join('>'), 1]];
  }
  if ('sort' in node) {
    const likes = liked(optionsIn(node.sort.groups), appeal);
    return paired(Object.entries(node.sort.items).map(([key, { group }]) => ({ key, right: group, likes })));
  }
  if (!('value' in node)) return undefined;
  const { min, max, step, start } = node.value;
  const end = min + Math.floor((max - min) / step + 1e-6) * step;
  return [[String(Number((name === 'first' ? start : end).toFixed(6))), 1]];
}

/** How one node is played: by the figures of its choices, or by the answers its player would give. */
function playOf(node: Node, name: Looking, appeal: Appeal): Strategy {
  const options = Object.entries(optionsOf(node) as Record<string, { text: Text; acts: readonly string[] }>);
  if (options.length) {
    const figures = new Map(
      options.map(([id, { text, acts }], place) => [id, appeal({ text, acts, place })]),
    );
    return most(({ lane }) => mean(lane.way.move.id.split('+').map((id) => figures.get(id) ?? 0)));
  }
  const shares = new Map<string, number>();
  for (const [answer, share] of answersOf(node, name, appeal) ?? []) {
    const move = readAnswer(node, answer);
    if (move) shares.set(move.id, (shares.get(move.id) ?? 0) + share);
  }
  return shares.size ? (edges) => edges.map((e) => shares.get(e.lane.way.move.id) ?? 0) : blindly;
}

/** How a naive player plays who goes by what options look like. */
export function looking(name: Looking, { table, node }: Graph, reader: Reader): Strategy {
  const { scenario, who } = table.program;
  const appeal = appealOf(name, reader, who.model.acts);
  const plays = Object.values(scenario.nodes).map((n) => playOf(n, name, appeal));
  return (edges, situation) => (plays[node[situation] ?? -1] ?? blindly)(edges, situation);
}
