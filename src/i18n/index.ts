import type { Language, Text } from '#model';
import { getLocale } from './paraglide/runtime.js';

export { m } from './paraglide/messages.js';
export { getLocale, setLocale, locales } from './paraglide/runtime.js';

/** The content language that goes with the interface language. */
export function language(): Language {
  return getLocale() === 'en' ? 'en' : 'zh';
}

/** A text of the content in the learner's language. */
export function say(text: Text): string {
  return text[language()];
}
