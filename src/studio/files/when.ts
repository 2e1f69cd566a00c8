import { getLocale } from '#i18n';

/** A moment as the author would write it. */
export function whenOf(at: number): string {
  return new Intl.DateTimeFormat(getLocale(), { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** How long ago, as "5 minutes ago". */
export function agoOf(at: number, now: number): string {
  const format = new Intl.RelativeTimeFormat(getLocale(), { numeric: 'auto' });
  const [unit, size] = units.find(([, size]) => now - at >= size) ?? ['minute', 60_000];
  return format.format(-Math.floor((now - at) / size), unit);
}
