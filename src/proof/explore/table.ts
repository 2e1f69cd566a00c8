import { firstPlace, type Place, type Program } from '#engine';
import { marksOf, planOf, type Lane, type Plan, type Row } from './lanes.ts';
import { numberIn, upTo, type Layout, type Vector } from './layout.ts';
import { moodBox, moodIn } from './mood.ts';
import { reactionOf, type Reaction } from './reaction.ts';
import { Sequels } from './sequel.ts';
import type { Shifts } from './shifts.ts';
import { drainsOf } from './straight.ts';
import { Swings, usesIn } from './swings.ts';

/** What taking a lane came to; written over by the next `take`. */
export interface Taken {
  node: number;
  marks: number;
  /** A number of `Sequels`. */
  sequel: number;
  lane: Lane | undefined;
  branch: number;
  /** The mood before, and what the turn did to the meters. */
  mood: number;
  shifts: Shifts | undefined;
}

/** Nothing taken yet. */
export function takenNothing(): Taken {
  return { node: 0, marks: 0, sequel: 0, lane: undefined, branch: 0, mood: 0, shifts: undefined };
}

const [expectation, perceived, trust, patience] = [0, 1, 2, 3];
const [any, anyPatience] = [upTo(20), upTo(10)];
/** Numbers and bits of a promise's slot: from where on it is open, its last turn to come, not open. */
const [open, last, settled] = [3, 4, upTo(2)];

const none: readonly never[] = [];

/** A program as tables of integers: the same rules as engine/rules, laid out for exploration. */
export class Table {
  readonly program: Program;
  readonly plan: Plan;
  readonly layout: Layout;
  readonly nodes: readonly string[];
  readonly rows: readonly Row[];
  /** The first place, as a vector. */
  readonly start: Vector;
  /** By lane: the marks written there for this customer. */
  readonly marks: Int32Array;
  readonly sequels: Sequels;
  /** By node: with more patience than this, nothing about the customer matters from there on; -1 where it may. */
  readonly drains: Int32Array;
  /** Where the last lane led, and what it came to. */
  readonly after: Vector;
  taken = takenNothing();
  readonly #reaction: Reaction;
  readonly #swings: Swings;
  readonly #leaves: number;
  /** The vector that the last lane was taken from. */
  #from: Vector;
  #at = 0;
  /** How many promises were kept by each part, and broken in the end. */
  readonly #kept: number[] = [];
  #broken = 0;
  #settles = false;

  /** `sequels` are those of a table of another version with the same promises and claims. */
  constructor(program: Program, sequels?: Sequels, plan = planOf(program.scenario, program.who.model)) {
    const { who } = program;
    this.program = program;
    this.plan = plan;
    this.layout = plan.layout;
    this.nodes = plan.nodes;
    this.rows = plan.rows;
    this.marks = new Int32Array(plan.lanes.length);
    for (const lane of plan.lanes) this.marks[lane.index] = marksOf(lane, who.personality);
    this.sequels = sequels ?? new Sequels(plan);
    this.after = new Int32Array(this.layout.words);
    this.#from = this.after;
    this.#reaction = reactionOf(who.model, who.personality);
    this.#swings = new Swings(this.#reaction);
    this.drains = drainsOf(plan, this.#reaction);
    this.#leaves = plan.place(program.leaver);
    this.start = this.vector(firstPlace(program));
  }

  /** A place of the engine as a vector. */
  vector(place: Place): Vector {
    return this.layout.vector(place, this.program.who.personality);
  }

  /** Takes a lane from the vector at `at`: `after` is where it leads, `taken` what it comes to. */
  take(from: Vector, lane: Lane, at = 0): Taken {
    const { after, taken } = this;
    this.#from = from;
    this.#at = at;
    taken.lane = lane;
    // A loop, for vectors this short are copied faster so.
    for (let i = 0; i < after.length; i++) after[i] = from[at + i] ?? 0;
    this.sequels.clear();
    this.#settles = false;
    if (this.layout.promises.length) this.#promise(lane);
    const mood = moodIn(after[0] ?? 0);
    const uses = lane.uses.length ? usesIn(lane, from, at) : 0;
    taken.mood = mood;
    const shifts = this.#settles
      ? this.#swings.stepwise(lane, mood, uses, this.#kept, this.#broken)
      : this.#swings.of(lane, mood, uses);
    // 1, 2, 4 stand for 0, 1, 2 uses or more.
    for (const { slot, times } of lane.uses) {
      const { word, shift, mask } = slot;
      const bit = ((after[word] ?? 0) & mask) >>> shift;
      after[word] = ((after[word] ?? 0) & ~mask) | (Math.min(4, bit << times) << shift);
    }
    for (const { word, mask, shift } of lane.raises)
      after[word] = ((after[word] ?? 0) & ~mask) | (2 << shift);
    taken.shifts = shifts;
    this.#move(shifts);
    let branch = 0;
    while (!(lane.to[branch]?.when?.holds(after) ?? true)) branch++;
    let node = lane.to[branch]?.node ?? -1;
    taken.branch = branch;
    if (!this.rows[node]?.end && (after[0] ?? 0) >>> 21 === 1) node = this.#leaves;
    if (this.layout.promises.length && this.rows[node]?.end) this.#close(node);
    taken.node = node;
    taken.sequel = this.sequels.of(branch);
    taken.marks = (this.marks[lane.index] ?? 0) + (this.sequels.all[taken.sequel]?.marks ?? 0);
    return taken;
  }

  /** As if a lane had just been taken again: from the vector at `at`, to the one at `to`. */
  resume(taken: Taken, states: Vector, at: number, to: number): void {
    const { after } = this;
    this.taken = taken;
    this.#from = states;
    this.#at = at;
    for (let i = 0; i < after.length; i++) after[i] = states[to + i] ?? 0;
  }

  /** Narrows the box of what is needed after the lane just taken, so that all of it would go on to the same node. */
  explainTarget(need: Vector): void {
    const { after, taken } = this;
    const branches = taken.lane?.to ?? [];
    const planned = branches[taken.branch]?.node ?? -1;
    for (let i = 0; i <= taken.branch; i++) branches[i]?.when?.narrow(after, 0, need, 0);
    if (!this.rows[planned]?.end) {
      const left = taken.node !== planned || (after[0] ?? 0) >>> 21 === 1;
      need[0] = (need[0] ?? 0) & (left ? (1 << 21) | any : ~(1 << 21));
    }
    if (this.rows[taken.node]?.end)
      for (const { word, shift, mask } of this.layout.promiseSlots) {
        const isOpen = mask & ~(settled << shift);
        const same = (after[word] ?? 0) & isOpen ? isOpen : settled << shift;
        need[word] = (need[word] ?? 0) & (same | ~mask);
      }
  }

  /**
   * Narrows a box around the vector just left to where the lane does the same as far as that matters, and comes to
   * where it is needed. What is needed is written over.
   */
  explain(need: Vector, box: Vector, to: number): void {
    const { lane } = this.taken;
    if (!lane) return;
    for (const { word, mask } of lane.raises) need[word] = (need[word] ?? 0) | mask;
    for (const { slot, times } of lane.uses) {
      const { word, shift, mask } = slot;
      const set = ((need[word] ?? 0) & mask) >>> shift;
      const before = times === 1 ? (set >> 1) | (set & 4) : set & 4 ? 7 : 0;
      need[word] = ((need[word] ?? 0) & ~mask) | (before << shift);
    }
    for (let i = 0; i < this.layout.promiseSlots.length; i++) this.#explainPromise(i, lane, need);
    const meters = this.#explainMeters(need);
    if (meters && lane.acts.length) this.#explainActs(lane, meters, need);
    for (let i = 0; i < need.length; i++) box[to + i] = (box[to + i] ?? 0) & (need[i] ?? 0);
  }

  /** Makes, keeps and breaks promises, and lets their clocks run. */
  #promise(lane: Lane): void {
    this.#broken = 0;
    for (let part = 0; part < lane.parts.length; part++) this.#keep(lane, part);
    for (let i = 0; i < this.layout.promises.length; i++) {
      const state = this.#state(i);
      if (state === last) {
        this.#broken++;
        this.#settle(i, false);
      } else if (state > last) this.#write(i, state - 1);
    }
  }
  #keep({ parts }: Lane, part: number): void {
    const { keeps = none, makes = none } = parts[part] ?? {};
    this.#kept[part] = 0;
    for (const promise of keeps)
      if (this.#state(promise) >= open) {
        this.#kept[part]++;
        this.#settle(promise, true);
      }
    // Turns left count from the turn just taken, so those made now start one higher before the clock runs.
    for (const [promise, within] of makes)
      if (!this.#state(promise)) {
        this.#write(promise, last + within);
        this.sequels.add(promise, 'made');
      }
  }
  #state(i: number): number {
    const slot = this.layout.promiseSlots[i];
    return slot ? numberIn(this.after, slot) : 0;
  }
  #write(i: number, value: number): void {
    const slot = this.layout.promiseSlots[i];
    if (slot)
      this.after[slot.word] = ((this.after[slot.word] ?? 0) & ~slot.mask) | (1 << (slot.shift + value));
  }
  #settle(i: number, kept: boolean): void {
    this.#write(i, kept ? 1 : 2);
    this.sequels.add(i, kept ? 'kept' : 'broken');
    this.#settles = true;
  }
  /** An ending settles what is open; what that does to the customer is left to whoever asks. */
  #close(node: number): void {
    for (let i = 0; i < this.layout.promises.length; i++)
      if (this.#state(i) >= open) this.sequels.add(i, this.rows[node]?.keeps.includes(i) ? 'kept' : 'broken');
  }

  #move(shifts: Shifts): void {
    const { after } = this;
    const first = after[0] ?? 0;
    const second = after[1] ?? 0;
    const third = after[2] ?? 0;
    const t = shifts.of(trust, 31 - Math.clz32(first & any));
    const p = shifts.of(patience, 10 - Math.clz32(first));
    after[0] = (1 << t) | (1 << (21 + p));
    after[1] = (second & ~any) | (1 << shifts.of(expectation, 31 - Math.clz32(second & any)));
    after[2] = (third & ~any) | (1 << shifts.of(perceived, 31 - Math.clz32(third & any)));
  }

  /** Open promises must not run out where they did not, and must be settled where they were. */
  #explainPromise(i: number, lane: Lane, need: Vector): void {
    const slot = this.layout.promiseSlots[i];
    if (!slot) return;
    const { word, shift, mask } = slot;
    const was = ((this.#from[this.#at + word] ?? 0) & mask) >>> shift;
    const set = ((need[word] ?? 0) & mask) >>> shift;
    let before = was;
    if (!lane.makes.includes(i)) {
      if (was & settled) before = set & settled;
      else if (lane.keeps.includes(i)) before = ~settled;
      else if (was !== 1 << last) before = (set & ~upTo(open)) << 1;
    }
    need[word] = ((need[word] ?? 0) & ~mask) | ((before << shift) & mask);
  }

  /** The meters (bits) that anything depends on after the lane; what is needed of them becomes what was needed before. */
  #explainMeters(need: Vector): number {
    const { shifts } = this.taken;
    if (!shifts) return 0;
    const first = need[0] ?? 0;
    const second = need[1] ?? 0;
    const third = need[2] ?? 0;
    const [t, p, e, q] = [first & any, first >>> 21, second & any, third & any];
    let meters = 0;
    if (t !== any) meters |= 1 << trust;
    if (p !== anyPatience) meters |= 1 << patience;
    if (e !== any) meters |= 1 << expectation;
    if (q !== any) meters |= 1 << perceived;
    if (!meters) return 0;
    need[0] =
      (t === any ? any : shifts.into(trust, t)) | ((p === anyPatience ? p : shifts.into(patience, p)) << 21);
    if (e !== any) need[1] = (second & ~any) | shifts.into(expectation, e);
    if (q !== any) need[2] = (third & ~any) | shifts.into(perceived, q);
    return meters;
  }

  /** The acts must do the same to these meters: in the moods, and with the uses before, in which they do. */
  #explainActs({ acts, uses }: Lane, meters: number, need: Vector): void {
    const reaction = this.#reaction;
    const from = this.#from;
    const { mood } = this.taken;
    let moods = 15;
    for (let i = 0; i < acts.length; i++) {
      const act = acts[i] ?? 0;
      const slot = this.layout.counters[act];
      let times = slot ? numberIn(from, slot, this.#at) : 0;
      if (slot) for (let j = 0; j < i; j++) if (acts[j] === act) times++;
      moods &= reaction.moods(act, Math.min(2, times), mood, meters);
    }
    for (const { act, slot, times } of uses) {
      const before = numberIn(from, slot, this.#at);
      const same = times > 1 ? 1 << before : reaction.times(act, before, moods, meters);
      need[slot.word] = (need[slot.word] ?? 0) & ((same << slot.shift) | ~slot.mask);
    }
    need[0] = (need[0] ?? 0) & moodBox(moods, from[this.#at] ?? 0);
  }
}
