import fc from 'fast-check';
import { firstPlace, isOpen, nodeOf, takeMove, waysOf, type Program } from '#engine';

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
