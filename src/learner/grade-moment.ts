import { nodeOf, optionsOf, readAnswer, toldOf, waysOf, type Grade } from '#engine';
import { forPersonality, type Text } from '#model';
import { findWorth } from './hindsight.ts';
import type { Moment } from './moments.ts';

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
