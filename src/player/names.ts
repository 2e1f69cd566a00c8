import { m } from '#i18n';
import type { Certainty, Coached } from '#model';

const steps = { 1: m.player_coach_nudge, 2: m.player_coach_principle, 3: m.player_coach_answer };
const certainties = {
  sure: m.player_sure_sure,
  'think-so': m.player_sure_think_so,
  guess: m.player_sure_guess,
};

/** What the coach is asked for at a step. */
export const coachStep = (step: Coached): string => steps[step]();
export const certaintyName = (sure: Certainty): string => certainties[sure]();
