/** The part of the drawing that is kept: left, top, width, height. */
export type Frame = readonly [x: number, y: number, width: number, height: number];

type Point = readonly [x: number, y: number];
/** A piece of an outline in absolute coordinates; `arc` holds radii, rotation and flags. */
interface Piece {
  kind: 'M' | 'L' | 'C' | 'A' | 'Z';
  handles: Point[];
  end: Point;
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
  const move = ([x, y]: Point): Point => [x * scale + dx, y + dy];
  const placed = parse(d).map((p) => ({ ...p, handles: p.handles.map(move), end: move(p.end) }));
  const kept = loops(placed).filter((loop) => !gaps.some((gap) => isWithin(loop, gap)));
  return write(crop(kept.flat(), frame));
}

function loops(pieces: Piece[]): Piece[][] {
  const starts = pieces.flatMap(({ kind }, i) => (kind === 'M' ? [i] : []));
  return starts.map((from, i) => pieces.slice(from, starts[i + 1]));
}

function isWithin(loop: Piece[], [x, y, width, height]: Frame): boolean {
  const points = loop.flatMap(({ handles, end }) => [...handles, end]);
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
        start,
        before: pieces.at(-1),
      });
      pieces.push(piece);
      at = piece.end;
      if (piece.kind === 'M') start = at;
    }
  }
  return pieces;
}

interface Source {
  numbers: number[];
  from: Point;
  at: Point;
  start: Point;
  before: Piece | undefined;
}

const kinds: Record<string, Piece['kind']> = { M: 'M', C: 'C', S: 'C', A: 'A', Z: 'Z' };

function read(letter: string, { numbers, from, at, start, before }: Source): Piece {
  const kind = kinds[letter] ?? 'L';
  const points = absolute(letter, letter === 'A' ? numbers.slice(5) : numbers, from, at);
  const handles = points.slice(0, -1);
  if (letter === 'S') handles.unshift(mirror(before, at));
  return { kind, handles, end: points.at(-1) ?? start, arc: letter === 'A' ? numbers.slice(0, 5) : [] };
}

function absolute(letter: string, numbers: number[], [x0, y0]: Point, at: Point): Point[] {
  const [first = 0] = numbers;
  if (letter === 'H') return [[first + x0, at[1]]];
  if (letter === 'V') return [[at[0], first + y0]];
  return numbers.flatMap((y, i): Point[] => (i % 2 ? [[(numbers[i - 1] ?? 0) + x0, y + y0]] : []));
}

function mirror(before: Piece | undefined, at: Point): Point {
  const [x, y] = (before?.kind === 'C' && before.handles[1]) || at;
  return [2 * at[0] - x, 2 * at[1] - y];
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
  let edge: ((point: Point) => number) | undefined;
  for (const piece of pieces) {
    const { end } = piece;
    const hull = [at, ...piece.handles, end];
    // An arc of less than half a turn bulges by at most half its chord.
    const bulge = piece.kind === 'A' ? Math.hypot(end[0] - at[0], end[1] - at[1]) / 2 : 0;
    const out = /[LCA]/.test(piece.kind) && !piece.arc[3];
    const hidden = out ? beyond.find((how) => hull.every((p) => how(p) > bulge)) : undefined;
    if (hidden && hidden === edge) kept.pop();
    kept.push(hidden ? { kind: 'L', handles: [], end, arc: [] } : piece);
    edge = hidden;
    at = end;
  }
  return kept;
}

function write(pieces: Piece[]): string {
  let at: Point = [0, 0];
  let before = '';
  let text = '';
  for (const piece of pieces) {
    const [x0, y0] = at;
    const step = ([x, y]: Point): Point => [Math.round(x) - x0, Math.round(y) - y0];
    const moved = { ...piece, handles: piece.handles.map(step), end: step(piece.end) };
    const still = [...moved.handles, moved.end].every(([x, y]) => x === 0 && y === 0);
    if (still && /[LCA]/.test(piece.kind)) continue;
    at = [x0 + moved.end[0], y0 + moved.end[1]];
    const [letter, numbers] = shortest(moved);
    text += `${letter === before ? ' ' : letter}${numbers.join(' ')}`;
    before = letter === 'm' ? 'l' : letter;
  }
  return text.replace(/ ?(?=-)/g, '');
}

function shortest({ kind, handles, end, arc }: Piece): [letter: string, numbers: number[]] {
  if (kind === 'Z') return ['z', []];
  if (kind === 'C' && !handles.every((handle) => isOn(handle, end))) return ['c', [...handles, end].flat()];
  if (kind === 'A') return ['a', [...arc.map(Math.round), ...end]];
  if (kind === 'M') return ['m', [...end]];
  if (end[1] === 0) return ['h', [end[0]]];
  if (end[0] === 0) return ['v', [end[1]]];
  return ['l', [...end]];
}

/** Whether the handle of a curve from 0, 0 lies on its chord, to the nearest unit. */
function isOn([x, y]: Point, end: Point): boolean {
  const chord = Math.hypot(...end);
  const along = x * end[0] + y * end[1];
  return Math.abs(x * end[1] - y * end[0]) <= chord / 2 && along >= 0 && along <= chord * chord;
}
