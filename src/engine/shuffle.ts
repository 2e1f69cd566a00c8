/** FNV-1a: a number for a text, the same on every machine. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Mulberry32: the same numbers from 0 to 1 for the same seed. */
function stream(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Numbers from 0 to 1 that depend on the seed alone, the same on every machine. */
export function numbers(seed: string): () => number {
  return stream(hashOf(seed));
}

/** The same items in an order that depends on the seed alone. */
export function shuffle<T>(items: readonly T[], seed: string): T[] {
  const next = numbers(seed);
  return items
    .map((item) => ({ item, key: next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}
