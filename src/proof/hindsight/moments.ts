import {
  firstPlace,
  isOpen,
  nodeOf,
  readAnswer,
  takeMove,
  waysOf,
  type Place,
  type Program,
  type Way,
} from '#engine';
import { forPersonality } from '#model';
import type { Outlook } from '../explore/outlook.ts';

/** A decision of an attempt that cost points. */
export interface Costly {
  /** The turn, 0 for the first. */
  n: number;
  node: string;
  /** What the answer was worth there: 1 for the best there was, 0 for what costs most. */
  share: number;
  /** What the decision is about: the principles that any of its answers is marked for. */
  principles: string[];
}

function openAt(program: Program, place: Place): Way[] {
  return waysOf(nodeOf(program, place.node)).filter(({ move }) => isOpen(program, place, move));
}

/** What each move is worth at a place, by its id: 1 less the marks that it loses, as a share of the most that one can. */
function worthAt(program: Program, outlook: Outlook, place: Place): Record<string, number> {
  const { max } = outlook.ahead(place);
  const losses = openAt(program, place).map(({ move }): [string, number] => {
    const to = takeMove(program, place, move);
    return [move.id, max - (to.state.marks - place.state.marks) - outlook.ahead(to).max];
  });
  const most = Math.max(...losses.map(([, lost]) => lost));
  return Object.fromEntries(losses.map(([id, lost]) => [id, most > 0 ? 1 - lost / most : 1]));
}

/** The places that answers lead through, the first one included. @throws RangeError where one is not possible */
function placesOf(program: Program, answers: readonly string[]): Place[] {
  const places = [firstPlace(program)];
  for (const [n, answer] of answers.entries()) {
    const from = places[n] as Place;
    const move = readAnswer(nodeOf(program, from.node), answer);
    if (!move || !isOpen(program, from, move))
      throw new RangeError(`"${answer}" is not possible at ${from.node}`);
    places.push(takeMove(program, from, move));
  }
  return places;
}

/**
 * What each move is worth where these answers have led, by its id, 0 to 1; nothing at an ending.
 * @throws RangeError where an answer is not possible
 */
export function worthOf(
  program: Program,
  outlook: Outlook,
  answers: readonly string[],
): Record<string, number> {
  const place = placesOf(program, answers).at(-1) as Place;
  return worthAt(program, outlook, place);
}

/** The decisions of an attempt that cost points, in order. @throws RangeError where an answer is not possible */
export function costlyOf(program: Program, outlook: Outlook, answers: readonly string[]): Costly[] {
  const places = placesOf(program, answers);
  return answers.flatMap((answer, n) => {
    const place = places[n] as Place;
    const move = readAnswer(nodeOf(program, place.node), answer);
    const share = worthAt(program, outlook, place)[move?.id ?? ''] ?? 1;
    if (share === 1) return [];
    const marks = openAt(program, place).flatMap((way) =>
      way.move.effects.flatMap((e) => Object.entries(forPersonality(e.marks, program.who.personality))),
    );
    const principles = [...new Set(marks.flatMap(([id, mark]) => (mark === 0 ? [] : [id])))];
    return [{ n, node: place.node, share, principles }];
  });
}
