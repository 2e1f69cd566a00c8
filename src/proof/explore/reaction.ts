import type { CustomerModel, Personality } from '#model';
import { grid, round } from './shifts.ts';

/** How one personality reacts, on the grid of the meters. Sets of meters and of moods are bits. */
export class Reaction {
  readonly turn: Int8Array;
  readonly kept: Int8Array;
  readonly broken: Int8Array;
  /** By act, mood (4), times used (3) and meter (4): the change. */
  readonly deltas: Int8Array;
  /** By act: the most patience that it ever takes. */
  readonly drains: Int8Array;
  /** By set of meters, then act, times and mood: the moods in which the act does the same to these meters. */
  readonly #alike: (Uint8Array | undefined)[] = [];
  /** By set of meters, then act, set of moods and times: how often else the act does the same to them, as bits. */
  readonly #often: (Uint8Array | undefined)[] = [];

  constructor(model: CustomerModel, who: Personality) {
    this.turn = grid(model.turn[who]);
    this.kept = grid(model.promiseKept);
    this.broken = grid(model.promiseBroken);
    this.deltas = everyDelta(model, who);
    this.drains = new Int8Array(this.deltas.length / 48);
    for (let i = 3; i < this.deltas.length; i += 4) {
      const act = Math.floor(i / 48);
      this.drains[act] = Math.max(this.drains[act] ?? 0, -(this.deltas[i] ?? 0));
    }
  }

  /** The moods in which an act does the same to these meters as in this one. */
  moods(act: number, times: number, mood: number, meters: number): number {
    const alike = (this.#alike[meters] ??= this.#moodsFor(meters));
    return alike[(act * 3 + times) * 4 + mood] ?? 0;
  }

  /** How often the act may have been used to do the same to these meters in all these moods. */
  times(act: number, times: number, moods: number, meters: number): number {
    const often = (this.#often[meters] ??= new Uint8Array(this.deltas.length));
    const at = (act * 16 + moods) * 3 + times;
    return (often[at] ||= this.#timesFor(act, times, moods, meters));
  }

  #moodsFor(meters: number): Uint8Array {
    return Uint8Array.from({ length: this.deltas.length / 4 }, (_, i) => {
      const [act, times, mood] = [Math.floor(i / 12), Math.floor(i / 4) % 3, i % 4];
      let same = 0;
      for (let other = 0; other < 4; other++)
        if (this.#same(act, mood, times, other, times, meters)) same |= 1 << other;
      return same;
    });
  }

  #timesFor(act: number, times: number, moods: number, meters: number): number {
    let same = 0;
    for (let other = 0; other < 3; other++) {
      let all = true;
      for (let mood = 0; mood < 4; mood++)
        if (moods & (1 << mood)) all &&= this.#same(act, mood, times, mood, other, meters);
      if (all) same |= 1 << other;
    }
    return same;
  }

  #same(act: number, moodA: number, a: number, moodB: number, b: number, meters: number): boolean {
    const [x, y] = [((act * 4 + moodA) * 3 + a) * 4, ((act * 4 + moodB) * 3 + b) * 4];
    for (let m = 0; m < 4; m++)
      if (meters & (1 << m) && this.deltas[x + m] !== this.deltas[y + m]) return false;
    return true;
  }
}

function everyDelta(model: CustomerModel, who: Personality): Int8Array {
  const acts = Object.values(model.acts);
  const out = new Int8Array(acts.length * 48);
  let i = 0;
  for (const { effect, weight, family } of acts)
    for (const mood of ['angry', 'upset', 'wary', 'calm'] as const)
      for (const repeat of model.repeat)
        for (const meter of ['expectation', 'perceived', 'trust', 'patience'] as const) {
          const full = ((effect[meter] ?? 0) * weight[who] * model.moods[mood][family]) / 10_000;
          const worn =
            full > 0 && model.wearsOff.includes(family) && meter !== 'expectation'
              ? (full * repeat) / 100
              : full;
          out[i++] = round(meter === 'patience' ? worn : worn / 5);
        }
  return out;
}

const known = new WeakMap<CustomerModel, Partial<Record<Personality, Reaction>>>();

/** How one personality reacts, made once for all scenarios. */
export function reactionOf(model: CustomerModel, who: Personality): Reaction {
  let all = known.get(model);
  if (!all) known.set(model, (all = {}));
  return (all[who] ??= new Reaction(model, who));
}
