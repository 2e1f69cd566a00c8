import type { Bounds, Coached, Level, Meters, Outcome, Text } from '#model';
import { at, stateOf, type Play } from './play.ts';
import { nodeOf, type Program } from './program.ts';
import { levelOf, satisfactionOf } from './rules.ts';
import type { Place } from './walk.ts';

/** The marks earned and what they are worth between the worst and the best that this customer made reachable. */
export interface PrincipleScore {
  id: string;
  marks: number;
  min: number;
  max: number;
  /** 0 to 100. */
  score: number;
}

/** The three results, kept apart, and the score. */
export interface Results {
  ending: string;
  title: Text;
  after: Text;
  service: { outcome: Outcome; satisfaction: number; level: Level | undefined; meters: Meters };
  relationship: { before: number; after: number };
  /** How many kinds of integrity were breached. */
  integrity: { breaches: number };
  marks: number;
  /** Points taken off for help by the coach. */
  helped: number;
  /** 0 to 100, whole. */
  score: number;
  passed: boolean;
  principles: PrincipleScore[];
}

/** Points of the score that the coach costs at one turn, by how far it was asked: nudge, principle, model answer. */
export const coachCosts: Record<Coached, number> = { 1: 2, 2: 5, 3: 10 };

/** Where marks lie between the worst and the best, 0 to 100, rounded to a whole number. */
export function shareOf(marks: number, { min, max }: { min: number; max: number }): number {
  return max > min ? Math.round(((marks - min) * 100) / (max - min)) : 100;
}

/**
 * The results of a finished conversation. Passed means: score at or above the pass mark, a customer who is not
 * lost, and no breach of integrity. `coached` says how far the coach was asked at the turns where it was.
 * @throws where the conversation is not over.
 */
export function resultsOf(
  program: Program,
  play: Play,
  bounds: Bounds,
  coached: readonly Coached[] = [],
): Results {
  return resultsAt(program, { node: at(play), state: stateOf(play) }, bounds, coached);
}

/** The results of a conversation that has come to this place, without the machine. @throws where it is no ending. */
export function resultsAt(
  program: Program,
  { node: id, state }: Place,
  bounds: Bounds,
  coached: readonly Coached[] = [],
): Results {
  const node = nodeOf(program, id);
  if (!('end' in node)) throw new Error(`${id} is not an ending`);
  const helped = coached.reduce((sum, step) => sum + coachCosts[step], 0);
  const score = Math.max(0, shareOf(state.marks, bounds) - helped);
  const { outcome, title, after } = node.end;
  // A customer who stays because they got what they came for has had the basic service, whatever it was.
  const breaches = state.breaches.length;
  const principles = Object.entries(bounds.principles).map(([id, range]) => {
    const marks = state.principles[id] ?? 0;
    return { id, marks, ...range, score: shareOf(marks, range) };
  });
  return {
    ending: id,
    title,
    after,
    service: {
      outcome,
      satisfaction: satisfactionOf(state.meters),
      level:
        outcome === 'lost'
          ? undefined
          : levelOf(outcome === 'kept' ? ['basic', ...state.rungs] : state.rungs),
      meters: state.meters,
    },
    relationship: { before: program.scenario.customer.start.trust, after: state.meters.trust },
    integrity: { breaches },
    marks: state.marks,
    helped,
    score,
    passed: score >= program.scenario.pass && outcome !== 'lost' && breaches === 0,
    principles,
  };
}
