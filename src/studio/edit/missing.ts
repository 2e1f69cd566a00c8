import type { Language, Sketch } from '#model';
import { at, type Path } from './at.ts';
import { isUnwritten } from './first.ts';

const languages = ['en', 'zh'] as const;

/** A text that nobody has written yet in one of the languages. */
export interface Missing {
  /** Where the two languages stand. */
  path: Path;
  language: Language;
  /** It says in brackets what belongs there; otherwise it is empty. */
  prompted: boolean;
}

/** Every text that is not written yet, in the order of the sketch. */
export function missingTexts(sketch: Sketch, from: Path = []): Missing[] {
  const here = from.length ? at(sketch, from) : sketch;
  if (typeof here !== 'object' || here === null) return [];
  if (isText(here))
    return languages.flatMap((language): Missing[] => {
      const text = here[language];
      const written = typeof text === 'string' ? text : '';
      return isUnwritten(written, language)
        ? [{ path: from, language, prompted: written.trim() !== '' }]
        : [];
    });
  return Object.keys(here).flatMap((key) =>
    missingTexts(sketch, [...from, Array.isArray(here) ? Number(key) : key]),
  );
}

/** A map of nothing but the two languages, with a text in at least one. */
function isText(value: object): value is Partial<Record<Language, unknown>> {
  const keys = Object.keys(value);
  return (
    keys.length > 0 &&
    keys.every((key) => key === 'en' || key === 'zh') &&
    Object.values(value).every((text) => typeof text === 'string')
  );
}
