const nothing = new Int32Array();

/** A list of integers that grows. */
export class Ints {
  items: Int32Array<ArrayBuffer>;
  length = 0;

  constructor(room = 0) {
    this.items = room ? new Int32Array(room) : nothing;
  }

  /** Makes room for so many in all. */
  reach(length: number): void {
    if (length <= this.items.length) return;
    const more = new Int32Array(Math.max(64, length, this.items.length * 2));
    more.set(this.items);
    this.items = more;
  }
  /** Becomes a list of just these. */
  take(items: Int32Array<ArrayBuffer>): void {
    this.items = items;
    this.length = items.length;
  }
  push(x: number): number {
    if (this.length === this.items.length) this.reach(this.length + 1);
    this.items[this.length] = x;
    return this.length++;
  }
  at(i: number): number {
    return this.items[i] ?? 0;
  }
  /** As an array of just its length, for as long as nothing is added. */
  whole(): Int32Array<ArrayBuffer> {
    return this.length === this.items.length ? this.items : this.items.subarray(0, this.length);
  }
}
