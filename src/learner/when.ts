import { getLocale } from '#i18n';

/** A moment as the learner would write it. */
export function whenOf(at: number): string {
  return new Intl.DateTimeFormat(getLocale(), { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}

/** A list in words, as "a, b and c". */
export function listed(items: readonly string[]): string {
  return new Intl.ListFormat(getLocale(), { type: 'conjunction' }).format(items);
}
