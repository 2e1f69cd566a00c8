import { compile, type Program } from '#engine';
import { playable, type CustomerModel, type Language, type Personality, type Scenario } from '#model';
import { estimateOf } from './explore/beyond.ts';
import { looking, naive, principled, readsWords, type Naive, type Reader } from './guess/bots.ts';
import { blindly, chanceOf, roadsOf, type Chance } from './explore/chance.ts';
import { stateBudget } from './explore/graph.ts';
import { greedyOf } from './guess/greedy.ts';
import { BeyondBudget, Outlook, Unbounded } from './explore/outlook.ts';
import type { Step } from './explore/road.ts';

/** What comes of one naive player: expected score (0 to 100) and probability of passing. */
export interface Figure {
  score: number;
  pass: number;
}

/** What is proven of a scenario with one personality in one language; null where it cannot be told. */
export interface Run {
  personality: Personality;
  language: Language;
  /** Situations: states with different futures. */
  states: number | null;
  /** False where the scenario could not be explored: then min and max are sound bounds, and random is a sample. */
  exact: boolean;
  /** How many roads there are, as text where a number could not hold it; null where there are endlessly many. */
  roads: number | string | null;
  /** Marks of the worst and the best road. */
  min: number | null;
  max: number | null;
  random: number | null;
  passRandom: number | null;
  bots: Partial<Record<Naive, Figure>>;
  /** Expected score of the player who goes by the principles, less that of the best naive one. */
  separation: number | null;
  /** By ending: its probability under random play. */
  endings: Record<string, number>;
  /** The best and the worst road, as node/answer. */
  best: string[];
  worst: string[];
  /** Why it is not exact. */
  note?: string;
}

const figureOf = ({ score, pass }: Chance): Figure => ({ score, pass });
const finite = (x: number | undefined): number | null => (Number.isFinite(x) ? (x ?? null) : null);
const told = (steps: readonly Step[]): string[] => steps.map(({ node, answer }) => `${node}/${answer}`);

function countOf(outlook: Outlook): Run['roads'] {
  const roads = roadsOf(outlook);
  if (roads === undefined) return null;
  return roads <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(roads) : String(roads);
}

/** Those who do not look at wording play alike in every language. */
function wordless(outlook: Outlook, reader: Reader, random: Chance, budget: number): Run['bots'] {
  const play = (name: Naive): Chance => {
    if (name === 'random') return random;
    if (name === 'greedy') return greedyOf(outlook, budget);
    return chanceOf(outlook, looking(name, outlook.graph, reader));
  };
  return Object.fromEntries(naive.filter((n) => !readsWords(n)).map((n) => [n, figureOf(play(n))]));
}

function botsOf(outlook: Outlook, reader: Reader, known: Run['bots']): Run['bots'] {
  const play = (name: Naive): Figure | undefined =>
    name === 'random' || name === 'greedy'
      ? known[name]
      : (known[name] ?? figureOf(chanceOf(outlook, looking(name, outlook.graph, reader))));
  return Object.fromEntries(naive.map((name) => [name, play(name)]));
}

function exactly(program: Program, readers: readonly Reader[], budget: number): Run[] {
  const outlook = new Outlook(program, budget);
  const { graph, min, max } = outlook;
  const random = chanceOf(outlook, blindly);
  const [anybody] = readers;
  if (!anybody) return [];
  const known = wordless(outlook, anybody, random, budget);
  const good = chanceOf(outlook, principled).score;
  const shared = {
    states: graph.size,
    exact: true,
    roads: countOf(outlook),
    min: finite(min[graph.first]),
    max: finite(max[graph.first]),
    random: random.score,
    passRandom: random.pass,
    endings: random.endings,
    best: told(outlook.best()),
    worst: told(outlook.worst()),
  };
  return readers.map((reader) => {
    const bots = botsOf(outlook, reader, known);
    const separation = good - Math.max(...Object.values(bots).map((b) => b.score));
    const { personality } = program.who;
    return { personality, language: reader.language, ...shared, bots, separation };
  });
}

/** What can still be told of a scenario that is too large, or in which marks can be earned for ever. */
function roughly(program: Program, readers: readonly Reader[], seed: number, note: string): Run[] {
  const { min, max, random, passRandom, endings } = estimateOf(program, seed);
  const bounded = Number.isFinite(max - min);
  return readers.map(({ language }) => ({
    personality: program.who.personality,
    language,
    states: null,
    exact: false,
    roads: null,
    min: finite(min),
    max: finite(max),
    random: bounded ? random : null,
    passRandom: bounded ? passRandom : null,
    bots: {},
    separation: null,
    endings,
    best: [],
    worst: [],
    note,
  }));
}

/** How far to go, and how to sample beyond that. */
export interface Effort {
  budget?: number;
  seed?: number;
}

/** Proves one program for readers of several languages, who share all that words do not matter for. */
export function proveOf(
  program: Program,
  readers: readonly Reader[],
  { budget = stateBudget, seed = 1 }: Effort = {},
): Run[] {
  try {
    return exactly(program, readers, budget);
  } catch (error) {
    if (error instanceof BeyondBudget || error instanceof Unbounded)
      return roughly(program, readers, seed, error.message);
    throw error;
  }
}

/** Proves a checked scenario with every personality it allows, one after the other, in both languages. */
export function* runsOf(
  content: { scenario: Scenario; model: CustomerModel },
  keywords: Record<Language, readonly string[]>,
  effort: Effort = {},
): Generator<Run> {
  const readers = (['en', 'zh'] as const).map((language) => ({ language, keywords: keywords[language] }));
  for (const personality of playable(content.scenario))
    yield* proveOf(compile(content, personality), readers, effort);
}
