import { isHan } from './tokens.ts';

/** A part of a text; what was looked for is marked. */
export interface Piece {
  text: string;
  marked: boolean;
}

const escaped = (term: string) => term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A text in pieces, with every occurrence of the terms marked. */
export function markedIn(text: string, terms: readonly string[]): Piece[] {
  const spots = spotsIn(text, terms);
  const pieces: Piece[] = [];
  let at = 0;
  for (const [from, to] of spots) {
    if (from > at) pieces.push({ text: text.slice(at, from), marked: false });
    pieces.push({ text: text.slice(from, to), marked: true });
    at = to;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), marked: false });
  return pieces;
}

/** Where the terms stand, those that touch as one; a word that is not Chinese only from its beginning on. */
export function spotsIn(text: string, terms: readonly string[]): [from: number, to: number][] {
  const found: [number, number][] = [];
  for (const term of terms) {
    const pattern = isHan(term) ? escaped(term) : `(?<![\\p{L}\\p{N}])${escaped(term)}`;
    for (const { index, 0: match } of text.matchAll(new RegExp(pattern, 'giu')))
      found.push([index, index + match.length]);
  }
  const joined: [number, number][] = [];
  for (const [from, to] of found.sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

/** About this many characters of a text around the first term that stands in it. */
export function excerptOf(text: string, terms: readonly string[], length: number): string {
  const first = spotsIn(text, terms)[0]?.[0] ?? 0;
  if (text.length <= length) return text;
  let from = Math.max(0, Math.min(first - Math.floor(length / 3), text.length - length));
  // English is not cut within a word.
  if (from > 0 && !isHan(text.charAt(from))) from = Math.max(from, text.indexOf(' ', from) + 1);
  if (from > first) from = first;
  let to = Math.min(text.length, from + length);
  if (to < text.length && !isHan(text.charAt(to))) to = Math.max(text.lastIndexOf(' ', to), from + 1);
  return `${from > 0 ? '…' : ''}${text.slice(from, to).trim()}${to < text.length ? '…' : ''}`;
}
