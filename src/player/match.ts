import type { Language } from '#model';

interface Matched {
  id: string;
  match: Record<Language, string[]>;
}

/** The choice whose words come up most in what was typed; undefined where none or several do. */
export function closest(typed: string, options: readonly Matched[], language: Language): string | undefined {
  const text = typed.toLowerCase();
  const hits = options.map(({ id, match }) => ({
    id,
    count: match[language].filter((word) => text.includes(word.toLowerCase())).length,
  }));
  const most = Math.max(...hits.map((h) => h.count));
  const best = hits.filter((h) => h.count === most);
  return most > 0 && best.length === 1 ? best[0]?.id : undefined;
}
