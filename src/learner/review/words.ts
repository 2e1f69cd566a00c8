import { m } from '#i18n';
import { chanceToKnow, recallOf, remember } from '#insight';
import type { Memory, QuizAnswer } from '#model';
import { dateOf, dayOf } from '../days.ts';

/** Why something is asked today. */
export function whyToday(memory: Memory, now: number): string {
  const chance = Math.round(chanceToKnow(memory, now) * 100);
  const days = dayOf(now) - dayOf(memory.last);
  if (days === 1) return m.progress_review_last_yesterday({ chance });
  // A clock that was set back cannot tell how long ago it was.
  return days > 0
    ? m.progress_review_last_days({ count: days, chance })
    : m.progress_review_last_today({ chance });
}

/** When something comes back after it was answered, and why then. `before` is what was remembered until then. */
export function whenBack(
  before: Memory | undefined,
  answer: Pick<QuizAnswer, 'item' | 'principles' | 'share' | 'sure' | 'at'>,
): { when: string; why: string; due: number } {
  const { due } = remember(before, { ...answer, id: answer.item });
  const { at, sure } = answer;
  const [days, date] = [dayOf(due) - dayOf(at), dateOf(due, at)];
  const when =
    days === 1 ? m.progress_review_back_tomorrow({ date }) : m.progress_review_back({ count: days, date });
  return { when, due, why: reasons[recallOf(answer)](sure === 'guess' && answer.share === 1) };
}

const reasons = {
  forgotten: () => m.progress_review_back_forgotten(),
  hard: (guessed: boolean) => (guessed ? m.progress_review_back_guess() : m.progress_review_back_hard()),
  known: () => m.progress_review_back_known(),
};
