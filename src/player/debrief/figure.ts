import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { Beat } from '#engine';
import type { Meters } from '#model';

/** The meters at the start and after every turn. */
export function courseOf(beats: readonly Beat[]): Meters[] {
  const first = beats[0];
  return first ? [first.before, ...beats.map((b) => b.after)] : [];
}

const margin = { left: 28, right: 84, top: 10, bottom: 26 };
const lineHeight = 15;

/** As many of the turns as there is room for their numbers. */
export function turnsOf(count: number, width: number): number[] {
  const every = Math.max(1, Math.ceil(count / Math.max(1, Math.floor(width / 32))));
  return Array.from({ length: count + 1 }, (_, turn) => turn).filter((turn) => turn % every === 0);
}

/** Where everything in the figure of satisfaction stands, in pixels. */
export function layOut(course: readonly Meters[], width: number, height: number) {
  const [left, right] = [margin.left, width - margin.right];
  const x = scaleLinear([0, Math.max(1, course.length - 1)], [left, right]);
  const y = scaleLinear([0, 100], [height - margin.bottom, margin.top]);
  const lineOf = (meter: 'expectation' | 'perceived') =>
    line<Meters>(
      (_, i) => x(i),
      (m) => y(m[meter]),
    )(course) ?? '';
  const end = course.at(-1) ?? { expectation: 0, perceived: 0 };
  // The two labels keep a line's height apart, so that both can be read where the lines meet.
  const middle = (y(end.expectation) + y(end.perceived)) / 2;
  const apart = Math.max(lineHeight, Math.abs(y(end.expectation) - y(end.perceived))) / 2;
  const expectedAbove = end.expectation >= end.perceived;
  return {
    expectation: lineOf('expectation'),
    perceived: lineOf('perceived'),
    dots: course.map((m, i) => ({ turn: i, x: x(i), y: y(m.perceived) })),
    grid: [0, 50, 100].map((value) => ({ value, y: y(value) })),
    turns: turnsOf(course.length - 1, right - left).map((turn) => ({ turn, x: x(turn) })),
    labels: {
      x: right + 10,
      expectation: middle + (expectedAbove ? -apart : apart) + 4,
      perceived: middle + (expectedAbove ? apart : -apart) + 4,
    },
    left,
    right,
    foot: height - 6,
  };
}
