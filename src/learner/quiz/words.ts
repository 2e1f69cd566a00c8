import { getLocale, m } from '#i18n';
import type { Quiz } from '#model';
import type { StorageTrouble } from '#storage';

const writing: Record<StorageTrouble, () => string> = {
  'another-tab': m.quiz_trouble_another_tab,
  'none-left': m.quiz_trouble_unknown,
  full: m.quiz_trouble_full,
  blocked: m.quiz_trouble_blocked,
  missing: m.quiz_trouble_missing,
  newer: m.quiz_trouble_newer,
  gone: m.quiz_trouble_gone,
  unknown: m.quiz_trouble_unknown,
};

/** Why an answer could not be stored: what happened, what is safe, what to do. */
export const quizTrouble = (trouble: StorageTrouble): string => writing[trouble]();

const modes = {
  practise: m.quiz_mode_practise,
  assessment: m.quiz_mode_assessment,
  review: m.quiz_mode_review,
};
export const quizModeName = (mode: Quiz['mode']): string => modes[mode]();

/** A share of 0 to 1 as the learner would write it. */
export function percentOf(share: number): string {
  return new Intl.NumberFormat(getLocale(), { style: 'percent', maximumFractionDigits: 0 }).format(share);
}
