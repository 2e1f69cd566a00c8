const longest = 40;

/** What of a text can be an id: lower-case letters, digits and hyphens, beginning with a letter; empty where nothing can. */
function slugOf(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, longest)
    .replace(/-+$/, '');
}

/**
 * A well-formed id that is not taken: made of the wish where that has letters, else of the stem, with a number where it
 * has to be told from others.
 */
export function freeId(wish: string, taken: Iterable<string>, stem: string): string {
  const others = new Set(['constructor', ...taken]);
  const base = slugOf(wish) || stem;
  let id = base;
  for (let n = 2; others.has(id); n++) id = `${base}-${String(n)}`;
  return id;
}
