import type { Question, QuestionOption, Text } from '#model';
import { evaluate, filled, numericAnswer, rounded, type Values } from './values.ts';
import { readNumber } from './number.ts';

/** What is to be told about one part of an answer: an option, a pair, an item. */
export interface Verdict {
  /** The option, pair or item; empty where the answer is of one piece. */
  id: string;
  right: boolean;
  because?: Text;
}

/** A graded answer. */
export interface Grade {
  /** 0 to 1. */
  share: number;
  verdicts: Verdict[];
}

const whole = (right: boolean, because: Text): Grade => ({
  share: right ? 1 : 0,
  verdicts: [{ id: '', right, because }],
});

function partsOf(answer: string, mark: string): string[] {
  return answer === '' ? [] : answer.split(mark);
}

/** `item=group+item=group` as a map; undefined where it is something else or does not name every item once. */
function pairsOf(answer: string, items: object, groups: object): Map<string, string> | undefined {
  const pairs = partsOf(answer, '+').map((p) => p.split('='));
  const map = new Map(pairs.map(([item = '', group = '']) => [item, group]));
  const fits =
    pairs.every((p) => p.length === 2) &&
    map.size === Object.keys(items).length &&
    pairs.length === map.size &&
    [...map].every(([item, group]) => Object.hasOwn(items, item) && Object.hasOwn(groups, group));
  return fits ? map : undefined;
}

function picked(
  picks: readonly string[],
  right: readonly string[],
  options: Record<string, QuestionOption>,
): Grade | undefined {
  if (new Set(picks).size !== picks.length || picks.some((id) => !Object.hasOwn(options, id)))
    return undefined;
  const hits = picks.filter((id) => right.includes(id)).length;
  const wrongs = Object.keys(options).length - right.length;
  const share = hits / right.length - (wrongs ? (picks.length - hits) / wrongs : 0);
  const verdicts = Object.entries(options).map(([id, { because }]) => ({
    id,
    right: picks.includes(id) === right.includes(id),
    because,
  }));
  return { share: Math.max(0, share), verdicts };
}

/** What blind luck would give on average is worth nothing: half of the pairs in order is 0. */
function ordered(ids: readonly string[], right: readonly string[], because: Text): Grade | undefined {
  if ([...ids].sort().join() !== [...right].sort().join()) return undefined;
  let good = 0;
  let all = 0;
  for (let i = 0; i < right.length; i++)
    for (let j = i + 1; j < right.length; j++, all++)
      if (ids.indexOf(right[i] ?? '') < ids.indexOf(right[j] ?? '')) good++;
  const verdicts = right.map((id, i) => ({ id, right: ids[i] === id }));
  return {
    share: Math.max(0, (2 * good) / all - 1),
    verdicts: [...verdicts, { id: '', right: good === all, because }],
  };
}

const plain = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s'"“”‘’«»《》.。,，!！?？-]/g, '');

/** Whether a typed word is one of those that are accepted, in either language; case, spaces and punctuation aside. */
export function isAccepted(
  typed: string,
  { accepted }: { accepted: { en: string[]; zh: string[] } },
): boolean {
  const word = plain(typed);
  return word !== '' && [...accepted.en, ...accepted.zh].some((a) => plain(a) === word);
}

/**
 * Grades an answer: an option's id; `a+b`; `true`; `a>b>c`; `left=right+…` by pair ids; `item=group+…`; what was typed;
 * or, for a short answer, the numbers of the points the learner finds in it (`0+2`), and what was written on the lines
 * after it. `values` are those that were drawn. Undefined where it is no answer to this question (a number that cannot be read is to be asked for again).
 * Moments are graded by what they cost, not here.
 */
export function gradeOf(question: Question, answer: string, values: Values = {}): Grade | undefined {
  if ('single' in question) {
    const { right, options } = question.single;
    const grade = Object.hasOwn(options, answer) ? picked([answer], [right], options) : undefined;
    return grade && { ...grade, share: answer === right ? 1 : 0 };
  }
  if ('multiple' in question)
    return picked(partsOf(answer, '+'), question.multiple.right, question.multiple.options);
  if ('truth' in question) {
    if (answer !== 'true' && answer !== 'false') return undefined;
    return whole(answer === String(question.truth.right), question.truth.because[answer]);
  }
  if ('order' in question) return ordered(partsOf(answer, '>'), question.order.right, question.order.because);
  if ('match' in question) {
    const { pairs } = question.match;
    return paired(pairsOf(answer, pairs, pairs), pairs, (id) => id);
  }
  if ('sort' in question) {
    const { items, groups } = question.sort;
    return paired(pairsOf(answer, items, groups), items, (_, item) => item.group);
  }
  if ('numeric' in question) return numbered(question, answer, values);
  if ('fill' in question) {
    if (plain(answer) === '') return undefined;
    return whole(isAccepted(answer, question.fill), question.fill.because);
  }
  if ('short' in question) {
    const { points } = question.short;
    const found = partsOf(answer.split('\n', 1)[0] ?? '', '+');
    if (
      new Set(found).size !== found.length ||
      found.some((i) => !(String(Number(i)) === i && points[Number(i)]))
    )
      return undefined;
    const verdicts = points.map((because, i) => ({
      id: String(i),
      right: found.includes(String(i)),
      because,
    }));
    return { share: found.length / points.length, verdicts };
  }
  return undefined;
}

function paired<T extends { because: Text }>(
  answer: Map<string, string> | undefined,
  items: Record<string, T>,
  rightOf: (id: string, item: T) => string,
): Grade | undefined {
  if (!answer) return undefined;
  const verdicts = Object.entries(items).map(([id, item]) => ({
    id,
    right: answer.get(id) === rightOf(id, item),
    because: item.because,
  }));
  return { share: verdicts.filter((v) => v.right).length / verdicts.length, verdicts };
}

type Numeric = Extract<Question, { numeric: unknown }>;

/** The number that was typed as an answer to this question; undefined where it is to be asked for again. */
export function numberTyped({ numeric: { unit } }: Numeric, typed: string): number | undefined {
  const units = unit ? [unit.en, unit.zh] : [];
  return readNumber(typed, { units, asPercent: unit?.en === '%' || unit?.zh === '%' });
}

function numbered(question: Numeric, typed: string, values: Values): Grade | undefined {
  const { digits, because, slips = [] } = question.numeric;
  const number = numberTyped(question, typed);
  if (number === undefined) return undefined;
  const answer = numericAnswer(question, values);
  // Whoever gives more digits than are asked for is right if it comes to the same.
  if (rounded(number, digits) === answer) return whole(true, filled(because, { ...values, answer }));
  const slip = slips.find((s) => rounded(evaluate(s.answer, values), digits) === rounded(number, digits));
  return whole(false, filled(slip?.because ?? because, { ...values, answer }));
}
