import { language, m } from '#i18n';
import type { Edit, Sketch } from '#model';
import { placeName } from './proof/places.ts';

/**
 * What an edit did, in the language of the moment: the sentence that was stored with it where that is in this language
 * (or says in none), otherwise where in the sketch it was. The sketch is the one with the edit or without it.
 */
export function didSaid({ label, language: written, patches }: Edit, sketch: Sketch): string {
  if (written === undefined || written === language()) return label;
  const [patch] = patches;
  const path = patch ? [...patch.path, ...('drop' in patch ? [patch.drop] : [])] : [];
  return m.studio_did_at({ place: placeName(sketch, path.join('.')) });
}
