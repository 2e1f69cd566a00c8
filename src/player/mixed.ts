import { shuffle, type Decision } from '#engine';

/** The same decision with what can be picked in an order that depends on the seed alone; without one as in the file. */
export function mixed(decision: Decision, seed: string | undefined): Decision {
  if (seed === undefined) return decision;
  switch (decision.kind) {
    case 'choices':
    case 'several':
      return { ...decision, options: shuffle(decision.options, seed) };
    case 'reply':
      return { ...decision, options: shuffle(decision.options, seed) };
    default:
      return decision;
  }
}
