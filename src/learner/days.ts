import { getLocale } from '#i18n';

const day = 86_400_000;

/** Which day of the learner's own calendar a time belongs to: days since 1970. Times are milliseconds since 1970. */
export function dayOf(at: number): number {
  const here = new Date(at);
  return Date.UTC(here.getFullYear(), here.getMonth(), here.getDate()) / day;
}

/** When a day of the learner's own calendar begins. */
export function beginOf(days: number): number {
  const there = new Date(days * day);
  return new Date(there.getUTCFullYear(), there.getUTCMonth(), there.getUTCDate()).getTime();
}

/** When the day of a time is over. */
export const endOfDay = (at: number): number => beginOf(dayOf(at) + 1);

/** A day as the learner would write it, with its weekday; the year only where it is another than now. */
export function dateOf(at: number, now: number): string {
  const other = new Date(at).getFullYear() !== new Date(now).getFullYear();
  return new Intl.DateTimeFormat(getLocale(), {
    weekday: 'long',
    month: 'long',
    day: 'numeric',
    ...(other && { year: 'numeric' }),
  }).format(at);
}

/** A day as it stands in a table or below a bar. */
export function shortDate(days: number): string {
  return new Intl.DateTimeFormat(getLocale(), { month: 'short', day: 'numeric' }).format(beginOf(days));
}

/** How long something took, in hours and minutes; less than a minute counts as one. */
export function durationOf(milliseconds: number): string {
  const minutes = Math.max(1, Math.round(milliseconds / 60_000));
  const unit = (value: number, of: 'hour' | 'minute') =>
    new Intl.NumberFormat(getLocale(), { style: 'unit', unit: of, unitDisplay: 'short' }).format(value);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const parts = [...(hours ? [unit(hours, 'hour')] : []), ...(rest || !hours ? [unit(rest, 'minute')] : [])];
  return new Intl.ListFormat(getLocale(), { type: 'unit', style: 'narrow' }).format(parts);
}
