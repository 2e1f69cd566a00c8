import type { Text } from '#model';

/** The better choice at one turn. */
export interface Better {
  told: Text[];
  because: Text[];
  /** Points of the score (0 to 100) lost against the best continuation. */
  lost: number;
}
