import type { Deltas } from '#model';

const least = [1, 0, 0, 0];
const most = [20, 20, 20, 10];

/** By meter: `min(max(x + by, low), high)`, which is what any number of bounded steps amounts to. */
export class Shifts {
  readonly by = new Int16Array(4);
  readonly low = new Int16Array(4);
  readonly high = new Int16Array(4);

  reset(): void {
    for (let m = 0; m < 4; m++) {
      this.by[m] = 0;
      this.low[m] = least[m] ?? 0;
      this.high[m] = most[m] ?? 0;
    }
  }
  add(deltas: Int8Array, from: number): void {
    for (let m = 0; m < 4; m++) {
      const d = deltas[from + m] ?? 0;
      if (!d) continue;
      const [lo = 0, hi = 0] = [least[m], most[m]];
      this.by[m] = (this.by[m] ?? 0) + d;
      this.low[m] = Math.min(hi, Math.max(lo, (this.low[m] ?? 0) + d));
      this.high[m] = Math.min(hi, Math.max(lo, (this.high[m] ?? 0) + d));
    }
  }
}

/** Rounds halves away from zero. */
export function round(x: number): number {
  return Math.sign(x) * Math.floor(Math.abs(x) + 0.5) || 0;
}

/** Changes of the meters in steps of their grid. */
export function grid({ expectation = 0, perceived = 0, trust = 0, patience = 0 }: Deltas): Int8Array {
  return Int8Array.from([round(expectation / 5), round(perceived / 5), round(trust / 5), round(patience)]);
}
