import { firstPlace, takeMove, type Place, type Program, type Way } from '#engine';
import type { Bounds } from '#model';
import { Table, type Cell } from './table.ts';

/** The range of marks still to be had from somewhere, and the way that starts the best of it. */
interface Ahead {
  min: number;
  max: number;
  best: Way | undefined;
  /** By index of the table's principles, min and max in turn. */
  ranges: readonly number[];
}

const nothing: Ahead = { min: 0, max: 0, best: undefined, ranges: [] };

/** So many states are explored exactly; a scenario beyond that is refused with a clear word. */
export const stateBudget = 2_000_000;

/** A scenario is too large to be explored exactly. */
export class BeyondBudget extends Error {
  override name = 'BeyondBudget';
}

/** Knows what can still happen from every place of one program; explores as far as it is asked, once. */
export class Explorer {
  readonly #table: Table;
  readonly #known = new Map<number | string, Ahead>();

  constructor(program: Program) {
    this.#table = new Table(program);
  }

  /** How many states are known. */
  get states(): number {
    return this.#known.size;
  }

  /** The ids of the principles, in the order of `ranges`. */
  get principles(): readonly string[] {
    return this.#table.principles;
  }

  /** What is still to be had from a place. @throws BeyondBudget */
  ahead(place: Place): Ahead {
    return this.#from(this.#table.cell(place));
  }

  #from(cell: Cell): Ahead {
    const row = this.#table.rows[cell.node];
    if (!row || row.end) return nothing;
    const key = row.key(cell);
    const known = this.#known.get(key);
    if (known) return known;
    if (this.#known.size >= stateBudget)
      throw new BeyondBudget(`has more than ${String(stateBudget)} states; use fewer meters in conditions`);
    let gathered: Ahead | undefined;
    for (const lane of row.lanes) {
      if (!lane.open(cell)) continue;
      const earned: [number, number][] = [...lane.principles] as [number, number][];
      let marks = lane.marks;
      const next = this.#table.take(cell, lane, (principle, mark) => {
        earned.push([principle, mark]);
        marks += mark;
      });
      const then = this.#from(next);
      const ranges = then.ranges.slice();
      for (const [principle, mark] of earned) {
        ranges[principle * 2] = (ranges[principle * 2] ?? 0) + mark;
        ranges[principle * 2 + 1] = (ranges[principle * 2 + 1] ?? 0) + mark;
      }
      const here = { min: marks + then.min, max: marks + then.max, best: lane.way, ranges };
      gathered = gathered ? widest(gathered, here) : here;
    }
    const ahead = gathered ?? nothing;
    this.#known.set(key, ahead);
    return ahead;
  }
}

function widest(a: Ahead, b: Ahead): Ahead {
  const ranges: number[] = [];
  for (let i = 0; i < Math.max(a.ranges.length, b.ranges.length); i += 2) {
    ranges[i] = Math.min(a.ranges[i] ?? 0, b.ranges[i] ?? 0);
    ranges[i + 1] = Math.max(a.ranges[i + 1] ?? 0, b.ranges[i + 1] ?? 0);
  }
  return {
    min: Math.min(a.min, b.min),
    max: Math.max(a.max, b.max),
    best: b.max > a.max ? b.best : a.best,
    ranges,
  };
}

/** The exact worst and best marks that this program makes reachable, in all and by principle. @throws BeyondBudget */
export function boundsOf(program: Program): Bounds {
  const explorer = new Explorer(program);
  const { min, max, ranges } = explorer.ahead(firstPlace(program));
  const principles = explorer.principles.map((id, i) => [
    id,
    { min: ranges[i * 2] ?? 0, max: ranges[i * 2 + 1] ?? 0 },
  ]);
  return { min, max, principles: Object.fromEntries(principles.sort()) as Bounds['principles'] };
}

/** The best road from the start: answers, and the nodes they are given at. */
export function bestRoad(program: Program): { node: string; answer: string }[] {
  const explorer = new Explorer(program);
  const road: { node: string; answer: string }[] = [];
  for (let place = firstPlace(program); ;) {
    const { best } = explorer.ahead(place);
    if (!best) return road;
    road.push({ node: place.node, answer: best.answer });
    place = takeMove(program, place, best.move);
  }
}
