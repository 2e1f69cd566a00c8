import { drawValues, filled, shuffle, type Part, type Values } from '#engine';
import type { Question, Text } from '#model';

/** A question as it is put to somebody: numbers drawn, and what can be picked in the order of the seed. */
export interface Put {
  question: Question;
  seed: string;
  values: Values;
  ask: Text;
  /** What can be picked; to be matched: the left sides; to be put in order or sorted: before it is mixed. */
  parts: readonly Part[];
  /** What they are sorted into; to be matched: the right sides. */
  others: readonly Part[];
}

const partsOf = (map: Readonly<Record<string, Text | { text: Text }>>): Part[] =>
  Object.entries(map).map(([id, one]) => ({ id, text: 'text' in one ? one.text : one }));

/** Puts a question: the same seed gives the same numbers and the same order on every machine. */
export function putOf(question: Question, seed: string): Put {
  const values = 'numeric' in question ? drawValues(question, seed) : {};
  const [parts, others] = sidesOf(question);
  return {
    question,
    seed,
    values,
    ask: filled(question.ask, values),
    // What is put in order or sorted is mixed where it is shown.
    parts: 'order' in question || 'sort' in question ? parts : shuffle(parts, seed),
    others: 'match' in question ? shuffle(others, `${seed}/right`) : others,
  };
}

function sidesOf(question: Question): [Part[], Part[]] {
  if ('single' in question) return [partsOf(question.single.options), []];
  if ('multiple' in question) return [partsOf(question.multiple.options), []];
  if ('order' in question) return [partsOf(question.order.items), []];
  if ('sort' in question) return [partsOf(question.sort.items), partsOf(question.sort.groups)];
  if (!('match' in question)) return [[], []];
  const pairs = Object.entries(question.match.pairs);
  return [
    pairs.map(([id, { left }]) => ({ id, text: left })),
    pairs.map(([id, { right }]) => ({ id, text: right })),
  ];
}
