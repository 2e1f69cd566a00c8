import { questionIndex } from '#content';
import type { Quiz } from '#model';
import { freshId } from '../chance.ts';
import { memory } from '../memory.ts';
import { drawn, poolOf, type Pool } from './draw.ts';
import { Quizzing } from './quizzing.svelte.ts';
import { resultOf } from './result.ts';

/** How a quiz is wanted. */
export interface Settings extends Pool, Pick<Quiz, 'limit' | 'pass' | 'weighed'> {
  mode: 'practise' | 'assessment';
  count: number;
}

/** The one that was begun in this tab last; it can be taken even where nothing can be stored. */
let begun: Quizzing | undefined;

export const begunHere = (id: string): Quizzing | undefined => (begun?.quiz.id === id ? begun : undefined);

/** Draws the questions and begins. @throws RangeError where there is nothing to ask */
export async function begin({ count, modules, principles, mode, ...rules }: Settings): Promise<Quizzing> {
  const [index, lastAsked] = await Promise.all([questionIndex(), whenAsked()]);
  const seed = freshId();
  const items = drawn(poolOf(index, { modules, principles }), count, lastAsked, seed);
  if (!items.length) throw new RangeError('there is nothing to ask');
  begun = quizOf({ mode, modules: [...modules], principles: [...principles], ...rules }, items, seed);
  return begun;
}

/** Begins to review these items; `left` are the reviews that were left in the middle, which end with what was answered. */
export async function beginReview(items: readonly string[], left: readonly Quiz[]): Promise<Quizzing> {
  await Promise.all(left.map(endAsItStands));
  begun = quizOf({ mode: 'review', modules: [], principles: [] }, items, freshId());
  return begun;
}

/** An end that cannot be stored now is no reason not to go on: the next review tries again. */
async function endAsItStands(quiz: Quiz): Promise<void> {
  try {
    const { db, readQuiz, endQuiz } = await memory();
    const { answers = [] } = (await readQuiz(db, quiz.id)) ?? {};
    await endQuiz(db, quiz.id, resultOf(quiz, answers), Date.now());
  } catch {
    // As above.
  }
}

function quizOf(
  rules: Pick<Quiz, 'mode' | 'modules' | 'principles' | 'limit' | 'pass' | 'weighed'>,
  items: readonly string[],
  seed: string,
): Quizzing {
  const now = Date.now();
  const times = { begun: now, touched: now, answered: 0 };
  return new Quizzing({
    quiz: { id: freshId(), ...rules, items: [...items], seed, ...times },
    stored: false,
  });
}

/** The same once more, with other questions where there are others. */
export function settingsOf({ mode, modules, principles, items, limit, pass, weighed }: Quiz): Settings {
  return {
    mode: mode === 'assessment' ? mode : 'practise',
    ...{ modules, principles },
    count: items.length,
    ...(limit !== undefined && { limit }),
    ...(pass !== undefined && { pass }),
    ...(weighed && { weighed }),
  };
}

/** When each question was last asked, by id; nothing where that cannot be read. */
async function whenAsked(): Promise<ReadonlyMap<string, number>> {
  try {
    const { db, listMemories } = await memory();
    return new Map((await listMemories(db)).map(({ id, last }) => [id, last]));
  } catch {
    return new Map();
  }
}
