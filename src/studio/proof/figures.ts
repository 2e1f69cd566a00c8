import { m } from '#i18n';
import type { Language } from '#model';

/** A share in whole percent; a dash where it cannot be told. */
export const percent = (share: number | null): string =>
  share === null ? '–' : `${String(Math.round(share * 100))} %`;

/** Points of 100, whole; likewise. */
export const points = (score: number | null): string => (score === null ? '–' : String(Math.round(score)));

export const languageName = (language: Language): string =>
  language === 'en' ? m.proof_english() : m.proof_chinese();
