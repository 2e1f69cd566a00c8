import { upTo } from './layout.ts';

/** Patience, and trust in steps of 5, as far as moods tell them apart: each cell from and to. */
const patience = [
  [0, 2],
  [3, 4],
  [5, 10],
] as const;
const trust = [
  [0, 2],
  [3, 6],
  [7, 11],
  [12, 20],
] as const;
/** The mood of each cell, by patience and trust; as moodOf in engine/rules, with pleased and delighted as calm. */
const [angry, upset, wary, calm] = [0, 1, 2, 3] as const;
const moods = [
  [angry, angry, angry, calm],
  [angry, upset, upset, calm],
  [angry, wary, calm, calm],
] as const;
const width = trust.length;
const moodAt = Int8Array.from(moods.flat());

/** Bits of a vector's first word: trust up to 2, 6 and 11, patience up to 2 and up to 4. */
const [distrust, wariness, doubt, haste, worry] = [upTo(2), upTo(6), upTo(11), upTo(2) << 21, upTo(4) << 21];

function cellOf(trustAndPatience: number): number {
  const p = trustAndPatience & haste ? 0 : trustAndPatience & worry ? 1 : 2;
  const t =
    trustAndPatience & distrust ? 0 : trustAndPatience & wariness ? 1 : trustAndPatience & doubt ? 2 : 3;
  return p * width + t;
}

/** The index of the mood that weighs on reactions: angry, upset, wary, calm. */
export function moodIn(trustAndPatience: number): number {
  return moodAt[cellOf(trustAndPatience)] ?? calm;
}

/** Every range of cells, the widest first, with the moods in it (bits). */
const ranges = patience
  .flatMap((_, p1) => patience.slice(p1).map((_, n) => [p1, p1 + n] as const))
  .flatMap((ps) =>
    trust.flatMap((_, t1) => trust.slice(t1).map((_, n) => ({ ps, ts: [t1, t1 + n] as const }))),
  )
  .map(({ ps, ts }) => {
    const [pLo, pHi] = [patience[ps[0]]?.[0] ?? 0, patience[ps[1]]?.[1] ?? 0];
    const [tLo, tHi] = [trust[ts[0]]?.[0] ?? 0, trust[ts[1]]?.[1] ?? 0];
    let set = 0;
    for (let p = ps[0]; p <= ps[1]; p++)
      for (let t = ts[0]; t <= ts[1]; t++) set |= 1 << (moods[p]?.[t] ?? 0);
    const bits = ((upTo(pHi) & ~upTo(pLo - 1)) << 21) | (upTo(tHi) & ~upTo(tLo - 1));
    return { ps, ts, set, bits, room: (pHi - pLo + 1) * (tHi - tLo + 1) };
  })
  .sort((a, b) => b.room - a.room);
const boxes = Int32Array.from({ length: 16 * moodAt.length }, (_, i) => {
  const [set, cell] = [Math.floor(i / moodAt.length), i % moodAt.length];
  const [p, t] = [Math.floor(cell / width), cell % width];
  const found = ranges.find(
    (r) => (r.set & ~set) === 0 && p >= r.ps[0] && p <= r.ps[1] && t >= r.ts[0] && t <= r.ts[1],
  );
  return found?.bits ?? 0;
});

/** A box of trust and patience around this one (a vector's first word) in which the mood is one of a set (bits). */
export function moodBox(set: number, trustAndPatience: number): number {
  return boxes[set * moodAt.length + cellOf(trustAndPatience)] ?? -1;
}
