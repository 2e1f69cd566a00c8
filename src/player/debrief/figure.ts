import type { Beat } from '#engine';
import type { Meters } from '#model';

/** The meters at the start and after every turn. */
export function courseOf(beats: readonly Beat[]): Meters[] {
  const first = beats[0];
  return first ? [first.before, ...beats.map((b) => b.after)] : [];
}

const margin = { left: 28, right: 84, top: 26, bottom: 26 };
const lineHeight = 15;

/** Where everything in the figure stands, in pixels. */
export function layOut(course: readonly Meters[], width: number, height: number) {
  const x = (turn: number) =>
    margin.left + (turn * (width - margin.left - margin.right)) / Math.max(1, course.length - 1);
  const y = (value: number) => height - margin.bottom - (value * (height - margin.top - margin.bottom)) / 100;
  const lineOf = (meter: 'expectation' | 'perceived') =>
    course.map((m, i) => `${i ? 'L' : 'M'}${x(i).toFixed(1)} ${y(m[meter]).toFixed(1)}`).join('');
  const end = course.at(-1) ?? { expectation: 0, perceived: 0 };
  // The two labels keep a line's height apart, so that both can be read where the lines meet.
  const middle = (y(end.expectation) + y(end.perceived)) / 2;
  const apart = Math.max(lineHeight, Math.abs(y(end.expectation) - y(end.perceived))) / 2;
  const expectedAbove = end.expectation >= end.perceived;
  const every = Math.ceil(
    (course.length - 1) / Math.max(1, Math.floor((width - margin.left - margin.right) / 32)),
  );
  return {
    expectation: lineOf('expectation'),
    perceived: lineOf('perceived'),
    dots: course.map((m, i) => ({ turn: i, x: x(i), y: y(m.perceived) })),
    grid: [0, 50, 100].map((value) => ({ value, y: y(value) })),
    turns: course.map((_, i) => ({ turn: i, x: x(i) })).filter(({ turn }) => turn % Math.max(1, every) === 0),
    labels: {
      x: width - margin.right + 10,
      expectation: middle + (expectedAbove ? -apart : apart) + 4,
      perceived: middle + (expectedAbove ? apart : -apart) + 4,
    },
    left: margin.left,
    right: width - margin.right,
    top: margin.top,
    foot: height - 6,
  };
}
