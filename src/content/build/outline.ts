/** The part of the drawing that is kept: left, top, width, height. */
export type Frame = readonly [x: number, y: number, width: number, height: number];

type Point = readonly [x: number, y: number];
/** A piece of an outline in absolute coordinates; `arc` holds radii, rotation and flags. */
interface Piece {
  kind: 'M' | 'L' | 'C' | 'A' | 'Z';
  points: Point[];
  arc: number[];
}

const arity: Record<string, number> = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, A: 7, Z: 0 };

/** Where an outline goes and what of it is left out: all beyond `frame`, and loops wholly within a `gap`. */
export interface Place {
  frame: Frame;
  gaps: readonly Frame[];
  scale: number;
  shift: Point;
}

/** The same outline in its place, on whole units and with as few letters as possible. */
export function tidy(d: string, { frame, gaps, scale, shift: [dx, dy] }: Place): string {
  const placed = parse(d).map((piece) => ({
    ...piece,
    points: piece.points.map(([x, y]): Point => [x * scale + dx, y + dy]),
  }));
  const kept = loops(placed).filter((loop) => !gaps.some((gap) => isWithin(loop, gap)));
  return write(crop(kept.flat(), frame));
}

function loops(pieces: Piece[]): Piece[][] {
  const starts = pieces.flatMap(({ kind }, i) => (kind === 'M' ? [i] : []));
  return starts.map((from, i) => pieces.slice(from, starts[i + 1]));
}

function isWithin(loop: Piece[], [x, y, width, height]: Frame): boolean {
  const points = loop.flatMap((piece) => piece.points);
  return points.every((p) => p[0] > x && p[0] < x + width && p[1] > y && p[1] < y + height);
}

function parse(d: string): Piece[] {
  const pieces: Piece[] = [];
  let at: Point = [0, 0];
  let start: Point = at;
  for (const [, letter = '', rest = ''] of d.matchAll(/([a-z])([^a-z]*)/gi)) {
    const numbers = (rest.match(/-?\d*\.?\d+/g) ?? []).map(Number);
    const size = arity[letter.toUpperCase()];
    if (size === undefined) throw new Error(`unknown path command ${letter}`);
    for (let i = 0; i === 0 || i < numbers.length; i += size || 1) {
      const piece = read(i > 0 && /m/i.test(letter) ? 'L' : letter.toUpperCase(), {
        numbers: numbers.slice(i, i + size),
        from: letter === letter.toUpperCase() ? [0, 0] : at,
        at,
        before: pieces.at(-1),
      });
      pieces.push(piece);
      if (piece.kind === 'M') start = piece.points[0]!;
      at = piece.points.at(-1) ?? start;
    }
  }
  return pieces;
}

interface Source {
  numbers: number[];
  from: Point;
  at: Point;
  before: Piece | undefined;
}

function read(kind: string, { numbers, from, at, before }: Source): Piece {
  const [x0, y0] = from;
  const pairs = (list: number[]): Point[] =>
    list.flatMap((x, i): Point[] => (i % 2 ? [] : [[x + x0, list[i + 1]! + y0]]));
  if (kind === 'H') return { kind: 'L', points: [[numbers[0]! + x0, at[1]]], arc: [] };
  if (kind === 'V') return { kind: 'L', points: [[at[0], numbers[0]! + y0]], arc: [] };
  if (kind === 'A') return { kind, points: pairs(numbers.slice(5)), arc: numbers.slice(0, 5) };
  if (kind === 'S') return { kind: 'C', points: [mirror(before, at), ...pairs(numbers)], arc: [] };
  return { kind: kind as 'M' | 'L' | 'C' | 'Z', points: pairs(numbers), arc: [] };
}

function mirror(before: Piece | undefined, at: Point): Point {
  const control = before?.kind === 'C' ? before.points[1]! : at;
  return [2 * at[0] - control[0], 2 * at[1] - control[1]];
}

/** Straightens every run of pieces that stays beyond one edge; nothing inside the frame changes. */
function crop(pieces: Piece[], [x, y, width, height]: Frame): Piece[] {
  const beyond: ((point: Point) => number)[] = [
    (p) => x - p[0],
    (p) => y - p[1],
    (p) => p[0] - x - width,
    (p) => p[1] - y - height,
  ];
  const kept: Piece[] = [];
  let at: Point = [0, 0];
  let start: Point = at;
  let edge: ((point: Point) => number) | undefined;
  for (const piece of pieces) {
    const hull = [at, ...piece.points];
    const end = piece.points.at(-1) ?? start;
    if (piece.kind === 'M') start = end;
    // An arc of less than half a turn bulges by at most half its chord.
    const bulge = piece.kind === 'A' ? Math.hypot(end[0] - at[0], end[1] - at[1]) / 2 : 0;
    const out = /[LCA]/.test(piece.kind) && !piece.arc[3];
    const hidden = out ? beyond.find((how) => hull.every((p) => how(p) > bulge)) : undefined;
    if (hidden && hidden === edge) kept.pop();
    kept.push(hidden ? { kind: 'L', points: [end], arc: [] } : piece);
    edge = hidden;
    at = end;
  }
  return kept;
}

function write(pieces: Piece[]): string {
  let at: Point = [0, 0];
  let start: Point = at;
  let before = '';
  let text = '';
  for (const { kind, points, arc } of pieces) {
    const steps = points.map(([x, y]): Point => [Math.round(x) - at[0], Math.round(y) - at[1]]);
    const last = steps.at(-1) ?? [start[0] - at[0], start[1] - at[1]];
    if (/[LCA]/.test(kind) && steps.every(([x, y]) => x === 0 && y === 0)) continue;
    at = [at[0] + last[0], at[1] + last[1]];
    if (kind === 'M') start = at;
    const [letter, numbers] = shortest(kind, steps, arc);
    text += `${letter === before ? ' ' : letter}${numbers.join(' ')}`;
    before = letter === 'm' ? 'l' : letter;
  }
  return text.replace(/ ?(?=-)/g, '');
}

function shortest(kind: Piece['kind'], steps: Point[], arc: number[]): [letter: string, numbers: number[]] {
  if (kind === 'C' && isStraight(steps)) return shortest('L', steps.slice(-1), arc);
  const [x, y] = steps[0] ?? [0, 0];
  if (kind === 'L' && y === 0) return ['h', [x]];
  if (kind === 'L' && x === 0) return ['v', [y]];
  if (kind !== 'A') return [kind.toLowerCase(), steps.flat()];
  return ['a', [...arc.map(Math.round), ...steps.flat()]];
}

/** Whether both handles of a curve lie on its chord, to the nearest unit. */
function isStraight(steps: Point[]): boolean {
  const [x, y] = steps[2]!;
  const chord = Math.hypot(x, y);
  return steps.slice(0, 2).every(([cx, cy]) => {
    const along = cx * x + cy * y;
    return Math.abs(cx * y - cy * x) <= chord / 2 && along >= 0 && along <= chord * chord;
  });
}
