import { at, begin, step, type Program } from '#engine';
import type { Meters, Scenario } from '#model';

/** A play that begins in the middle, with a customer like this; nothing was said or promised before. */
export interface From {
  node: string;
  meters: Meters;
}

/** Where a replay stopped: the place of the choice in the list, and the node at which it is not possible any more. */
export interface Stopped {
  n: number;
  answer: string;
  node: string;
  /** How many choices are left that were made before, this one among them. */
  left: number;
}

/** A scenario as it is played from somewhere. */
export function playedFrom(scenario: Scenario, from: From | undefined): Scenario {
  if (!from || !Object.hasOwn(scenario.nodes, from.node)) return scenario;
  return { ...scenario, start: from.node, customer: { ...scenario.customer, start: from.meters } };
}

/** As many of these choices as hold, one after the other, and where that stopped. */
export function replayedAsFarAs(
  program: Program,
  answers: readonly string[],
): { held: readonly string[]; stopped?: Stopped } {
  let play = begin(program);
  for (const [n, answer] of answers.entries()) {
    const next = step(program, play, answer);
    if (next === play)
      return {
        held: answers.slice(0, n),
        stopped: { n, answer, node: at(play), left: answers.length - n },
      };
    play = next;
  }
  return { held: answers };
}
