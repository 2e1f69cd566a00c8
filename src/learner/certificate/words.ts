import { getLocale } from '#i18n';

const day = 86_400_000;

/** The day of a moment by the learner's own calendar, counted from 1 January 1970. */
export function dayOf(at: number): number {
  const date = new Date(at);
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / day;
}

/** A day as the learner would write it. */
export function dayName(n: number): string {
  return new Intl.DateTimeFormat(getLocale(), { dateStyle: 'long', timeZone: 'UTC' }).format(n * day);
}

/** A version as it is printed: the 16 digits of its hash that stand in the code. */
export function versionName(hash: string): string {
  return `${hash.slice(0, 8)} ${hash.slice(8, 16)}`;
}
