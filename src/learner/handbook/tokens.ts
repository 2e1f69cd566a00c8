const han = /\p{Script=Han}/u;
const pieces = /\p{Script=Han}+|[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;

export const isHan = (term: string): boolean => han.test(term);

const runs = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(pieces)
    ?.flatMap((piece) => (isHan(piece) ? [piece] : piece.split(/['’-]/))) ?? [];

/**
 * What a text is found by: words, and of Chinese every two characters that stand together, since no spaces tell its
 * words apart. The last character of a run stands alone too, so that every single one begins a term.
 */
export function termsIn(text: string): string[] {
  return runs(text).flatMap((run) => {
    if (!isHan(run)) return run;
    const characters = [...run];
    return characters.map((c, i) => c + (characters[i + 1] ?? ''));
  });
}

/** Words that stand everywhere and so say nothing of what is looked for. */
const everywhere = new Set(
  'a an and are as at be but by do for from how i in is it not of on or that the this to what when with you'.split(
    ' ',
  ),
);

/** What somebody is looking for, in the same terms; words that stand everywhere only where there are no others. */
export function termsAsked(words: string): string[] {
  const asked = runs(words);
  const telling = asked.filter((run) => !everywhere.has(run));
  return (telling.length ? telling : asked).flatMap((run) => {
    const characters = [...run];
    if (!isHan(run) || characters.length === 1) return run;
    return characters.slice(1).map((c, i) => (characters[i] ?? '') + c);
  });
}
