/** The mean; 0 of nothing. */
export function mean(numbers: readonly number[]): number {
  return numbers.length ? numbers.reduce((a, b) => a + b, 0) / numbers.length : 0;
}

/** In standard deviations from the mean; all 0 where all are alike. */
export function standardised(values: readonly number[]): number[] {
  const middle = mean(values);
  const spread = Math.sqrt(mean(values.map((x) => (x - middle) ** 2)));
  return values.map((x) => (spread > 1e-9 ? (x - middle) / spread : 0));
}
