import type { Module } from '#model';

/** A module where it stands on the map. */
export interface Stop {
  module: Module;
  /** Its place in the list: every branch is followed to its end before the next one begins. */
  nth: number;
  /** How many modules lead up to it. */
  depth: number;
  /** Its line on the wide map: a branch goes on in the line of the module it comes from, if it is the first there. */
  line: number;
}

/** A stretch of track, from one stop to one that comes after it. */
export interface Track {
  from: Stop;
  to: Stop;
  /** The branch that `to` hangs on; a module after two others has one more track, drawn lighter. */
  main: boolean;
}

/** The modules as stations on one path with branches. */
export function chartOf(modules: readonly Module[]): { stops: Stop[]; tracks: Track[]; lines: number } {
  const place = new Map(modules.map((m, i) => [m.id, i]));
  const parent = (m: Module) =>
    m.after.filter((id) => place.has(id)).sort((a, b) => (place.get(b) ?? 0) - (place.get(a) ?? 0))[0];
  const stops: Stop[] = [];
  let lines = 0;

  function follow(module: Module, depth: number, line: number): void {
    stops.push({ module, nth: stops.length, depth, line });
    lines = Math.max(lines, line + 1);
    let first = true;
    for (const next of modules.filter((m) => parent(m) === module.id)) {
      follow(next, depth + 1, first ? line : lines);
      first = false;
    }
  }
  for (const root of modules.filter((m) => parent(m) === undefined)) follow(root, 0, lines);

  const at = new Map(stops.map((s) => [s.module.id, s]));
  const tracks = stops.flatMap((to) =>
    to.module.after.flatMap((id) => {
      const from = at.get(id);
      return from ? [{ from, to, main: id === parent(to.module) }] : [];
    }),
  );
  return { stops, tracks, lines };
}

/** A track on the tall map, in units of one indent and one row: down from the one stop, then across to the other. */
export function tallPath({ from, to }: Track): string {
  const [x, y, tx, ty] = [from.depth + 0.5, from.nth + 0.5, to.depth + 0.5, to.nth + 0.5].map(short);
  return `M${x} ${y}V${short(to.nth + 0.2)}Q${x} ${ty} ${short(from.depth + 1)} ${ty}H${tx}`;
}

/** A track on the wide map, in units of one column and one line: across the gap between two columns. */
export function widePath({ from, to }: Track): string {
  const bend = to.depth - 0.055;
  const [y, ty] = [from.line + 0.5, to.line + 0.5];
  const start = `M${short(from.depth + 0.1)} ${short(y)}`;
  if (y === ty) return `${start}H${short(to.depth + 0.1)}`;
  const turn = ty > y ? 0.16 : -0.16;
  return (
    `${start}H${short(bend - 0.035)}Q${short(bend)} ${short(y)} ${short(bend)} ${short(y + turn)}` +
    `V${short(ty - turn)}Q${short(bend)} ${short(ty)} ${short(bend + 0.035)} ${short(ty)}H${short(to.depth + 0.1)}`
  );
}

function short(n: number): string {
  return String(Math.round(n * 100) / 100);
}
