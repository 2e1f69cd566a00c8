import type { Lane } from './lanes.ts';
import { numberIn, type Vector } from './layout.ts';
import type { Reaction } from './reaction.ts';
import { Shifts } from './shifts.ts';

const none: readonly never[] = [];
/** Powers of 3; what lanes that move more counters than that do is worked out anew each time. */
const powers = [1, 3, 9, 27, 81];

/** How often the counters of a lane were used in the vector at `at`, as the digits of one number of base 3. */
export function usesIn({ uses }: Lane, from: Vector, at: number): number {
  let number = 0;
  for (let i = uses.length - 1; i >= 0; i--) {
    const slot = uses[i]?.slot;
    if (slot) number = number * 3 + numberIn(from, slot, at);
  }
  return number;
}

/** What lanes do to the meters of one personality where no promise is settled, by mood and the uses of their acts before. */
export class Swings {
  readonly #reaction: Reaction;
  readonly #known: (Shifts | undefined)[][] = [];

  constructor(reaction: Reaction) {
    this.#reaction = reaction;
  }

  of(lane: Lane, mood: number, uses: number): Shifts {
    const all = powers[lane.uses.length];
    if (all === undefined) return this.stepwise(lane, mood, uses, none, 0);
    const known = (this.#known[lane.index] ??= []);
    return (known[mood * all + uses] ??= this.stepwise(lane, mood, uses, none, 0));
  }

  /** What a lane does where promises are settled: so many kept by each of its parts, so many broken in the end. */
  stepwise(lane: Lane, mood: number, uses: number, kept: readonly number[], broken: number): Shifts {
    const shifts = new Shifts();
    const times = lane.uses.map((_, i) => Math.floor(uses / 3 ** i) % 3);
    shifts.add(this.#reaction.turn, 0);
    lane.parts.forEach(({ acts }, part) => {
      for (const act of acts) {
        const i = lane.uses.findIndex((use) => use.act === act);
        const before = times[i] ?? 0;
        if (before < 2) times[i] = before + 1;
        shifts.add(this.#reaction.deltas, ((act * 4 + mood) * 3 + before) * 4);
      }
      for (let n = kept[part] ?? 0; n > 0; n--) shifts.add(this.#reaction.kept, 0);
    });
    for (let n = broken; n > 0; n--) shifts.add(this.#reaction.broken, 0);
    return shifts;
  }
}
