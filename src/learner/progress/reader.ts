import type { Mastery, Memory, QuizAnswer, Slot } from '#model';
import type { Memory as Kept } from '../memory.ts';
import { beginOf, dayOf } from '../days.ts';

/** So far back the screen looks. */
export const weeks = 8;
/** So many of the last answers tell how sure the learner is and how right. */
const lately = 300;

/** Everything that the progress screen shows. */
export interface Learned {
  /** Half hours of the last weeks. */
  slots: Slot[];
  masteries: Mastery[];
  memories: Memory[];
  /** The last answers to questions, the newest first. */
  answers: QuizAnswer[];
}

/** Reads sums and the last few answers only: it takes as long after years as after weeks. */
export async function readLearned(
  { db, listSlots, listMasteries, listMemories, lastAnswers }: Kept,
  now: number,
): Promise<Learned> {
  const [slots, masteries, memories, answers] = await Promise.all([
    listSlots(db, db.folds.slotOf(beginOf(dayOf(now) - weeks * 7 + 1))),
    listMasteries(db),
    listMemories(db),
    lastAnswers(db, lately),
  ]);
  return { slots, masteries, memories, answers };
}
