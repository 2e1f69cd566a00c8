import { language, m } from '#i18n';
import type { Sketch } from '#model';
import type { Diff } from '#proof';
import { shortOption, shortStep } from '../called.ts';
import { isMap } from '../edit/at.ts';
import type { Place } from './compare.ts';

type Verdict = Diff['replay']['verdict'];

const verdicts: Record<Verdict, () => string> = {
  harmless: m.files_verdict_harmless,
  migratable: m.files_verdict_migratable,
  breaking: m.files_verdict_breaking,
  unknown: m.files_verdict_unknown,
};
const words: Record<Verdict, () => string> = {
  harmless: m.files_word_harmless,
  migratable: m.files_word_migratable,
  breaking: m.files_word_breaking,
  unknown: m.files_word_unknown,
};
const extents: Record<Diff['extent'], () => string> = {
  nothing: m.files_extent_nothing,
  text: m.files_extent_text,
  about: m.files_extent_about,
  rules: m.files_extent_rules,
};

export const verdictSaid = (verdict: Verdict): string => verdicts[verdict]();
export const verdictWord = (verdict: Verdict): string => words[verdict]();
export const extentSaid = (extent: Diff['extent']): string => extents[extent]();

/** What was added, taken out or renamed: a sentence each, and its name in links. */
export function comingsAndGoings(
  { nodes, choices }: Diff,
  { before, after }: { before: Sketch; after: Sketch },
): { said: string; name: string }[] {
  const each = (names: readonly string[], sketch: Sketch, say: (named: { what: string }) => string) =>
    names.map((name) => ({ said: say({ what: partName(sketch, name) }), name }));
  return [
    ...nodes.renamed.map(({ from, to }) => ({
      said: m.files_change_renamed({ what: shortStep(after, to) }),
      name: `${from} → ${to}`,
    })),
    ...each([...nodes.added, ...choices.added], after, m.files_change_added),
    ...each([...nodes.removed, ...choices.removed], before, m.files_change_removed),
  ];
}

/** What a step, or a choice of one (`step/choice`), is called on the screen. */
function partName(sketch: Sketch, name: string): string {
  const [node = '', option] = name.split('/');
  if (option === undefined) return shortStep(sketch, node);
  return m.files_change_choice({ choice: shortOption(sketch, node, option), step: shortStep(sketch, node) });
}

/** Every place at which something that both versions have is different. */
export function placesOf({ scenario, model, nodes, choices }: Diff): Place[] {
  return [...scenario, ...model, ...[...nodes.changed, ...choices.changed].flatMap(({ changes }) => changes)];
}

/** A value as it is shown: a text in the language that changed, anything else as it stands in the file. */
export function shown(value: unknown, other: unknown): string {
  if (value === undefined) return m.files_nothing_there();
  if (typeof value === 'string') return value;
  if (isMap(value) && typeof value['en'] === 'string' && typeof value['zh'] === 'string') {
    const own = language();
    const same = isMap(other) && other[own] === value[own];
    return value[same ? (own === 'en' ? 'zh' : 'en') : own] as string;
  }
  return JSON.stringify(value);
}
