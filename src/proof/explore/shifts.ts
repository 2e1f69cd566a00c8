import type { Deltas } from '#model';
import { upTo } from './layout.ts';

const least = [1, 0, 0, 0];
const most = [20, 20, 20, 10];

/** By meter: `min(max(x + by, low), high)`, which is what any number of bounded steps amounts to. */
export class Shifts {
  readonly #by = new Int32Array(4);
  readonly #low = new Int32Array(4);
  readonly #high = new Int32Array(4);

  reset(): void {
    for (let m = 0; m < 4; m++) {
      this.#by[m] = 0;
      this.#low[m] = least[m] ?? 0;
      this.#high[m] = most[m] ?? 0;
    }
  }
  add(deltas: Int8Array, from: number): void {
    for (let m = 0; m < 4; m++) {
      const d = deltas[from + m] ?? 0;
      if (!d) continue;
      const [lo, hi] = [least[m] ?? 0, most[m] ?? 0];
      this.#by[m] = (this.#by[m] ?? 0) + d;
      this.#low[m] = Math.min(hi, Math.max(lo, (this.#low[m] ?? 0) + d));
      this.#high[m] = Math.min(hi, Math.max(lo, (this.#high[m] ?? 0) + d));
    }
  }

  /** What a meter comes to. */
  of(meter: number, x: number): number {
    return Math.min(this.#high[meter] ?? 0, Math.max(this.#low[meter] ?? 0, x + (this.#by[meter] ?? 0)));
  }
  /** The values (bits) that come to one of a set. */
  into(meter: number, set: number): number {
    const [by, low, high] = [this.#by[meter] ?? 0, this.#low[meter] ?? 0, this.#high[meter] ?? 0];
    const inside = set & upTo(high) & ~upTo(low - 1);
    let bits = by > 20 || by < -20 ? 0 : by >= 0 ? inside >>> by : inside << -by;
    if ((set >>> low) & 1) bits |= upTo(low - by);
    if ((set >>> high) & 1) bits |= ~upTo(high - by - 1);
    return bits & upTo(most[meter] ?? 0);
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
