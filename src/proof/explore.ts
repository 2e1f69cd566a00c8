import { firstPlace, isOpen, nodeOf, takeMove, waysOf, type Place, type Program, type Way } from '#engine';
import type { Bounds } from '#model';
import { asksNeeds, keyOf, liveOf } from './live.ts';

/** The range of marks still to be had from somewhere, and the way that starts the best of it. */
interface Ahead {
  min: number;
  max: number;
  best: Way | undefined;
  principles: Record<string, { min: number; max: number }>;
}

/** So many states are explored exactly; a scenario beyond that is refused with a clear word. */
export const stateBudget = 2_000_000;

/** A scenario is too large to be explored exactly. */
export class BeyondBudget extends Error {
  override name = 'BeyondBudget';
}

/** Knows what can still happen from every place of one program; explores as far as it is asked, once. */
export class Explorer {
  readonly #program: Program;
  readonly #live;
  readonly #needs: boolean;
  readonly #ways = new Map<string, Way[]>();
  readonly #known = new Map<string, Ahead>();

  constructor(program: Program) {
    this.#program = program;
    this.#live = liveOf(program.scenario);
    this.#needs = asksNeeds(program.scenario);
  }

  /** How many states are known. */
  get states(): number {
    return this.#known.size;
  }

  /** Every way open at a place. */
  ways(place: Place): Way[] {
    let ways = this.#ways.get(place.node);
    if (!ways) this.#ways.set(place.node, (ways = waysOf(nodeOf(this.#program, place.node))));
    return ways.filter((w) => isOpen(this.#program, place, w.move));
  }

  /** A name shared by all places with the same future. */
  key(place: Place): string {
    const live = this.#live.get(place.node);
    if (!live) throw new Error(`no node ${place.node}`);
    return keyOf(place.node, place.state, live, this.#needs);
  }

  /** What is still to be had from a place. @throws BeyondBudget */
  ahead(place: Place): Ahead {
    const key = this.key(place);
    const known = this.#known.get(key);
    if (known) return known;
    if (this.#known.size >= stateBudget)
      throw new BeyondBudget(`more than ${String(stateBudget)} states; use fewer meters in conditions`);
    const ahead = this.#gather(place);
    this.#known.set(key, ahead);
    return ahead;
  }

  #gather(place: Place): Ahead {
    let gathered: Ahead | undefined;
    for (const way of this.ways(place)) {
      const next = takeMove(this.#program, place, way.move);
      const then = this.ahead(next);
      const now = next.state.marks - place.state.marks;
      const principles: Ahead['principles'] = {};
      const ids = new Set([...Object.keys(then.principles), ...Object.keys(next.state.principles)]);
      for (const id of ids) {
        const mark = (next.state.principles[id] ?? 0) - (place.state.principles[id] ?? 0);
        const range = then.principles[id] ?? { min: 0, max: 0 };
        principles[id] = { min: range.min + mark, max: range.max + mark };
      }
      const here = { min: now + then.min, max: now + then.max, best: way, principles };
      gathered = gathered ? widest(gathered, here) : here;
    }
    return gathered ?? { min: 0, max: 0, best: undefined, principles: {} };
  }
}

function widest(a: Ahead, b: Ahead): Ahead {
  const principles: Ahead['principles'] = {};
  for (const id of new Set([...Object.keys(a.principles), ...Object.keys(b.principles)])) {
    const [x, y] = [a.principles[id] ?? { min: 0, max: 0 }, b.principles[id] ?? { min: 0, max: 0 }];
    principles[id] = { min: Math.min(x.min, y.min), max: Math.max(x.max, y.max) };
  }
  return {
    min: Math.min(a.min, b.min),
    max: Math.max(a.max, b.max),
    best: b.max > a.max ? b.best : a.best,
    principles,
  };
}

/** The exact worst and best marks that this program makes reachable, in all and by principle. @throws BeyondBudget */
export function boundsOf(program: Program): Bounds {
  const { min, max, principles } = new Explorer(program).ahead(firstPlace(program));
  return { min, max, principles: Object.fromEntries(Object.entries(principles).sort()) };
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
