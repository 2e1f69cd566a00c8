import { m } from '#i18n';
import type { Sketch } from '#model';
import type { Giveaway } from '#proof';
import { at, mapAt } from '../edit/at.ts';
import { answersAt } from '../edit/effects.ts';

type Cue = Giveaway['cue'];

const picks: Record<Cue, Record<Giveaway['end'], () => string>> = {
  length: { most: m.proof_cue_length_most, least: m.proof_cue_length_least },
  position: { most: m.proof_cue_position_most, least: m.proof_cue_position_least },
  politeness: { most: m.proof_cue_politeness_most, least: m.proof_cue_politeness_least },
  absolutes: { most: m.proof_cue_absolutes_most, least: m.proof_cue_absolutes_least },
  hedging: { most: m.proof_cue_hedging_most, least: m.proof_cue_hedging_least },
  reading: { most: m.proof_cue_reading_most, least: m.proof_cue_reading_least },
};
const mends: Record<Cue, () => string> = {
  length: m.proof_why_mend_length,
  position: m.proof_why_mend_position,
  politeness: m.proof_why_mend_politeness,
  absolutes: m.proof_why_mend_absolutes,
  hedging: m.proof_why_mend_hedging,
  reading: m.proof_why_mend_reading,
};

/** What is picked by going by a cue, and what could be done about it. */
export const pickName = ({ cue, end }: Pick<Giveaway, 'cue' | 'end'>): string => picks[cue][end]();
export const mendName = ({ cue }: Pick<Giveaway, 'cue'>): string => mends[cue]();

/** So far above a blind guess a cue is worth a word. */
const margin = 0.15;
export const telling = ({ hit, chance }: Giveaway): boolean => hit > chance + margin;

/** A step at which a cue finds the best choice and no other: its choices with their texts, those picked first. */
export interface Given {
  node: string;
  texts: { id: string; text: string; best: boolean }[];
}

/** Where a cue gives the best choice away, with the very texts in the language that it was measured in. */
export function givenBy(sketch: Sketch, { at: nodes }: Giveaway, language: 'en' | 'zh'): Given[] {
  return nodes
    .filter(({ picked, best }) => picked.every((id) => best.includes(id)))
    .map(({ node, much, best, picked }) => {
      const step = at(sketch, ['nodes', node]);
      const answers = mapAt(step, answersAt(step) ?? []);
      const texts = Object.keys(much).map((id) => ({
        id,
        text: String(at(answers[id], ['text', language]) ?? id),
        best: best.includes(id),
      }));
      return { node, texts: texts.toSorted((a, b) => rank(picked, b.id) - rank(picked, a.id)) };
    });
}

const rank = (picked: readonly string[], id: string): number => (picked.includes(id) ? 1 : 0);
