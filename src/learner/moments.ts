import { cardOf, loadBody } from '#content';
import {
  compile,
  nodeOf,
  optionsOf,
  readAnswer,
  retell,
  toldOf,
  waysOf,
  type Beat,
  type Grade,
  type Program,
  type Scene,
} from '#engine';
import { forPersonality, recast, type Attempt, type Body, type QuizAnswer, type Text } from '#model';
import type { Costly } from '#proof';
import { isUsedUp } from './assessed.ts';
import { standInOf } from './branches.ts';
import { findWorth } from './hindsight.ts';
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
  /** What was answered then. */
  given: string;
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
  if (!text) return undefined;
  const { personality, concealed, person } = attempt;
  const body = person !== undefined && standIn ? recast(text, person, standIn) : text;
  const program = compile(body, personality);
  const answers = entries.slice(0, shown.n).map(({ choice }) => choice);
  const { beats, scene } = retell(program, answers, body.voices);
  if (idOf(attempt, scene.node) !== item) return undefined;
  const { principles, answer: given } = shown;
  return { item, body, program, personality, concealed, beats, scene, answers, given, principles };
}

/** Some moments: those that can be asked again, and the items of those that cannot. */
export async function findMoments(items: readonly string[]): Promise<{ found: Moment[]; gone: string[] }> {
  const all = await Promise.all(items.map((item) => findMoment(item)));
  return { found: all.flatMap((m) => m ?? []), gone: items.filter((_, i) => !all[i]) };
}

const weighed = new Map<string, Promise<Record<string, number>>>();

/** What each move is worth there; worked out once for a text. */
function worthIn({ body, personality, answers }: Moment): Promise<Record<string, number>> {
  const key = JSON.stringify([body.hash, body.person, personality, answers]);
  let worth = weighed.get(key);
  if (!worth) {
    const { scenario, model } = body;
    worth = findWorth({ scenario, model, personality, answers });
    weighed.set(key, worth);
    worth.catch(() => weighed.delete(key));
  }
  return worth;
}

/** The best answer to a moment, line by line, with its reasons. */
export interface Best {
  answer: string;
  told: Text[];
  because: Text[];
}

/**
 * Grades an answer to a moment by what it loses there: 1 for the best, 0 for what loses most. Where one of several
 * choices is picked, the reasons of all that are open are told; otherwise those of the answer. Undefined where it is
 * none. @throws BeyondBudget, Unbounded
 */
export async function gradeMoment(
  moment: Moment,
  answer: string,
): Promise<(Grade & { best: Best | undefined }) | undefined> {
  const worth = await worthIn(moment);
  const { program, personality, scene } = moment;
  const node = nodeOf(program, scene.node);
  const move = readAnswer(node, answer);
  const share = worth[move?.id ?? ''];
  if (!move || share === undefined) return undefined;
  const reasons = (effects: typeof move.effects) =>
    effects.map(({ because }) => forPersonality(because, personality));
  const way = waysOf(node).find((w) => worth[w.move.id] === 1);
  const best = way && {
    answer: way.answer,
    told: toldOf(node, way.answer),
    because: reasons(way.move.effects),
  };
  const { decision } = scene;
  const verdicts =
    decision?.kind === 'choices' || decision?.kind === 'reply'
      ? decision.options.map(({ id }) => {
          const option = optionsOf(node)[id];
          return { id, right: worth[id] === 1, ...(option && { because: reasons([option])[0] as Text }) };
        })
      : [{ id: '', right: share === 1, because: joined(reasons(move.effects)) }];
  return { share, verdicts, best };
}

function joined(texts: readonly Text[]): Text {
  return { en: texts.map((t) => t.en).join(' '), zh: texts.map((t) => t.zh).join('') };
}
