import { coachCosts, compile } from '#engine';
import type { Bounds, Coached, CustomerModel, Hindsight, Personality, Scenario } from '#model';
import { bestNow, costlyOf, hindsightOf, Outlook, worthOf, type BestNow, type Costly } from '#proof';

/** What there is to look back on: plain data, so that it can be sent. */
export interface Played {
  scenario: Scenario;
  model: CustomerModel;
  personality: Personality;
  answers: readonly string[];
  /** How far the coach was asked, by turn. */
  coached: readonly (Coached | undefined)[];
  bounds: Bounds;
}

/** Everything of a debrief that takes proving, by name: plain data, so that it can be sent. */
export interface LookedBack {
  hindsight: Hindsight;
  /** The decisions that cost points. */
  costly: Costly[];
}

/** Works out what takes proving. @throws BeyondBudget, Unbounded */
export function lookBack({ scenario, model, personality, answers, coached, bounds }: Played): LookedBack {
  const program = compile({ scenario, model }, personality);
  const outlook = new Outlook(program);
  const helped = coached.map((step) => (step ? coachCosts[step] : 0));
  return {
    hindsight: hindsightOf(program, outlook, answers, bounds, helped),
    costly: costlyOf(program, outlook, answers),
  };
}

/** Where some answers have led. */
export type Led = Pick<Played, 'scenario' | 'model' | 'personality' | 'answers'>;

/** What is best where these answers have led; undefined at an ending. @throws BeyondBudget, Unbounded, RangeError */
export function adviseOn({ scenario, model, personality, answers }: Led): BestNow | undefined {
  const program = compile({ scenario, model }, personality);
  return bestNow(program, new Outlook(program), answers);
}

/** What each move is worth where these answers have led, by its id, 0 to 1. @throws BeyondBudget, Unbounded, RangeError */
export function weighMoment({ scenario, model, personality, answers }: Led): Record<string, number> {
  const program = compile({ scenario, model }, personality);
  return worthOf(program, new Outlook(program), answers);
}

/** What can be proven away from the screen, by name. */
export const proofs = { lookBack, adviseOn, weighMoment };
export type Proofs = typeof proofs;
export type About<What extends keyof Proofs> = Parameters<Proofs[What]>[0];
