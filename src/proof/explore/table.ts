import type { Program } from '#engine';
import type { Narrow } from './condition.ts';
import { rowsOf, type Lane, type Row } from './lanes.ts';
import { Layout } from './layout.ts';
import { moodBoxes, moodIn } from './mood.ts';
import { grid, round, Shifts } from './shifts.ts';

/** What taking a lane came to; written over by the next `take`. */
interface Taken {
  node: number;
  marks: number;
  /** Marks for promises kept and broken on the way, as principle and mark in turn. */
  credits: number[];
}

const [trust, patience] = [2, 3];

/** A program as tables of integers: the same rules as engine/rules, laid out for exploration. */
export class Table {
  readonly program: Program;
  readonly layout: Layout;
  readonly nodes: readonly string[];
  readonly rows: readonly Row[];
  /** Where the last lane led, and what it came to. */
  readonly after: Uint8Array<ArrayBuffer>;
  readonly taken: Taken = { node: 0, marks: 0, credits: [] };
  readonly #shifts = new Shifts();
  /** By act, mood (4), times used (3) and meter (4): the change on the grid. */
  readonly #deltas: Int8Array;
  /** By set of meters (bits), then act, times and mood: the moods in which the act does the same to these meters. */
  readonly #alike: (Uint8Array | undefined)[] = [];
  readonly #turn: Int8Array;
  readonly #kept: Int8Array;
  readonly #broken: Int8Array;
  readonly #leaves: number;
  #before: Uint8Array = new Uint8Array();
  #lane: Lane | undefined;
  #mood = 0;

  constructor(program: Program) {
    const { scenario, who } = program;
    this.program = program;
    this.layout = new Layout(program);
    this.nodes = Object.keys(scenario.nodes);
    this.after = new Uint8Array(this.layout.size);
    this.#deltas = this.#everyDelta();
    this.#turn = grid(who.model.turn[who.personality]);
    this.#kept = grid(who.model.promiseKept);
    this.#broken = grid(who.model.promiseBroken);
    this.#leaves = this.nodes.indexOf(program.leaver);
    this.rows = rowsOf(program, this.layout);
  }

  /** Takes a lane from a vector: `after` is where it leads, `taken` what it comes to. */
  take(before: Uint8Array, lane: Lane): Taken {
    const { after, taken } = this;
    const shifts = this.#shifts;
    this.#before = before;
    this.#lane = lane;
    // A loop, for vectors this short are copied faster so.
    for (let i = 0; i < after.length; i++) after[i] = before[i] ?? 0;
    shifts.reset();
    taken.marks = lane.marks;
    if (taken.credits.length) taken.credits = [];
    this.#mood = moodIn(before);
    shifts.add(this.#turn, 0);
    for (const { acts, keeps, makes } of lane.parts) {
      for (const act of acts) {
        const counter = this.layout.counter[act] ?? -1;
        const times = counter < 0 ? 0 : (after[counter] ?? 0);
        shifts.add(this.#deltas, ((act * 4 + this.#mood) * 3 + times) * 4);
        if (counter >= 0 && times < 2) after[counter] = times + 1;
      }
      for (const promise of keeps) if ((after[promise] ?? 0) >= 3) this.#settle(promise, true);
      // Turns left count from the turn just taken, so those made now start one higher before the clock runs.
      for (const [promise, within] of makes) if (!after[promise]) after[promise] = 4 + within;
    }
    for (const i of lane.raises) after[i] = 1;
    const { firstPromise, promises } = this.layout;
    for (let i = firstPromise; i < firstPromise + promises.length; i++) {
      const left = (after[i] ?? 0) - 4;
      if (left === 0) this.#settle(i, false);
      else if (left > 0) after[i] = left + 3;
    }
    for (let m = 0; m < 4; m++) {
      const x = (before[m] ?? 0) + (shifts.by[m] ?? 0);
      after[m] = Math.min(shifts.high[m] ?? 0, Math.max(shifts.low[m] ?? 0, x));
    }
    let node = this.#branch(lane);
    if (after[patience] === 0 && !this.rows[node]?.end) node = this.#leaves;
    taken.node = node;
    const row = this.rows[node];
    if (row?.end)
      for (let i = firstPromise; i < firstPromise + promises.length; i++)
        if ((after[i] ?? 0) >= 3) this.#credit(i, row.keeps.includes(i));
    return taken;
  }

  /** Narrows a box around the vector just come to, so that all of it would go on to the same node. */
  explainTarget(to: Narrow): void {
    const { after, taken } = this;
    let planned = -1;
    const branches = this.#lane?.to ?? [];
    for (let i = 0; i < branches.length; i++) {
      const branch = branches[i];
      branch?.when?.narrow(after, to);
      planned = branch?.node ?? -1;
      if (!branch?.when || branch.when.holds(after)) break;
    }
    if (this.rows[planned]?.end) return;
    const left = taken.node !== planned || after[patience] === 0;
    to(patience, left ? 0 : 1, left ? 0 : 10);
  }

  /** Narrows a box around the vector just left, so that in all of it the lane does the same to these meters (bits). */
  explainChanges(meters: number, to: Narrow): void {
    const { layout } = this;
    const before = this.#before;
    const lane = this.#lane;
    if (!lane) return;
    for (const part of lane.parts) for (const [promise] of part.makes) exactly(promise, before, to);
    if (!meters || !lane.acts.length) return;
    const alike = (this.#alike[meters] ??= this.#likeness(meters));
    let moods = 15;
    for (let i = 0; i < lane.acts.length; i++) {
      const act = lane.acts[i] ?? 0;
      const counter = layout.counter[act] ?? -1;
      let times = counter < 0 ? 0 : (before[counter] ?? 0);
      if (counter >= 0) for (let j = 0; j < i; j++) if (lane.acts[j] === act) times++;
      moods &= alike[(act * 3 + Math.min(2, times)) * 4 + this.#mood] ?? 0;
    }
    for (const act of lane.acts) this.#explainTimes(act, moods, meters, to);
    const [p = 0, t = 0] = [before[patience], before[trust]];
    for (const [pLo, pHi, tLo, tHi, set] of moodBoxes)
      if ((set & ~moods) === 0 && p >= pLo && p <= pHi && t >= tLo && t <= tHi) {
        if (pLo > 0 || pHi < 10) to(patience, pLo, pHi);
        if (tLo > 0 || tHi < 20) to(trust, tLo, tHi);
        break;
      }
  }

  /** What must hold before the lane just taken for a value after it to be within a range. */
  back(dim: number, lo: number, hi: number, to: Narrow): void {
    const { by, low, high } = this.#shifts;
    const { layout } = this;
    if (dim < 4) {
      const d = by[dim] ?? 0;
      const max = layout.most[dim] ?? 0;
      const from = lo <= (low[dim] ?? 0) ? 0 : Math.max(0, lo - d);
      const until = hi >= (high[dim] ?? 0) ? max : Math.min(max, hi - d);
      if (from > 0 || until < max) to(dim, from, until);
    } else if (dim < layout.firstPromise) {
      let uses = 0;
      for (const act of this.#lane?.acts ?? []) if (layout.counter[act] === dim) uses++;
      const from = Math.max(0, lo - uses);
      const until = hi >= 2 ? 2 : hi - uses;
      if (from > 0 || until < 2) to(dim, from, until);
    } else if (dim < layout.firstPromise + layout.promises.length) exactly(dim, this.#before, to);
    else if (!this.#lane?.raises.includes(dim)) to(dim, lo, hi);
  }

  /** An open promise runs its clock wherever one goes; one that is not open does nothing by itself. */
  explainPromises(at: Uint8Array, to: Narrow): void {
    const { firstPromise, promises } = this.layout;
    for (let i = firstPromise; i < firstPromise + promises.length; i++)
      if ((at[i] ?? 0) >= 3) exactly(i, at, to);
      else to(i, 0, 2);
  }

  /** Other numbers of uses count as the same where the act does the same then, in all of these moods. */
  #explainTimes(act: number, moods: number, meters: number, to: Narrow): void {
    const acts = this.#lane?.acts ?? [];
    const counter = this.layout.counter[act] ?? -1;
    if (counter < 0) return;
    const times = this.#before[counter] ?? 0;
    let lo = times;
    let hi = times;
    if (acts.indexOf(act) === acts.lastIndexOf(act)) {
      while (lo > 0 && this.#sameTimes(act, times, lo - 1, moods, meters)) lo--;
      while (hi < 2 && this.#sameTimes(act, times, hi + 1, moods, meters)) hi++;
    }
    if (lo > 0 || hi < 2) to(counter, lo, hi);
  }

  #sameTimes(act: number, a: number, b: number, moods: number, meters: number): boolean {
    for (let mood = 0; mood < 4; mood++)
      if (moods & (1 << mood)) {
        const at = (act * 4 + mood) * 12;
        if (!this.#same(at + a * 4, at + b * 4, meters)) return false;
      }
    return true;
  }

  #same(a: number, b: number, meters: number): boolean {
    for (let m = 0; m < 4; m++)
      if (meters & (1 << m) && this.#deltas[a + m] !== this.#deltas[b + m]) return false;
    return true;
  }

  #branch({ to }: Lane): number {
    for (let i = 0; i < to.length; i++) {
      const branch = to[i];
      if (!branch?.when || branch.when.holds(this.after)) return branch?.node ?? -1;
    }
    return -1;
  }

  #settle(promise: number, kept: boolean): void {
    this.after[promise] = kept ? 1 : 2;
    this.#shifts.add(kept ? this.#kept : this.#broken, 0);
    this.#credit(promise, kept);
  }

  #credit(promise: number, kept: boolean): void {
    const id = this.layout.promises[promise - this.layout.firstPromise] ?? '';
    const mark = kept ? 1 : -2;
    this.taken.marks += mark;
    this.taken.credits.push(this.layout.principle(this.program.scenario.promises[id]?.principle ?? ''), mark);
  }

  #everyDelta(): Int8Array {
    const { model, personality } = this.program.who;
    const out = new Int8Array(this.layout.acts.length * 48);
    let i = 0;
    for (const id of this.layout.acts) {
      const act = model.acts[id];
      for (const mood of ['angry', 'upset', 'wary', 'calm'] as const)
        for (const repeat of model.repeat)
          for (const meter of ['expectation', 'perceived', 'trust', 'patience'] as const) {
            const full =
              ((act?.effect[meter] ?? 0) *
                (act?.weight[personality] ?? 0) *
                (act ? model.moods[mood][act.family] : 0)) /
              10_000;
            const worn =
              full > 0 && act && model.wearsOff.includes(act.family) && meter !== 'expectation'
                ? (full * repeat) / 100
                : full;
            out[i++] = round(meter === 'patience' ? worn : worn / 5);
          }
    }
    return out;
  }

  #likeness(meters: number): Uint8Array {
    const out = new Uint8Array(this.layout.acts.length * 12);
    for (let i = 0; i < out.length; i++) {
      const act = Math.floor(i / 12);
      const times = Math.floor(i / 4) % 3;
      const at = (mood: number) => ((act * 4 + mood) * 3 + times) * 4;
      for (let mood = 0; mood < 4; mood++)
        if (this.#same(at(i % 4), at(mood), meters)) out[i] = (out[i] ?? 0) | (1 << mood);
    }
    return out;
  }
}

function exactly(dim: number, at: Uint8Array, to: Narrow): void {
  const x = at[dim] ?? 0;
  to(dim, x, x);
}
