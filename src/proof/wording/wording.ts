import type { Language } from '#model';
import { mean } from './mean.ts';
import { absolutes, apology, concession, courtesy, hedges, negations, type Words } from './words.ts';

const patterns = new WeakMap<readonly string[], RegExp>();

function word(text: string): string {
  const stem = text.replace(/\*$/, '');
  const body = stem.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/\s+/g, '\\s+');
  const end = text.endsWith('*') ? '[a-z]*' : /\w$/.test(stem) ? '(?!\\w)' : '';
  return `${/^\w/.test(stem) ? '\\b' : ''}${body}${end}`;
}

/** One pattern for all of these words, the longest first; made when first asked for. */
function patternOf(words: readonly string[], language: Language): RegExp {
  let pattern = patterns.get(words);
  if (!pattern) {
    const sorted = [...words].sort((a, b) => b.length - a.length);
    pattern = new RegExp(sorted.map((w) => (language === 'en' ? word(w) : w)).join('|'), 'gi');
    patterns.set(words, pattern);
  }
  return pattern;
}

/** The text in one spelling, without what only looks like one of these words. */
function stripped(text: string, { but }: Words, language: Language): string {
  const plain = text.replace(/’/g, "'").replace(/％/g, '%');
  return but ? plain.replace(patternOf(but, language), '·') : plain;
}

function countOf(text: string, words: Words, language: Language): number {
  const plain = stripped(text, words, language);
  const once = words.once?.filter((w) => plain.includes(w)).length ?? 0;
  return [...plain.matchAll(patternOf(words.say, language))].length + once;
}

const clauses = (text: string): string[] => text.split(/[,.;:!?…—，。；：！？、()（）\n]+/);

/** Counts words that nothing before them in their clause turns round: "we can't refund it" gives nothing away. */
function affirmedOf(text: string, words: Words, language: Language): number {
  let count = 0;
  for (const clause of clauses(stripped(text, words, language)))
    for (const hit of clause.matchAll(patternOf(words.say, language)))
      if (countOf(clause.slice(0, hit.index), negations[language], language) === 0) count++;
  return count;
}

/** How many marks of courtesy a text holds (sorry, please, thank you; 抱歉, 请, 谢谢; 您 counts once). */
export function politenessOf(text: string, language: Language): number {
  return countOf(text, courtesy[language], language);
}

/** Whether it says sorry. */
export function apologises(text: string, language: Language): boolean {
  return countOf(text, apology[language], language) > 0;
}

/** Whether it gives something away: money back, a gift, a lower price, a new one. A refusal of it does not count. */
export function concedes(text: string, language: Language): boolean {
  return affirmedOf(text, concession[language], language) > 0;
}

/** How many words leave a way out (maybe, I think; 可能, 大概). */
export function hedgesOf(text: string, language: Language): number {
  return countOf(text, hedges[language], language);
}

/** How many words leave no way out (always, guarantee; 绝对, 一定). "Not always" and 不能保证 do not count. */
export function absolutesOf(text: string, language: Language): number {
  return affirmedOf(text, absolutes[language], language);
}

/** How many of these words occur in a text, as the player looks for them in what is typed. */
export function keywordHits(text: string, keywords: readonly string[]): number {
  const plain = text.toLowerCase();
  return keywords.filter((k) => k.trim() !== '' && plain.includes(k.toLowerCase())).length;
}

let segmenter: Intl.Segmenter | undefined;
/** ASCII, the usual punctuation, Chinese characters and full-width forms: each is one character by itself. */
const plainly = /^[\x20-\x7e\u2013-\u2026\u3001-\u3011\u4e00-\u9fff\uff01-\uff60]*$/;

/** How many characters a reader sees: one for an emoji or a letter with its accents. */
export function graphemesOf(text: string): number {
  if (plainly.test(text)) return text.length;
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return [...segmenter.segment(text)].length;
}

/** How long a text looks: characters as seen; in Chinese without spaces. */
export function lengthOf(text: string, language: Language): number {
  return graphemesOf(language === 'zh' ? text.replace(/\s+/g, '') : text);
}

/** Groups of vowels, without the silent e of "late" and "asked" but with that of "table"; at least one. */
function syllablesOf(word: string): number {
  const plain = word
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .replace(/(?:([^laeiouy])es?|([^tdaeiouy])ed)$/, '$1$2')
    .replace(/([aeiouy])les?$/, '$1l');
  return Math.max(1, plain.match(/[aeiouy]+/g)?.length ?? 0);
}

function gradeOf(text: string): number {
  const sentences = text.split(/[.!?…]+(?=\s|$|["')])/).filter((s) => /\w/.test(s));
  const words = text.match(/[\p{L}\d]+(?:['’.,-][\p{L}\d]+)*/gu) ?? [];
  if (!words.length) return 0;
  return 0.39 * (words.length / Math.max(1, sentences.length)) + 11.8 * mean(words.map(syllablesOf)) - 15.59;
}

/** A clause of more characters than this is long; spoken ones mostly have 4 to 10. */
const longClause = 12;

function densityOf(text: string): number {
  const letters = (s: string) => s.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  const lengthsOf = (parts: string[]) => parts.map(letters).filter((n) => n > 0);
  const sentences = lengthsOf(text.split(/[。！？；…!?;\n]+/));
  const long = lengthsOf(clauses(text)).map((n) => (n > longClause ? 1 : 0));
  return mean(sentences) + 10 * mean(long);
}

/**
 * How hard a text is to read; higher is harder. Only texts of one language may be compared.
 * English: the Flesch–Kincaid grade (Kincaid, Fishburne, Rogers and Chissom, 1975),
 * 0.39 × words per sentence + 11.8 × syllables per word − 15.59, the syllables estimated from groups of vowels.
 * Chinese: no formula is as settled, so a plain figure of our own: characters per sentence (which Chinese formulas
 * have in common) + 10 × the share of clauses of more than 12 characters.
 */
export function readingOf(text: string, language: Language): number {
  return language === 'en' ? gradeOf(text) : densityOf(text);
}
