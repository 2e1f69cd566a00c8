import {
  forPersonality,
  playable,
  type Body,
  type Bounds,
  type Coached,
  type Meter,
  type Meters,
  type Mood,
  type Personality,
  type Text,
} from '#model';
import { readAnswer, type Move } from './answer.ts';
import { compile, nodeOf, type Program } from './program.ts';
import { toldOf } from './retell.ts';
import { resultsAt, type Results } from './score.ts';
import type { Change } from './state.ts';
import { firstPlace, isOpen, takeMove, type Place } from './walk.ts';

/** One meter that the same answer moved otherwise: with whom it was played, and with the other. */
export interface Difference {
  /** The turn, 0 for the first. */
  n: number;
  meter: Meter;
  rule: Change['rule'];
  /** The act, promise or need that it is about; empty for `turn`. */
  of: string;
  own: Reaction;
  other: Reaction;
}
interface Reaction {
  /** 0 where it moved nothing. */
  delta: number;
  /** Per cent by which the act weighs with this personality; only for acts. */
  personality?: number;
  /** The mood it met. */
  mood: Mood;
}

/**
 * Where the road parts from the learner's own, turn by turn from 0: the customer had `left`; the talk was `over`
 * already, went to another node (`elsewhere`), was `not-over` where the learner's was, or the answer was `closed`.
 */
export interface Parting {
  n: number;
  why: 'left' | 'over' | 'elsewhere' | 'not-over' | 'closed';
  /** The answer that was `closed`; what this customer says where the talk is `elsewhere` or `not-over`. */
  told: Text[];
}

/** What the same answers would have come to with another personality. */
export interface Other {
  personality: Personality;
  /** How many of the answers could be given. */
  turns: number;
  meters: Meters;
  mood: Mood;
  /** Undefined where it did not come to an end. */
  results?: Results;
  /** Undefined where it went as with the learner's own customer. */
  parting?: Parting;
  /** The largest first, one for each act or rule. */
  differences: Difference[];
}

const key = ({ meter, rule, of }: Pick<Change, 'meter' | 'rule' | 'of'>) => `${meter} ${rule} ${of}`;
/** Patience runs to 10, the other meters to 100. */
const sizeOf = ({ meter, own, other }: Difference) =>
  Math.abs(own.delta - other.delta) * (meter === 'patience' ? 10 : 1);

/** What the changes of one turn came to, by meter and cause. */
function summed(changes: readonly Change[]): Map<string, Change> {
  const sums = new Map<string, Change>();
  for (const change of changes) {
    const before = sums.get(key(change));
    sums.set(key(change), before ? { ...before, delta: before.delta + change.delta } : change);
  }
  return sums;
}

interface Walk {
  program: Program;
  place: Place;
}

function differencesAt(n: number, own: Walk, other: Walk): Difference[] {
  const [mine, theirs] = [own, other].map(({ place }) => summed(place.state.changes)) as [
    Map<string, Change>,
    Map<string, Change>,
  ];
  const reaction = (
    { program: { who }, place }: Walk,
    change: Change | undefined,
    { rule, of }: Pick<Change, 'rule' | 'of'>,
  ): Reaction => ({
    delta: change?.delta ?? 0,
    mood: place.state.moodBefore,
    ...(rule === 'act' && { personality: who.model.acts[of]?.weight[who.personality] ?? 100 }),
  });
  return [...new Map([...mine, ...theirs])].flatMap(([id, change]) => {
    const [one, two] = [mine.get(id), theirs.get(id)];
    if (one?.delta === two?.delta) return [];
    const { meter, rule, of } = change;
    return [{ n, meter, rule, of, own: reaction(own, one, change), other: reaction(other, two, change) }];
  });
}

function largest(all: Difference[]): Difference[] {
  const byCause = new Map<string, Difference>();
  for (const one of all) {
    const cause = `${one.rule} ${one.of}`;
    const before = byCause.get(cause);
    if (!before || sizeOf(one) > sizeOf(before)) byCause.set(cause, one);
  }
  return [...byCause.values()].sort((a, b) => sizeOf(b) - sizeOf(a) || a.n - b.n);
}

const isOver = ({ program, place }: Walk) => 'end' in nodeOf(program, place.node);

/** What an answer amounts to where the walk stands; undefined where it is not possible. */
function moveOf({ program, place }: Walk, answer: string): Move | undefined {
  const move = readAnswer(nodeOf(program, place.node), answer);
  return move && isOpen(program, place, move) ? move : undefined;
}

function partingAt(n: number, own: Walk, other: Walk, answer: string | undefined): Parting | undefined {
  const { program, place } = other;
  const node = nodeOf(program, place.node);
  if (isOver(other)) {
    if (answer === undefined) return undefined;
    const left = place.node === program.leaver && place.state.meters.patience === 0;
    return { n, why: left ? 'left' : 'over', told: [] };
  }
  if (place.node !== own.place.node) {
    const told = [forPersonality(node.says, program.who.personality)];
    return { n, why: answer === undefined ? 'not-over' : 'elsewhere', told };
  }
  if (answer === undefined || moveOf(other, answer)) return undefined;
  return { n, why: 'closed', told: toldOf(node, answer) };
}

/**
 * Replays the answers of an attempt with another personality, for as long as they are possible at the very same nodes.
 * @throws RangeError where they do not fit the learner's own customer.
 */
export function withAnother(
  own: Program,
  other: Program,
  answers: readonly string[],
  bounds: Bounds | undefined,
  coached: readonly Coached[] = [],
): Other {
  let mine: Walk = { program: own, place: firstPlace(own) };
  let theirs: Walk = { program: other, place: firstPlace(other) };
  const differences: Difference[] = [];
  let n = 0;
  const along = ({ program, place }: Walk, move: Move) => ({
    program,
    place: takeMove(program, place, move),
  });
  for (const answer of answers) {
    const move = moveOf(mine, answer);
    if (!move) throw new RangeError(`choice ${String(n + 1)} "${answer}" is not possible here`);
    if (partingAt(n, mine, theirs, answer)) break;
    [mine, theirs] = [along(mine, move), along(theirs, move)];
    differences.push(...differencesAt(n, mine, theirs));
    n += 1;
  }
  const parting = partingAt(n, mine, theirs, answers[n]);
  const { meters, mood } = theirs.place.state;
  return {
    personality: other.who.personality,
    turns: n,
    meters,
    mood,
    ...(isOver(theirs) && bounds && { results: resultsAt(other, theirs.place, bounds, coached) }),
    ...(parting && { parting }),
    differences: largest(differences),
  };
}

/** What an attempt would have come to with every other personality that its scenario can be played with. */
export function othersOf(
  body: Pick<Body, 'scenario' | 'model' | 'bounds'>,
  personality: Personality,
  answers: readonly string[],
  coached: readonly Coached[] = [],
): Other[] {
  const own = compile(body, personality);
  return playable(body.scenario)
    .filter((other) => other !== personality)
    .map((other) => withAnother(own, compile(body, other), answers, body.bounds[other], coached));
}
