const [trust, patience] = [2, 3];

/**
 * Boxes of patience and trust in which the mood is one of a set (1 angry, 2 upset, 4 wary, 8 calm), widest first;
 * as moodOf in engine/rules, with pleased and delighted as calm.
 */
export const moodBoxes = [
  [0, 10, 0, 20, 15],
  [3, 10, 3, 20, 14],
  [5, 10, 0, 20, 13],
  [5, 10, 3, 20, 12],
  [5, 10, 7, 20, 8],
  [0, 10, 0, 6, 7],
  [0, 4, 0, 20, 3],
  [3, 10, 3, 6, 6],
  [5, 10, 0, 6, 5],
  [5, 10, 3, 6, 4],
  [3, 4, 3, 20, 2],
  [0, 2, 0, 20, 1],
  [0, 10, 0, 2, 1],
] as const;

/** The index of the mood that weighs on reactions: angry, upset, wary, calm. */
export function moodIn(at: Uint8Array): number {
  const [t = 0, p = 0] = [at[trust], at[patience]];
  if (p <= 2 || t <= 2) return 0;
  return p <= 4 ? 1 : t < 7 ? 2 : 3;
}
