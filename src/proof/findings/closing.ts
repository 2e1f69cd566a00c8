import { needs } from '#model';
import type { Condition, Narrow } from '../explore/condition.ts';
import { grid, Shifts } from '../explore/shifts.ts';
import type { Table } from '../explore/table.ts';

/** What an ending adds to the vector that a table has come to: as `close` in engine/rules. */
export class Closing {
  /** How the customer is left; written over by the next `close`. */
  readonly left: Uint8Array;
  readonly #table: Table;
  readonly #shifts = new Shifts();
  readonly #kept: Int8Array;
  readonly #broken: Int8Array;
  readonly #missing: Int8Array;
  readonly #unmet: Int8Array;
  /** Acts that are missed where they never came, and needs where they were never met; places in the vector. */
  readonly #expected: readonly number[];
  readonly #needed: readonly number[];

  constructor(table: Table) {
    const { layout, program } = table;
    const { model, expects, needs: asked } = program.who;
    this.#table = table;
    this.left = new Uint8Array(layout.size);
    this.#kept = grid(model.promiseKept);
    this.#broken = grid(model.promiseBroken);
    this.#missing = grid(model.missing);
    this.#unmet = grid(model.unmet);
    this.#expected = expects.map((id) => layout.times(id));
    this.#needed = asked.map((need) => layout.need(needs.indexOf(need)));
  }

  /** Closes the conversation that the table has just brought to an ending. */
  close(): Uint8Array {
    const { after, taken, rows } = this.#table;
    const { left } = this;
    const shifts = this.#shifts;
    left.set(after);
    shifts.reset();
    for (const i of this.#promises()) {
      if ((after[i] ?? 0) < 3) continue;
      const kept = rows[taken.node]?.keeps.includes(i);
      left[i] = kept ? 1 : 2;
      shifts.add(kept ? this.#kept : this.#broken, 0);
    }
    for (const i of this.#expected) if (!after[i]) shifts.add(this.#missing, 0);
    for (const i of this.#needed) if (!after[i]) shifts.add(this.#unmet, 0);
    for (let m = 0; m < 4; m++)
      left[m] = Math.min(
        shifts.high[m] ?? 0,
        Math.max(shifts.low[m] ?? 0, (after[m] ?? 0) + (shifts.by[m] ?? 0)),
      );
    return left;
  }

  /** Narrows a box around the vector before closing, so that a condition on what is left comes out the same in all of it. */
  explain(condition: Condition, to: Narrow): void {
    const { after, layout } = this.#table;
    let meters = false;
    condition.narrow(this.left, (dim, lo, hi) => {
      if (dim >= 4) {
        const open = this.#promises().includes(dim) && (after[dim] ?? 0) >= 3;
        if (open) to(dim, after[dim] ?? 0, after[dim] ?? 0);
        else to(dim, lo, hi);
        return;
      }
      meters = true;
      const [by = 0, low = 0, high = 0] = [
        this.#shifts.by[dim],
        this.#shifts.low[dim],
        this.#shifts.high[dim],
      ];
      const most = layout.most[dim] ?? 0;
      to(dim, lo <= low ? 0 : Math.max(0, lo - by), hi >= high ? most : Math.min(most, hi - by));
    });
    if (!meters) return;
    for (const i of [...this.#expected, ...this.#needed])
      if (after[i]) to(i, 1, layout.most[i] ?? 1);
      else to(i, 0, 0);
  }

  #promises(): number[] {
    const { firstPromise, promises } = this.#table.layout;
    return promises.map((_, i) => firstPromise + i);
  }
}
