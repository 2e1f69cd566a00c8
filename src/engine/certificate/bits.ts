/** How many bits it takes to tell so many things apart; 0 for one. */
export function widthFor(count: number): number {
  return count > 1 ? Math.ceil(Math.log2(count)) : 0;
}

/** Whole numbers one after another, each in as many bits as it is given, the highest first. */
export class BitWriter {
  readonly #bits: (0 | 1)[] = [];

  /** @throws RangeError where the number does not fit. */
  put(value: number, width: number): this {
    if (!Number.isInteger(value) || value < 0 || value >= 2 ** width)
      throw new RangeError(`${String(value)} does not fit into ${String(width)} bits`);
    for (let i = width - 1; i >= 0; i--) this.#bits.push(Math.floor(value / 2 ** i) % 2 ? 1 : 0);
    return this;
  }

  /** All that was put, filled up with zeros to whole bytes. */
  bytes(): Uint8Array {
    const bytes = new Uint8Array(Math.ceil(this.#bits.length / 8));
    this.#bits.forEach((bit, i) => (bytes[i >> 3] = (bytes[i >> 3] ?? 0) | (bit << (7 - (i % 8)))));
    return bytes;
  }
}

/** Reads what a `BitWriter` wrote. */
export class BitReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** @throws RangeError where there are not so many bits left. */
  take(width: number): number {
    if (this.#at + width > this.#bytes.length * 8) throw new RangeError('there is nothing left to read');
    let value = 0;
    for (let i = 0; i < width; i++, this.#at++)
      value = value * 2 + (((this.#bytes[this.#at >> 3] ?? 0) >> (7 - (this.#at % 8))) & 1);
    return value;
  }

  /** Whether nothing is left but the zeros that fill the last byte. */
  get isSpent(): boolean {
    const left = this.#bytes.length * 8 - this.#at;
    return left < 8 && ((this.#bytes.at(-1) ?? 0) & (2 ** left - 1)) === 0;
  }
}
