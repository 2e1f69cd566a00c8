import { loadQuestions } from '#content';
import { gradeOf, nodeOf, toldOf, type Grade } from '#engine';
import { m, say } from '#i18n';
import type { Question, Text } from '#model';
import type { Put } from '#player';
import type { Best } from '../grade-moment.ts';
import type { Moment } from '../moments.ts';
import { moduleOf } from './result.ts';

/** What an item of a quiz asks: a question as it is put, or a moment of an own conversation. */
export type Task = { put: Put } | { moment: Moment; seed: string };

export type Graded = Grade & { best?: Best | undefined };

type Asked = { question: Question } | { moment: Moment };
/** All that items ask, by item; those that are no longer offered are missing. */
export type Tasks = ReadonlyMap<string, Asked>;

/** Fetches what items ask: questions of the course, and moments of own conversations. */
export async function tasksOf(items: readonly string[]): Promise<Tasks> {
  const modules = new Set(items.flatMap((item) => moduleOf(item) ?? []));
  const all = await Promise.all([...modules].map(loadQuestions));
  const known = Object.assign({}, ...all) as Record<string, Question>;
  const asked = await Promise.all(
    items.map(async (item): Promise<[string, Asked | undefined]> => {
      const question = Object.hasOwn(known, item) ? known[item] : undefined;
      if (question && !('moment' in question)) return [item, { question }];
      if (!question && moduleOf(item) !== undefined) return [item, undefined];
      const { findAsked, findMoment } = await import('../moments.ts');
      const moment = await (question ? findAsked(item, question) : findMoment(item));
      return [item, moment && { moment }];
    }),
  );
  return new Map(asked.flatMap(([item, task]): [string, Asked][] => (task ? [[item, task]] : [])));
}

/** An item as it is put with this seed; undefined where it is no longer offered. */
export function taskOf(
  tasks: Tasks,
  item: string,
  seed: string,
  putOf: (question: Question, seed: string) => Put,
): Task | undefined {
  const task = tasks.get(item);
  if (!task) return undefined;
  return 'question' in task ? { put: putOf(task.question, seed) } : { ...task, seed };
}

/** What an answer is worth; undefined where it is none to this. @throws where a moment cannot be worked out */
export async function gradedBy(task: Task, answer: string): Promise<Graded | undefined> {
  if ('put' in task) return gradeOf(task.put.question, answer, task.put.values);
  const { gradeMoment } = await import('../grade-moment.ts');
  return gradeMoment(task.moment, answer);
}

/** What is asked, in a line. */
export function askOf(task: Task): string {
  if ('put' in task) return say(task.put.ask);
  const { body, scene } = task.moment;
  return m.quiz_moment_ask({ title: say(body.scenario.title), says: say(scene.says) });
}

export function aboutOf(task: Task): Pick<Question, 'principles' | 'difficulty'> {
  if ('put' in task) return task.put.question;
  return { principles: [...task.moment.principles], difficulty: 2 };
}

/** How an answer to a moment sounds, line by line. */
export function soundOf({ program, scene }: Moment, answer: string): Text[] {
  return toldOf(nodeOf(program, scene.node), answer);
}
