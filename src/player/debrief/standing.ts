/** Where an assessed attempt stands among those of its scenario. */
export interface Standing {
  /** Which of them it is, 1 for the first. */
  n: number;
  limit: number;
  /** How many may still be begun. */
  left: number;
  /** The one whose result counts; undefined while none is finished. */
  counting: { n: number; score: number } | undefined;
}
