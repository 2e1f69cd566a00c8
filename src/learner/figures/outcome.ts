import { m } from '#i18n';

/** How a result compares with what was expected. */
export function outcomeOf(perceived: number, expected: number): 'below' | 'equal' | 'above' {
  if (perceived === expected) return 'equal';
  return perceived < expected ? 'below' : 'above';
}

const names = {
  below: m.figures_outcomes_below,
  equal: m.figures_outcomes_equal,
  above: m.figures_outcomes_above,
};
/** What the customer is then. */
export const outcomeName = (perceived: number, expected: number): string =>
  names[outcomeOf(perceived, expected)]();

/** Where a label at x stands so that it does not leave a drawing of this width. */
export function inside(x: number, width: number): { x: number; 'text-anchor': 'start' | 'middle' | 'end' } {
  if (x < width / 3) return { x: Math.max(0, x), 'text-anchor': 'start' };
  return x > (width * 2) / 3
    ? { x: Math.min(width, x), 'text-anchor': 'end' }
    : { x, 'text-anchor': 'middle' };
}
