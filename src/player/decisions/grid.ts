export interface Grid {
  min: number;
  max: number;
  step: number;
}

/** The nearest value that may be chosen; NaN stays NaN. */
export function onGrid(value: number, { min, max, step }: Grid): number {
  const decimals = Math.max(...[min, step].map((n) => (String(n).split('.')[1] ?? '').length));
  const last = min + Math.floor((max - min) / step + 1e-9) * step;
  const nearest = min + Math.round((value - min) / step) * step;
  return Number(Math.min(last, Math.max(min, nearest)).toFixed(decimals));
}
