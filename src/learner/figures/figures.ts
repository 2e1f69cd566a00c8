import type { Component } from 'svelte';

type Drawn = () => Promise<{ default: Component }>;

/** The figures to play with, by the principle that each belongs to; fetched when they are shown. */
const figures: Record<string, Drawn> = {
  'compare-with-expectation': () => import('./Ratio.svelte'),
  'three-outcomes-of-satisfaction': () => import('./Outcomes.svelte'),
  'trace-expectation-sources': () => import('./Sources.svelte'),
  'early-expectations-are-fragile': () => import('./Fragile.svelte'),
  'basics-before-extras': () => import('./Ladder.svelte'),
  'two-axes-four-types': () => import('./Axes.svelte'),
  'needs-iceberg': () => import('./Iceberg.svelte'),
  'kano-three-qualities': () => import('./Kano.svelte'),
  'value-is-benefit-minus-cost': () => import('./Balance.svelte'),
  'satisfaction-index-chain': () => import('./Chain.svelte'),
  'importance-satisfaction-map': () => import('./Areas.svelte'),
  'relationship-has-stages': () => import('./Cycle.svelte'),
  'grade-by-value': () => import('./Pareto.svelte'),
  'hygiene-before-motivator': () => import('./Hygiene.svelte'),
};

/** The principles that have a figure. */
export const drawnPrinciples: readonly string[] = Object.keys(figures);

/** Fetches the figure of a principle; undefined where it has none. */
export async function loadFigure(principle: string): Promise<Component | undefined> {
  return Object.hasOwn(figures, principle) ? (await figures[principle]?.())?.default : undefined;
}
