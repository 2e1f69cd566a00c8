import type { Claim, StorageTrouble } from '#storage';
import { memory, troubleIn } from '../memory.ts';
import { begunHere } from './begin.ts';
import { Quizzing } from './quizzing.svelte.ts';
import { tasksOf, type Tasks } from './task.ts';

/** What became of the search for a quiz. */
export type Found =
  | { is: 'there'; quizzing: Quizzing; tasks: Tasks; claim?: Claim }
  | { is: 'nowhere' }
  /** Another tab has it open. */
  | { is: 'elsewhere' }
  | { is: 'trouble'; trouble: StorageTrouble };

/** Finds a quiz of this browser; `anyway`: even where another tab has it open. */
export async function findQuiz(id: string, anyway: boolean): Promise<Found> {
  const here = begunHere(id);
  try {
    const { db, readQuiz, claimAttempt } = await memory();
    // What was begun here may not be on disk yet.
    const kept = here ? undefined : await readQuiz(db, id);
    const quiz = here?.quiz ?? kept?.quiz;
    if (!quiz) return { is: 'nowhere' };
    const tasks = await tasksOf(quiz.items);
    const claim = here?.result || quiz.result ? undefined : await claimAttempt(id);
    if (claim && !claim.held && !anyway) return { is: 'elsewhere' };
    const given = kept?.answers ?? [];
    const items = quiz.items.filter((item) => tasks.has(item) || given.some((a) => a.item === item));
    const quizzing = here ?? new Quizzing({ quiz, answers: given, items, stored: true });
    // Nothing of what is left is offered any more.
    if (quizzing.current === undefined) quizzing.end();
    return { is: 'there', quizzing, tasks, ...(claim && { claim }) };
  } catch (error) {
    if (here) return { is: 'there', quizzing: here, tasks: await tasksOf(here.quiz.items) };
    return { is: 'trouble', trouble: await troubleIn(error) };
  }
}
