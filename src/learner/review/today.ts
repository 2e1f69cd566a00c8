import type { Quiz } from '#model';
import { endOfDay } from '../days.ts';

/** How many were asked in the reviews of today. */
export function doneToday(quizzes: readonly Quiz[], now: number): number {
  return quizzes
    .filter((q) => q.mode === 'review' && isToday(q, now))
    .reduce((sum, q) => sum + q.answered, 0);
}

/** Whether it was begun on the day of this time. */
export const isToday = ({ begun }: Quiz, now: number) => endOfDay(begun) === endOfDay(now);
