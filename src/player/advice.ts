import type { Text } from '#model';

/** What the coach knows of the present turn. */
export interface Advice {
  /** What the best choice rests on most; undefined where it earns nothing by itself. */
  principle?: { name: Text; statement: Text } | undefined;
  /** The service acts of the best choice. */
  acts: readonly string[];
  /** The best choice with this customer, line by line. */
  told: Text[];
}
