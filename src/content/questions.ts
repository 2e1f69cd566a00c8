import type { Question, QuestionCard } from '#model';

/** What there is to ask, module by module in the order of the course. */
export async function questionIndex(): Promise<readonly QuestionCard[]> {
  return (await import('virtual:rapport/questions')).cards;
}

/** Fetches the questions of one module, by the ids that the index has; undefined where it has none. */
export async function loadQuestions(module: string): Promise<Record<string, Question> | undefined> {
  const { ways } = await import('virtual:rapport/questions');
  return Object.hasOwn(ways, module) ? (await ways[module]?.())?.default : undefined;
}
