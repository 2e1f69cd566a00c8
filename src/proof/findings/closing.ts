import type { Condition } from '../explore/condition.ts';
import { numberIn, upTo, type Slot, type Vector } from '../explore/layout.ts';
import { grid, Shifts } from '../explore/shifts.ts';
import type { Table } from '../explore/table.ts';

/** Meters by their place among shifts. */
const meters = ['expectation', 'perceived', 'trust', 'patience'] as const;
const settled = upTo(2);

/** What an ending adds to the vector that a table has come to: as `close` in engine/rules. */
export class Closing {
  /** How the customer is left; written over by the next `close`. */
  readonly left: Vector;
  readonly #table: Table;
  readonly #shifts = new Shifts();
  readonly #need: Vector;
  readonly #kept: Int8Array;
  readonly #broken: Int8Array;
  readonly #missing: Int8Array;
  readonly #unmet: Int8Array;
  /** Acts that are missed where they never came, and needs where they were never met. */
  readonly #expected: readonly (Slot | undefined)[];
  readonly #needed: readonly (Slot | undefined)[];

  constructor(table: Table) {
    const { layout, program } = table;
    const { model, expects, needs } = program.who;
    this.#table = table;
    this.left = new Int32Array(layout.words);
    this.#need = new Int32Array(layout.words);
    this.#kept = grid(model.promiseKept);
    this.#broken = grid(model.promiseBroken);
    this.#missing = grid(model.missing);
    this.#unmet = grid(model.unmet);
    this.#expected = expects.map((id) => layout.times(id));
    this.#needed = needs.map((need) => layout.need(need));
  }

  /** Closes the conversation that the table has just brought to an ending. */
  close(): Vector {
    const { after, taken, rows, layout } = this.#table;
    const { left } = this;
    const shifts = this.#shifts;
    left.set(after);
    shifts.reset();
    layout.promiseSlots.forEach((slot, i) => {
      if (numberIn(after, slot) < 3) return;
      const kept = rows[taken.node]?.keeps.includes(i) ?? false;
      this.#write(slot, kept ? 1 : 2);
      shifts.add(kept ? this.#kept : this.#broken, 0);
    });
    for (const slot of this.#expected) if (this.#isNone(slot)) shifts.add(this.#missing, 0);
    for (const slot of this.#needed) if (this.#isNone(slot)) shifts.add(this.#unmet, 0);
    meters.forEach((meter, m) => {
      const slot = layout.meters[meter];
      this.#write(slot, shifts.of(m, numberIn(after, slot)));
    });
    return left;
  }

  /** Narrows a box around the vector before closing, so that a condition on what is left comes out the same in all of it. */
  explain(condition: Condition, to: Vector): void {
    const { after, layout } = this.#table;
    const need = this.#need.fill(-1);
    condition.narrow(this.left, 0, need, 0);
    for (const { word, shift, mask } of layout.promiseSlots) {
      const open = mask & ~(settled << shift);
      if ((after[word] ?? 0) & open) need[word] = ((need[word] ?? 0) & ~mask) | open;
    }
    let any = false;
    meters.forEach((meter, m) => {
      const { word, shift, mask } = layout.meters[meter];
      const set = (need[word] ?? 0) & mask;
      if (set === mask) return;
      any = true;
      need[word] = ((need[word] ?? 0) & ~mask) | (this.#shifts.into(m, set >>> shift) << shift);
    });
    if (any)
      for (const slot of [...this.#expected, ...this.#needed])
        if (slot) {
          const none = 1 << slot.shift;
          const same = this.#isNone(slot) ? none : slot.mask & ~none;
          need[slot.word] = (need[slot.word] ?? 0) & (same | ~slot.mask);
        }
    for (let i = 0; i < to.length; i++) to[i] = (to[i] ?? 0) & (need[i] ?? 0);
  }

  #write({ word, mask, shift }: Slot, value: number): void {
    this.left[word] = ((this.left[word] ?? 0) & ~mask) | (1 << (shift + value));
  }
  #isNone(slot: Slot | undefined): boolean {
    return !slot || numberIn(this.#table.after, slot) === 0;
  }
}
