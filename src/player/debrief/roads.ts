import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { satisfactionOf, type Beat, type Other, type Results } from '#engine';
import type { AttemptResult } from '#model';
import { courseOf } from './figure.ts';

/** A road through a conversation as far as it was played; `results` where it came to its end. */
export interface Road {
  beats: readonly Beat[];
  results?: Results | undefined;
}

/** A what-if in a list. */
export interface WhatIf {
  id: string;
  /** The turn it leaves the attempt at, 0 for the first. */
  at: number;
  turns: number;
  result?: AttemptResult | undefined;
  href: string;
}

/** What a debrief tells of roads that are not the attempt's own. */
export interface OtherRoads {
  others: readonly Other[];
  /** The address at which another way from a turn is tried, 0 for the first. */
  wayFrom?: ((n: number) => string) | undefined;
  /** The road that this what-if left, where that is still there, and the address of its debrief or conversation. */
  left?: (Road & { href: string }) | undefined;
  /** The what-if came from an attempt that is not there any more. */
  orphan?: boolean;
  whatIfs: readonly WhatIf[];
  /** The address of the second chance. */
  chance?: string | undefined;
}

/** The first turn at which two roads take different choices; where none does, how many turns both have. */
export function forkOf(one: Road, two: Road): number {
  const shared = Math.min(one.beats.length, two.beats.length);
  const fork = one.beats.findIndex((beat, n) => n < shared && beat.answer !== two.beats[n]?.answer);
  return fork < 0 ? shared : fork;
}

/** One turn of two roads; a road that is over has no more. */
export interface Pair {
  n: number;
  one: Beat | undefined;
  two: Beat | undefined;
}

/** The turns of two roads side by side, from a turn on. */
export function pairsOf(one: Road, two: Road, from: number): Pair[] {
  const count = Math.max(one.beats.length, two.beats.length);
  return Array.from({ length: Math.max(0, count - from) }, (_, i) => ({
    n: from + i,
    one: one.beats[from + i],
    two: two.beats[from + i],
  }));
}

/** Satisfaction at the start and after every turn. */
export function satisfactionsOf({ beats }: Road): number[] {
  return courseOf(beats).map(satisfactionOf);
}

const margin = { left: 34, right: 92, top: 16, bottom: 26 };
const lineHeight = 15;

/** Where everything in the figure of two roads stands, in pixels. */
export function layOutRoads(one: readonly number[], two: readonly number[], width: number, height: number) {
  const [left, right, floor] = [margin.left, width - margin.right, height - margin.bottom];
  const count = Math.max(one.length, two.length) - 1;
  const top = Math.max(1.2, Math.ceil(Math.max(...one, ...two) * 5) / 5);
  const x = scaleLinear([0, Math.max(1, count)], [left, right]);
  const y = scaleLinear([0, top], [floor, margin.top]);
  const path = line<number>(
    (_, i) => x(i),
    (v) => y(v),
  );
  const end = (values: readonly number[]) => ({ x: x(values.length - 1), y: y(values.at(-1) ?? 0) });
  const [first, second] = [end(one), end(two)];
  // Labels of ends that are close keep a line's height apart.
  const close = Math.abs(first.x - second.x) < 70 && Math.abs(first.y - second.y) < lineHeight;
  const apart = close ? (lineHeight - Math.abs(first.y - second.y)) / 2 : 0;
  const up = first.y <= second.y ? -1 : 1;
  return {
    one: path(one) ?? '',
    two: path(two) ?? '',
    ends: {
      one: { ...first, label: first.y + up * apart + 4 },
      two: { ...second, label: second.y - up * apart + 4 },
    },
    at: (turn: number) => ({ x: x(turn), y: y(one[turn] ?? 0) }),
    grid: [0, 0.5, 1].map((value) => ({ value, y: y(value) })),
    x,
    count,
    left,
    right,
    floor,
    top: margin.top,
    foot: height - 6,
  };
}
