import { nodeOf, readAnswer, takeMove, toldOf, firstPlace, type Program } from '#engine';
import { forPersonality, type Bounds, type Text } from '#model';
import { Outlook } from './explore/outlook.ts';

/** The better choice at one turn, and the points of the score (0 to 100) that the one taken cost. */
export interface Better {
  told: Text[];
  because: Text[];
  lost: number;
}

/**
 * For each answer of an attempt: what would have been better there with this customer, or undefined where
 * nothing was. Points are lost against the best continuation from that very moment.
 */
export function bettersOf(
  program: Program,
  answers: readonly string[],
  bounds: Bounds,
): (Better | undefined)[] {
  const outlook = new Outlook(program);
  let place = firstPlace(program);
  return answers.map((answer) => {
    const node = nodeOf(program, place.node);
    const move = readAnswer(node, answer);
    if (!move) throw new RangeError(`"${answer}" is not possible at ${place.node}`);
    const { max, best } = outlook.ahead(place);
    const next = takeMove(program, place, move);
    const got = next.state.marks - place.state.marks + outlook.ahead(next).max;
    place = next;
    if (!best || got === max) return undefined;
    return {
      told: toldOf(node, best.answer),
      because: best.move.effects.map((e) => forPersonality(e.because, program.who.personality)),
      lost: Math.round(((max - got) * 100) / Math.max(1, bounds.max - bounds.min)),
    };
  });
}
