import { reviewsOf } from '#insight';
import type { Memory, Quiz } from '#model';
import { endOfDay } from '../days.ts';
import { doneToday, isToday } from './today.ts';

/** What there is to review on one day. */
export interface Queue {
  /** To be asked today, the relatively latest first. */
  today: Memory[];
  /** Due too, but more than the cap allows. */
  waiting: number;
  /** Asked today already. */
  done: number;
}

/** The review that was begun today and is not over. */
export function openReview(quizzes: readonly Quiz[], now: number): Quiz | undefined {
  return quizzes.find((q) => q.mode === 'review' && !q.result && isToday(q, now));
}

/** What to ask today of what is due until the end of the day here, at most `cap` in all. */
export function queueOf(
  memories: readonly Memory[],
  { quizzes, cap, now }: { quizzes: readonly Quiz[]; cap: number; now: number },
): Queue {
  const until = endOfDay(now);
  const done = doneToday(quizzes, now);
  const today = reviewsOf(memories, { now, until, cap, done });
  return { today, done, waiting: memories.filter((m) => m.due < until).length - today.length };
}
