import fc from 'fast-check';
import { firstPlace, isOpen, nodeOf, takeMove, waysOf, type Program } from '#engine';
import { Outlook } from '#proof';

/** A road of test/fixtures/all-kinds.yaml through every decision kind to its best ending. */
export const everyKind = [
  'hear',
  'look+sorry',
  'find>tell>close',
  '2',
  'repair=basic+loan=extra+bill=basic',
  'cause=part+urgency=high',
  'thank',
];

/** The road with the fewest marks of all. */
export function worstRoad(program: Program): string[] {
  const outlook = new Outlook(program);
  const answers: string[] = [];
  for (let place = firstPlace(program); ;) {
    const worst = waysOf(nodeOf(program, place.node))
      .filter((w) => isOpen(program, place, w.move))
      .map((way) => ({ way, next: takeMove(program, place, way.move) }))
      .sort(
        (a, b) =>
          a.next.state.marks + outlook.ahead(a.next).min - b.next.state.marks - outlook.ahead(b.next).min,
      )[0];
    if (!worst) return answers;
    answers.push(worst.way.answer);
    place = worst.next;
  }
}

/** Dice for one walk: each picks a way among those open. */
export const dice = fc.array(fc.nat(1_000_000), { minLength: 40, maxLength: 40 });

/** The answers that dice lead to, from the start to an ending or until the dice are used up. */
export function walk(program: Program, throws: readonly number[]): string[] {
  const answers: string[] = [];
  let place = firstPlace(program);
  for (const n of throws) {
    const ways = waysOf(nodeOf(program, place.node)).filter((w) => isOpen(program, place, w.move));
    const way = ways[n % Math.max(1, ways.length)];
    if (!way) break;
    answers.push(way.answer);
    place = takeMove(program, place, way.move);
  }
  return answers;
}
