import { cardOf, loadBody } from '#content';
import { compile, retell, type Beat, type Program, type Scene } from '#engine';
import { recast, type Attempt, type Body, type Question, type QuizAnswer } from '#model';
import type { Costly } from '#proof';
import { isUsedUp } from './assessed.ts';
import { standInOf } from './branches.ts';
import { memory } from './memory.ts';
import type { Practice } from './practice.svelte.ts';

const idOf = ({ scenario, personality }: Attempt, node: string) =>
  `moment:${scenario}/${personality}/${node}`;

/**
 * Keeps what a finished attempt of one's own has shown of its moments, so that they come back; once for each attempt,
 * and not while it can be assessed again: a moment tells what is best.
 * A moment that cannot be kept is no trouble: the debrief stands without it, and is opened again.
 */
export async function keepMoments(
  { attempt, body, session }: Pick<Practice, 'attempt' | 'body' | 'session'>,
  costly: readonly Costly[],
): Promise<void> {
  if (attempt.branch || !session.over) return;
  if (attempt.mode === 'assessed' && !(await isUsedUp(body.scenario))) return;
  const answers = costly.flatMap(({ n, node, share, principles }): QuizAnswer[] => {
    const entry = session.log[n];
    if (!entry) return [];
    const { choice, sure, at } = entry;
    return [
      {
        ...{ quiz: attempt.id, n, item: idOf(attempt, node), seed: attempt.hash, answer: choice, share },
        ...{ principles, difficulty: 2, at, took: 0, shown: true, ...(sure && { sure }) },
      },
    ];
  });
  try {
    const { db, recordMoments } = await memory();
    await recordMoments(db, attempt.id, answers);
  } catch (error) {
    console.error(error);
  }
}

/** One decision out of a conversation of one's own, to be asked again. */
export interface Moment {
  /** As in the items of a quiz. */
  item: string;
  /** With whoever stood in for the customer. */
  body: Body;
  program: Program;
  personality: Attempt['personality'];
  concealed: boolean;
  /** What came before it, turn by turn. */
  beats: readonly Beat[];
  /** Where it stands: what the customer says, and what is to be decided. */
  scene: Scene;
  /** The answers that led there. */
  answers: readonly string[];
  /** What was answered then; undefined where it was never asked. */
  given?: string;
  principles: readonly string[];
}

/**
 * The last conversation in which this moment cost points, as far as it goes; undefined where its scenario was changed
 * since or is gone, or the conversation was deleted.
 */
export async function findMoment(item: string): Promise<Moment | undefined> {
  const scenario = /^moment:([^/]+)\//.exec(item)?.[1] ?? '';
  const card = cardOf(scenario);
  if (!card) return undefined;
  const { db, listShown, readAttempt } = await memory();
  const shown = (await listShown(db, item)).find(({ seed }) => seed === card.hash);
  const kept = shown && (await readAttempt(db, shown.quiz));
  if (!kept) return undefined;
  const { attempt, entries } = kept;
  const [text, standIn] = await Promise.all([loadBody(scenario), standInOf(attempt)]);
  const { person } = attempt;
  const body = text && person !== undefined && standIn ? recast(text, person, standIn) : text;
  const answers = entries.slice(0, shown.n).map(({ choice }) => choice);
  const moment = body && momentAfter(item, body, attempt, answers);
  if (!moment || idOf(attempt, moment.scene.node) !== item) return undefined;
  return { ...moment, principles: shown.principles, given: shown.answer };
}

/** The moment that a question of the bank asks; undefined where its scenario has gone on without it. */
export async function findAsked(
  item: string,
  { moment: { scenario, personality, after }, principles }: Extract<Question, { moment: unknown }>,
): Promise<Moment | undefined> {
  const body = await loadBody(scenario);
  const moment = body && momentAfter(item, body, { personality, concealed: false }, after);
  return moment && { ...moment, principles };
}

function momentAfter(
  item: string,
  body: Body,
  { personality, concealed }: Pick<Attempt, 'personality' | 'concealed'>,
  answers: readonly string[],
): Omit<Moment, 'principles'> | undefined {
  const program = compile(body, personality);
  try {
    const { beats, scene } = retell(program, answers, body.voices);
    return scene.decision && { item, body, program, personality, concealed, beats, scene, answers };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Some moments: those that can be asked again, and the items of those that cannot. */
export async function findMoments(items: readonly string[]): Promise<{ found: Moment[]; gone: string[] }> {
  const all = await Promise.all(items.map((item) => findMoment(item)));
  return { found: all.flatMap((m) => m ?? []), gone: items.filter((_, i) => !all[i]) };
}
