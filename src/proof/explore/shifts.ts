import type { Deltas } from '#model';
import { upTo } from './layout.ts';

const least = [1, 0, 0, 0];
const most = [20, 20, 20, 10];
const [lows, highs] = [4, 8];

/**
 * By meter (expectation, perceived, trust, patience): `min(max(x + by, low), high)`, which is what any number of
 * bounded steps amounts to.
 */
export class Shifts {
  /** By meter: by, low, high. */
  readonly #parts = [0, 0, 0, 0, 1, 0, 0, 0, 20, 20, 20, 10];

  reset(): void {
    for (let m = 0; m < 4; m++) {
      this.#parts[m] = 0;
      this.#parts[lows + m] = least[m] ?? 0;
      this.#parts[highs + m] = most[m] ?? 0;
    }
  }
  add(deltas: Int8Array, from: number): void {
    const parts = this.#parts;
    for (let m = 0; m < 4; m++) {
      const d = deltas[from + m] ?? 0;
      if (!d) continue;
      const lo = least[m] ?? 0;
      const hi = most[m] ?? 0;
      parts[m] = (parts[m] ?? 0) + d;
      parts[lows + m] = Math.min(hi, Math.max(lo, (parts[lows + m] ?? 0) + d));
      parts[highs + m] = Math.min(hi, Math.max(lo, (parts[highs + m] ?? 0) + d));
    }
  }

  /** What a meter comes to. */
  of(meter: number, x: number): number {
    const parts = this.#parts;
    const moved = x + (parts[meter] ?? 0);
    const low = parts[lows + meter] ?? 0;
    const high = parts[highs + meter] ?? 0;
    return moved < low ? low : moved > high ? high : moved;
  }
  /** The values (bits) that come to one of a set. */
  into(meter: number, set: number): number {
    const parts = this.#parts;
    const by = parts[meter] ?? 0;
    const low = parts[lows + meter] ?? 0;
    const high = parts[highs + meter] ?? 0;
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
