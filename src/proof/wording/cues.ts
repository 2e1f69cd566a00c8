import { optionsOf } from '#engine';
import {
  forPersonality,
  personalities,
  playable,
  type Effect,
  type Language,
  type Node,
  type Personality,
  type Scenario,
  type Text,
  type When,
} from '#model';
import { finding, type Finding } from '../findings/finding.ts';
import { atEveryNode, rulesOut } from '../findings/inside.ts';
import { mean, standardised } from './mean.ts';
import { absolutesOf, hedgesOf, lengthOf, politenessOf, readingOf } from './wording.ts';

/** What can be seen of a choice without knowing anything of service. */
const measures = {
  length: lengthOf,
  position: (_text: string, _language: Language, place: number) => place,
  politeness: politenessOf,
  absolutes: absolutesOf,
  hedging: hedgesOf,
  reading: readingOf,
} satisfies Record<string, (text: string, language: Language, place: number) => number>;
export type CueName = keyof typeof measures;
const cueNames = Object.keys(measures) as CueName[];

/** How well one cue alone would tell the best choice from the rest. */
export interface Cue {
  cue: CueName;
  /** The nodes it was measured at: those with a choice, one of them better than another. */
  nodes: number;
  /** Mean of the best-marked choices and of the others, in standard deviations from the mean of their node. */
  good: number;
  poor: number;
  /** How far the two are apart: `good − poor`, which is in standard deviations already; 0 where there is none. */
  gap: number;
  /** Share of nodes at which the choice with most of it is a best-marked one (ties shared), and with least of it. */
  hit: number;
  hitLow: number;
  /** The same share for a blind guess. */
  chance: number;
}

type End = 'most' | 'least';
type Option = Effect & { text: Text; when?: When | undefined };

/** How much of a cue each choice of a node has: in all, in standard deviations from their mean, most and least. */
interface Sight {
  values: number[];
  scores: number[];
  most: number;
  least: number;
}

/** The choices that are open to somebody at a node at which something can be told, in the order they are shown. */
interface Rated {
  node: string;
  ids: string[];
  texts: Text[];
  /** Of each, whether it is a best-marked one; and the share of those. */
  best: boolean[];
  chance: number;
  sights: Partial<Record<string, Sight>>;
  /** By language and cue: the shares of best-marked ones among those with most and with least of it. */
  shares: Record<Language, Partial<Record<CueName, Record<End, number>>>>;
}

/** What was seen before, by node and open choices: most are the same for every customer and after every edit. */
const seen = new WeakMap<Node, Partial<Record<string, Rated['sights']>>>();

function ratedAt(name: string, node: Node, personality: Personality): Rated[] {
  const open = (Object.entries(optionsOf(node)) as [string, Option][]).filter(
    ([, { when }]) => !when || !rulesOut(when, personality),
  );
  const marks = open.map(([, o]) =>
    Object.values(forPersonality(o.marks, personality)).reduce((a, b) => a + b, 0),
  );
  const most = Math.max(...marks);
  const best = marks.map((m) => m === most);
  if (best.every((is) => is)) return [];
  const ids = open.map(([id]) => id);
  const known = seen.get(node) ?? {};
  seen.set(node, known);
  const sights = (known[ids.join()] ??= {});
  const chance = mean(best.map(Number));
  return [
    {
      node: name,
      ids,
      texts: open.map(([, { text }]) => text),
      best,
      chance,
      sights,
      shares: { en: {}, zh: {} },
    },
  ];
}

const ratedBy = Object.fromEntries(
  personalities.map((who) => [who, atEveryNode((name, node) => ratedAt(name, node, who))]),
) as Record<Personality, (scenario: Scenario) => Rated[]>;

function sightOf(cue: CueName, language: Language, { texts, sights }: Rated): Sight {
  return (sights[`${cue} ${language}`] ??= sightIn(
    texts.map((text, place) => measures[cue](text[language], language, place)),
  ));
}
function sightIn(values: number[]): Sight {
  return { values, scores: standardised(values), most: Math.max(...values), least: Math.min(...values) };
}

/** The share of best-marked ones among those that have this much. */
function shareOf({ best }: Rated, values: readonly number[], much: number): number {
  let [hits, all] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    if (values[i] !== much) continue;
    all++;
    if (best[i]) hits++;
  }
  return hits / all;
}

function sharesOf(cue: CueName, language: Language, rated: Rated): Record<End, number> {
  const known = rated.shares[language][cue];
  if (known) return known;
  const { values, most, least } = sightOf(cue, language, rated);
  return (rated.shares[language][cue] = {
    most: shareOf(rated, values, most),
    least: shareOf(rated, values, least),
  });
}

/** At how many of these nodes a cue finds a best-marked choice, as a share, by picking most and least of it. */
function hitsOf(cue: CueName, language: Language, nodes: readonly Rated[]): Record<End, number> {
  let [most, least] = [0, 0];
  for (const rated of nodes) {
    const shares = sharesOf(cue, language, rated);
    most += shares.most;
    least += shares.least;
  }
  const each = nodes.length || 1;
  return { most: most / each, least: least / each };
}

/** How well each cue alone would tell the best-marked choice from the rest, over all nodes with worded choices. */
export function cuesOf(scenario: Scenario, personality: Personality, language: Language): Cue[] {
  const nodes = ratedBy[personality](scenario);
  const chance = mean(nodes.map((rated) => rated.chance));
  return cueNames.map((cue) => {
    let [good, poor, goods, poors] = [0, 0, 0, 0];
    for (const rated of nodes) {
      const { scores } = sightOf(cue, language, rated);
      for (let i = 0; i < scores.length; i++)
        if (rated.best[i]) {
          good += scores[i] ?? 0;
          goods++;
        } else {
          poor += scores[i] ?? 0;
          poors++;
        }
    }
    good /= goods || 1;
    poor /= poors || 1;
    const { most: hit, least: hitLow } = hitsOf(cue, language, nodes);
    return { cue, nodes: nodes.length, good, poor, gap: good - poor, hit, hitLow, chance };
  });
}

/** Where one cue finds the best choice, and where it does not. */
export interface Giveaway {
  cue: CueName;
  /** Whether it is the most or the least of it that is picked. */
  end: End;
  /** Share of nodes at which that finds a best-marked choice, and the share of a blind guess. */
  hit: number;
  chance: number;
  /** By node: how much of it each choice has, the best-marked ones, and those that would be picked. */
  at: { node: string; much: Record<string, number>; best: string[]; picked: string[] }[];
}

/** How guessable a scenario is for one customer: every cue that finds the best choice more often than a blind guess, the most telling first. */
export function giveawaysOf(scenario: Scenario, personality: Personality, language: Language): Giveaway[] {
  const nodes = ratedBy[personality](scenario);
  const found = cuesOf(scenario, personality, language).flatMap(({ cue, hit, hitLow, chance }) =>
    (['most', 'least'] as const).map((end): Giveaway => {
      const at = nodes.map((rated) => {
        const { node, ids, best } = rated;
        const sight = sightOf(cue, language, rated);
        return {
          node,
          much: Object.fromEntries(ids.map((id, i) => [id, sight.values[i] ?? 0])),
          best: ids.filter((_, i) => best[i]),
          picked: ids.filter((_, i) => sight.values[i] === sight[end]),
        };
      });
      return { cue, end, hit: end === 'most' ? hit : hitLow, chance, at };
    }),
  );
  return found
    .filter(({ hit, chance }) => hit > chance)
    .sort((a, b) => b.hit - b.chance - (a.hit - a.chance));
}

const picks: Record<CueName, { most: string; least: string; mend: string }> = {
  length: {
    most: 'the longest text',
    least: 'the shortest text',
    mend: 'make some poor choices as long or as short as that, and some best ones not',
  },
  position: {
    most: 'the last choice',
    least: 'the first choice',
    mend: 'spread the best choices over all places',
  },
  politeness: {
    most: 'the politest text',
    least: 'the least polite text',
    mend: 'let some poor choices sound like that, and some best ones not',
  },
  absolutes: {
    most: 'the text with most words like "always"',
    least: 'the text with fewest words like "always"',
    mend: 'give such words to some best choices and take them from some poor ones, or the other way round',
  },
  hedging: {
    most: 'the text with most words like "maybe"',
    least: 'the text with fewest words like "maybe"',
    mend: 'give such words to some best choices and take them from some poor ones, or the other way round',
  },
  reading: {
    most: 'the text hardest to read',
    least: 'the text easiest to read',
    mend: 'let plain and dense sentences stand among both good and poor choices',
  },
};

/** More than this above a blind guess, over at least so many nodes, is no accident. */
const [margin, fewest] = [0.35, 5];
const percent = (share: number): string => `${String(Math.round(share * 100))} %`;

/** Cues that give the best choice away to somebody who knows nothing of service. */
export function tellingCues(scenario: Scenario): Finding[] {
  const found: Finding[] = [];
  const all = playable(scenario).flatMap((who) => {
    const nodes = ratedBy[who](scenario);
    return nodes.length < fewest ? [] : [{ who, nodes, chance: mean(nodes.map((rated) => rated.chance)) }];
  });
  for (const language of ['en', 'zh'] as const)
    for (const name of cueNames) {
      // The order of the choices is the same in both languages.
      if (name === 'position' && language === 'zh') continue;
      const hits = all.map(({ who, nodes, chance }) => {
        return { who, nodes: nodes.length, chance, hits: hitsOf(name, language, nodes) };
      });
      for (const end of ['most', 'least'] as const) {
        const telling = hits.flatMap(({ who, nodes, chance, hits }) => {
          const hit = hits[end];
          return hit > chance + margin ? [{ who, nodes, hit, chance }] : [];
        });
        const [worst] = [...telling].sort((a, b) => b.hit - b.chance - (a.hit - a.chance));
        if (!worst) continue;
        const where =
          name === 'position' ? 'in both languages' : `in ${language === 'en' ? 'English' : 'Chinese'}`;
        const values = {
          cue: name,
          end,
          hit: percent(worst.hit),
          nodes: worst.nodes,
          chance: percent(worst.chance),
          who: telling.map((t) => t.who).join(', '),
          ...(name === 'position' ? { why: 'place' } : { language }),
        };
        const message = `picking ${picks[name][end]} finds the best choice at ${percent(worst.hit)} of ${String(worst.nodes)} nodes ${where} (a blind guess: ${percent(worst.chance)}; ${telling.map((t) => t.who).join(', ')}); ${picks[name].mend}`;
        found.push(finding('wording-gives-away', ['nodes'], message, values));
      }
    }
  return found;
}
