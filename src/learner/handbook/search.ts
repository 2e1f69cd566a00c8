import MiniSearch from 'minisearch';
import type { Language, Text } from '#model';
import type { Leaf } from './leaves.ts';
import { excerptOf, markedIn, spotsIn, type Piece } from './marked.ts';
import { isHan, termsAsked, termsIn } from './tokens.ts';

/** A leaf that was found, with what was looked for marked in it. */
export interface Found {
  leaf: Leaf;
  title: Piece[];
  excerpt: Piece[];
}

/** What a learner may look for, ready to be searched. */
export interface Index {
  /** Those with all that is asked for first, then those with at least half of it; the best of each first. */
  find: (words: string, language: Language) => Found[];
}

const both = ({ en, zh }: Text) => `${en}\n${zh}`;

/** Reads everything in small portions, so that the page goes on answering. */
export async function indexOf(leaves: readonly Leaf[]): Promise<Index> {
  const index = new MiniSearch<Leaf>({
    fields: ['title', 'text'],
    extractField: (leaf, field) => {
      if (field === 'title') return both(leaf.title);
      return field === 'text' ? leaf.texts.map(both).join('\n') : leaf[field as 'id' | 'kind'];
    },
    tokenize: termsIn,
    processTerm: (term) => term,
    searchOptions: {
      tokenize: termsAsked,
      boost: { title: 4 },
      prefix: (term) => !isHan(term) || term.length === 1,
      fuzzy: (term) => !isHan(term) && term.length > 4 && 0.2,
      boostDocument: (_id, _term, stored) => (stored?.['kind'] === 'question' ? 0.5 : 1),
    },
    storeFields: ['kind'],
  });
  await index.addAllAsync(leaves, { chunkSize: 25 });
  return {
    find(words, language) {
      const count = new Set(termsAsked(words)).size;
      const found = index.search(words).filter(({ queryTerms }) => queryTerms.length * 2 >= count);
      const whole = found.filter(({ queryTerms }) => queryTerms.length === count);
      return [...new Set([...whole, ...found])].flatMap(({ id, terms }) => {
        const leaf = leaves[id as number];
        return leaf ? [shown(leaf, terms, language)] : [];
      });
    },
  };
}

/** In the learner's language, or in the other one where only that has it. */
function shown(leaf: Leaf, terms: readonly string[], language: Language): Found {
  const other = language === 'en' ? 'zh' : 'en';
  const length = language === 'en' ? 180 : 80;
  const ways = [language, other] as const;
  const text =
    ways.flatMap((way) => leaf.texts.map((t) => t[way])).find((t) => spotsIn(t, terms).length > 0) ??
    leaf.texts[0]?.[language] ??
    '';
  return {
    leaf,
    title: markedIn(leaf.title[language], terms),
    excerpt: markedIn(excerptOf(text, terms, length), terms),
  };
}
