import type { Language, Text } from '#model';
import { getLocale, overwriteGetLocale } from './paraglide/runtime.js';

// It changes only with a reload, so the browser is asked once and not for every text.
const locale = getLocale();
overwriteGetLocale(() => locale);

export { m } from './paraglide/messages.js';
export { getLocale, setLocale, locales } from './paraglide/runtime.js';

/** The content language that goes with the interface language. */
export function language(): Language {
  return locale === 'en' ? 'en' : 'zh';
}

/** A text of the content in the learner's language. */
export function say(text: Text): string {
  return text[language()];
}
