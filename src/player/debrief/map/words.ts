import { getLocale, m, say } from '#i18n';
import { outcomeName } from '#ui';
import type { Place } from './places.ts';

const least = { en: 24, zh: 10 };
const most = { en: 80, zh: 32 };

/** The first words of what is said at a place. */
export function firstWords({ text }: Pick<Place, 'text'>): string {
  const all = say(text);
  const language = getLocale() === 'en' ? 'en' : 'zh';
  let words = '';
  for (const [sentence] of all.matchAll(/.+?(?:[.!?]+(?=\s)|[。！？]+|$)/gsu)) {
    words += sentence;
    if (words.length >= least[language]) break;
  }
  return words.length > most[language] ? `${words.slice(0, most[language]).trimEnd()}…` : words;
}

/** When the learner was at a place, in words. */
export function turnsName({ turns, outcome }: Pick<Place, 'turns' | 'outcome'>): string {
  if (!turns.length) return m.player_map_unseen();
  return outcome ? m.player_map_end() : m.player_map_turns({ count: turns.length, turns: turns.join(', ') });
}

/** What a place is called where it is not seen. */
export function placeName(place: Place): string {
  const facts = [
    turnsName(place),
    ...(place.outcome ? [outcomeName(place.outcome)] : []),
    ...(place.best ? [m.player_map_on_best()] : []),
  ];
  return facts.join(m.player_map_comma());
}
