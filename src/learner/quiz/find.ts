import { loadQuestions } from '#content';
import type { Question } from '#model';
import type { Claim, StorageTrouble } from '#storage';
import { memory, troubleIn } from '../memory.ts';
import { begunHere } from './begin.ts';
import { Quizzing } from './quizzing.svelte.ts';
import { moduleOf } from './result.ts';

export type Questions = ReadonlyMap<string, Question>;

/** What became of the search for a quiz. */
export type Found =
  | { is: 'there'; quizzing: Quizzing; questions: Questions; claim?: Claim }
  | { is: 'nowhere' }
  /** Another tab has it open. */
  | { is: 'elsewhere' }
  | { is: 'trouble'; trouble: StorageTrouble };

/** The questions behind these items, by item; those that are no longer offered are missing. */
export async function questionsOf(items: readonly string[]): Promise<Questions> {
  const modules = new Set(items.flatMap((item) => moduleOf(item) ?? []));
  const all = await Promise.all([...modules].map(loadQuestions));
  const known = Object.assign({}, ...all) as Record<string, Question>;
  return new Map(
    items.flatMap((item) => (Object.hasOwn(known, item) ? [[item, known[item] as Question]] : [])),
  );
}

/** Finds a quiz of this browser; `anyway`: even where another tab has it open. */
export async function findQuiz(id: string, anyway: boolean): Promise<Found> {
  const here = begunHere(id);
  try {
    const { db, readQuiz, claimAttempt } = await memory();
    // What was begun here may not be on disk yet.
    const kept = here ? undefined : await readQuiz(db, id);
    const quiz = here?.quiz ?? kept?.quiz;
    if (!quiz) return { is: 'nowhere' };
    const questions = await questionsOf(quiz.items);
    const claim = here?.result || quiz.result ? undefined : await claimAttempt(id);
    if (claim && !claim.held && !anyway) return { is: 'elsewhere' };
    const given = kept?.answers ?? [];
    const items = quiz.items.filter((item) => questions.has(item) || given.some((a) => a.item === item));
    const quizzing = here ?? new Quizzing({ quiz, answers: given, items, stored: true });
    // Nothing of what is left is offered any more.
    if (quizzing.current === undefined) quizzing.end();
    return { is: 'there', quizzing, questions, ...(claim && { claim }) };
  } catch (error) {
    if (here) return { is: 'there', quizzing: here, questions: await questionsOf(here.quiz.items) };
    return { is: 'trouble', trouble: await troubleIn(error) };
  }
}
