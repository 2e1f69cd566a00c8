import { scaleBand, scaleLinear } from 'd3-scale';
import type { Hindsight } from '#model';
import { turnsOf } from './figure.ts';

/** One bar: what a turn took off the best score that was still to be had. */
export interface Bar {
  /** From 1; undefined for help by the coach. */
  turn?: number;
  points: number;
  /** The best score still to be had before and after. */
  from: number;
  to: number;
}

/** The bars from 100 down to the score, turn by turn, and then the help. */
export function barsOf({ turns }: Hindsight, helped: number): Bar[] {
  let from = 100;
  const bars = turns.map(({ points, ahead }, n): Bar => {
    const bar = { turn: n + 1, points, from, to: ahead.max };
    from = ahead.max;
    return bar;
  });
  return helped ? [...bars, { points: Math.min(helped, from), from, to: Math.max(0, from - helped) }] : bars;
}

/** The turn that cost most, the first of several; undefined where nothing was lost. */
export function costliest(bars: readonly Bar[]): Bar | undefined {
  const turns = bars.filter(({ turn, points }) => turn !== undefined && points > 0);
  return turns.toSorted((a, b) => b.points - a.points)[0];
}

/** Bars do not grow wider than this, however few there are. */
const widest = 44;
const margin = { left: 28, right: 64, top: 18, bottom: 26 };
/** So wide must a bar be for its points to stand on it. */
const roomy = 22;

/** Where everything in the figure of points stands, in pixels; `noReturn` is a turn from 1. */
export function layOutPoints(
  bars: readonly Bar[],
  { pass, noReturn }: { pass: number; noReturn: number | undefined },
  width: number,
  height: number,
) {
  const [left, right] = [margin.left, width - margin.right];
  const x = scaleBand(
    bars.map((_, i) => i),
    [left, right],
  )
    .paddingInner(0.3)
    .paddingOuter(0.15);
  const y = scaleLinear([0, 100], [height - margin.bottom, margin.top]);
  const middle = (i: number) => (x(i) ?? left) + x.bandwidth() / 2;
  const size = Math.min(widest, x.bandwidth());
  const at = (i: number) => middle(i) - size / 2;
  const biggest = bars.toSorted((a, b) => b.points - a.points).slice(0, x.step() < roomy ? 3 : bars.length);
  const shown = new Set(turnsOf(bars.length, right - left));
  const end = y(bars.at(-1)?.to ?? 100);
  const mark = y(pass);
  return {
    bars: bars.map((bar, i) => ({
      ...bar,
      x: at(i),
      y: y(bar.from),
      width: size,
      height: y(bar.to) - y(bar.from),
      middle: middle(i),
      labelled: bar.points > 0 && biggest.includes(bar),
      numbered: bar.turn !== undefined && (bars.length <= 9 || shown.has(bar.turn)),
      next: i + 1 < bars.length ? at(i + 1) : right,
    })),
    grid: [0, 50, 100].map((value) => ({ value, y: y(value) })),
    mark,
    // Score and pass mark keep a line's height apart.
    score: Math.abs(end - mark) < 15 ? mark + (end < mark ? -15 : 15) : end,
    lost:
      noReturn === undefined ? undefined : at(noReturn - 1) + x.bandwidth() + (x.step() - x.bandwidth()) / 2,
    left,
    right,
    top: margin.top,
    bottom: height - margin.bottom,
    foot: height - 6,
  };
}
