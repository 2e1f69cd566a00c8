import { upTo } from './layout.ts';

/**
 * Boxes of patience and trust in which the mood is one of a set (1 angry, 2 upset, 4 wary, 8 calm), widest first;
 * as moodOf in engine/rules, with pleased and delighted as calm.
 */
const moodBoxes = [
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

/** Bits of a vector's first word: trust up to 2 and up to 6, patience up to 2 and up to 4. */
const [distrust, wariness, haste, worry] = [upTo(2), upTo(6), upTo(2) << 21, upTo(4) << 21];

/** The index of the mood that weighs on reactions: angry, upset, wary, calm. */
export function moodIn(trustAndPatience: number): number {
  if (trustAndPatience & (haste | distrust)) return 0;
  return trustAndPatience & worry ? 1 : trustAndPatience & wariness ? 2 : 3;
}

/** One trust and one patience of every cell in which nothing tells moods apart. */
const cells = [1, 3, 5].flatMap((p) => [1, 3, 7].map((t) => [p, t] as const));
const boxes = Int32Array.from({ length: 16 * 9 }, (_, i) => {
  const [p, t] = cells[i % 9] ?? [0, 0];
  const moods = Math.floor(i / 9);
  const box = moodBoxes.find(
    ([pLo, pHi, tLo, tHi, set]) => (set & ~moods) === 0 && p >= pLo && p <= pHi && t >= tLo && t <= tHi,
  );
  if (!box) return 0;
  const [pLo, pHi, tLo, tHi] = box;
  return ((upTo(pHi) & ~upTo(pLo - 1)) << 21) | (upTo(tHi) & ~upTo(tLo - 1));
});

/** A box of trust and patience around this one (a vector's first word) in which the mood is one of a set (bits). */
export function moodBox(moods: number, trustAndPatience: number): number {
  const p = trustAndPatience & haste ? 0 : trustAndPatience & worry ? 1 : 2;
  const t = trustAndPatience & distrust ? 0 : trustAndPatience & wariness ? 1 : 2;
  return boxes[moods * 9 + p * 3 + t] ?? -1;
}
