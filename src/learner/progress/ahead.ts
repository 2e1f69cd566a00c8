import { cardOf, loadPrinciples, modules, questionIndex } from '#content';
import type { Memory, Text } from '#model';
import { endOfDay } from '../days.ts';
import type { Memory as Kept } from '../memory.ts';
import { weakestOf, type Weak } from '../next.ts';
import { doneToday } from '../review/today.ts';

/** What is ahead beside the conversations. */
export interface Ahead {
  /** How many are due until the end of the day, whatever the cap. */
  due: number;
  /** Asked today already. */
  done: number;
  /** The weakest principle, with its name and that of its module. */
  weak?: Weak & { name: Text; module: Text };
}

/** Reads what is ahead; what the course no longer has is left out. */
export async function readAhead(
  { db, dueMemories, listQuizzes, listMasteries, listShown }: Kept,
  now: number,
): Promise<Ahead> {
  const [due, quizzes, masteries] = await Promise.all([
    dueMemories(db, endOfDay(now)),
    listQuizzes(db),
    listMasteries(db),
  ]);
  const principles = masteries.length ? await loadPrinciples() : {};
  const weak = weakestOf(masteries, (id) => Object.hasOwn(principles, id));
  const principle = weak && principles[weak.principle];
  const module = modules.find(({ id }) => id === principle?.module);
  return {
    due: due.length ? (await offered({ db, listShown }, due)).length : 0,
    done: doneToday(quizzes, now),
    ...(principle && module && { weak: { ...weak, name: principle.name, module: module.name } }),
  };
}

/** Those of the memories that the course can still ask: its questions, and moments of conversations that have not changed since. */
export async function offered(
  { db, listShown }: Pick<Kept, 'db' | 'listShown'>,
  memories: readonly Memory[],
): Promise<Memory[]> {
  const questions = new Set((await questionIndex()).map(({ id }) => id));
  const isOffered = async (id: string) => {
    const scenario = /^moment:([^/]+)\//.exec(id)?.[1];
    if (scenario === undefined) return questions.has(id);
    const hash = cardOf(scenario)?.hash;
    return (await listShown(db, id)).some(({ seed }) => seed === hash);
  };
  const still = await Promise.all(memories.map(({ id }) => isOffered(id)));
  return memories.filter((_, i) => still[i]);
}
