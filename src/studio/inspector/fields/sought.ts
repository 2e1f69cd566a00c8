import { say } from '#i18n';
import type { Text } from '#model';

/** Something that can be searched for by its words in both languages. */
export interface Entry {
  id: string;
  name: string;
  /** All that it is found by, in small letters. */
  words: string;
  /** In a line. */
  about?: string;
}

export function entryOf(id: string, name: Text, about?: string, more = ''): Entry {
  const words = `${name.en} ${name.zh} ${id} ${more}`.toLowerCase();
  return { id, name: say(name), words, ...(about && { about }) };
}

/** Those that have all the words that were typed; all of them while none are. */
export function soughtIn(entries: readonly Entry[], typed: string): readonly Entry[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return words.length
    ? entries.filter((entry) => words.every((word) => entry.words.includes(word)))
    : entries;
}
