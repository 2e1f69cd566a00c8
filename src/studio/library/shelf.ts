import { modules } from '#content';
import { getLocale, language, m, say } from '#i18n';
import type { Draft, Module, Text } from '#model';

export const orders = ['touched', 'title', 'module'] as const;
export type Order = (typeof orders)[number];

/** What of the drafts is wanted, and in which order. */
export interface Wanted {
  words: string;
  tag: string;
  order: Order;
}

/** A text in the author's language, or else in the other one. */
export function either(text: Text): string {
  return text[language()] || text[language() === 'en' ? 'zh' : 'en'];
}

/** What a module is called; its id where the course has none of it. */
export function moduleName(id = ''): string {
  const found = modules.find((module) => module.id === id);
  return found ? say(found.name) : id;
}

/** What a draft is called on the screen. */
export function draftName({ kind, title, module }: Pick<Draft, 'kind' | 'title' | 'module'>): string {
  if (kind === 'questions') return m.files_kind_questions_of({ module: moduleName(module) });
  return either(title) || m.files_untitled();
}

const folded = (text: string) => text.toLowerCase().normalize('NFKC');

/** Whether all words, in any order, are found in one of these texts or the other. */
export function isFound(words: string, texts: readonly string[]): boolean {
  const all = folded(texts.join('\n'));
  return folded(words)
    .split(/\s+/)
    .every((word) => all.includes(word));
}

/** The drafts that are wanted, in their order. */
export function wantedOf(drafts: readonly Draft[], modules: readonly Module[], wanted: Wanted): Draft[] {
  const { words, tag, order } = wanted;
  const places = new Map(modules.map(({ id }, i) => [id, i]));
  const named = new Map(modules.map(({ id, name }) => [id, name]));
  const found = drafts.filter((draft) => {
    const module = named.get(draft.module ?? '');
    const texts = [draft.title.en, draft.title.zh, draft.module ?? '', module?.en ?? '', module?.zh ?? ''];
    if (tag && !draft.tags.includes(tag)) return false;
    return isFound(words, [...texts, draft.from?.id ?? '', draft.from?.file ?? '', ...draft.tags]);
  });
  const place = ({ module = '' }: Draft) => places.get(module) ?? Infinity;
  const byTitle = new Intl.Collator(getLocale()).compare;
  const compare: Record<Order, (a: Draft, b: Draft) => number> = {
    touched: (a, b) => b.touched - a.touched,
    title: (a, b) => byTitle(either(a.title), either(b.title)),
    module: (a, b) =>
      place(a) === place(b) ? byTitle(either(a.title), either(b.title)) : place(a) - place(b),
  };
  return found.sort(compare[order]);
}

/** All tags there are, as people order them. */
export function tagsOf(drafts: readonly Draft[]): string[] {
  return [...new Set(drafts.flatMap(({ tags }) => tags))].sort(new Intl.Collator(getLocale()).compare);
}
