import type { Row } from './rows.ts';
import { labelOf } from './labels.ts';

/** Letters that are typed within so many milliseconds of each other belong together. */
const together = 700;

/** Finds a row by its first letters, as they are typed. */
export class Seeking {
  #typed = '';
  #at = -Infinity;

  /** Whether a letter now would go on with what was typed. */
  isOn(now: number): boolean {
    return now - this.#at < together;
  }

  /** The next row from here that begins with what was typed; undefined where none does. `now` in milliseconds. */
  find(rows: readonly Row[], here: number, letter: string, now: number): Row | undefined {
    const isOn = this.isOn(now);
    this.#typed = (isOn ? this.#typed : '') + letter.toLowerCase();
    this.#at = now;
    // One letter more of the same word may still be meant for the row one is at.
    const first = here + (isOn && this.#typed.length > 1 ? 0 : 1);
    const begins = (row: Row) =>
      labelOf(row).toLowerCase().startsWith(this.#typed) || ('id' in row && row.id.startsWith(this.#typed));
    return [...rows.slice(first), ...rows.slice(0, first)].find(begins);
  }
}
