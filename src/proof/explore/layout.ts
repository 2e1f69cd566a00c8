import { gradesOf, optionsOf, type Place } from '#engine';
import {
  needs,
  personalities,
  type Act,
  type CustomerModel,
  type Effect,
  type Node,
  type Personality,
  type Scenario,
  type To,
  type When,
} from '#model';

/** A customer's state as words of bits, or a box of states: of each slot, one bit is set, or those of all allowed values. */
export type Vector = Int32Array<ArrayBuffer>;

/** Where a small number stands in a vector: bit `shift` + number of a word; `mask` has the bits of all its values. */
export interface Slot {
  readonly word: number;
  readonly shift: number;
  readonly mask: number;
}

/** The bits of all numbers from 0 to this one. */
export function upTo(n: number): number {
  return n < 0 ? 0 : n >= 31 ? -1 : (1 << (n + 1)) - 1;
}

/** The bits of a slot's numbers within a range. */
export function bitsOf({ shift, mask }: Slot, lo: number, hi: number): number {
  return ((upTo(hi) & ~upTo(lo - 1)) << shift) & mask;
}

/** The number that stands in a slot. */
export function numberIn(words: Vector, { word, mask, shift }: Slot, at = 0): number {
  return 31 - Math.clz32((words[at + word] ?? 0) & mask) - shift;
}

/** All that one node can do to the customer: its choices or its results. */
type Deed = Effect & { when?: When | undefined; to?: To };
export function deedsOf(node: Node): Record<string, Deed> {
  const choices = optionsOf(node) as Record<string, Deed>;
  for (const _ in choices) return choices;
  return gradesOf(node) as Record<string, Deed>;
}

/** What conditions ask for. */
class Asked {
  readonly acts = new Set<string>();
  readonly flags = new Set<string>();

  in(when: When | undefined): void {
    if (!when) return;
    if (when.did !== undefined) this.acts.add(when.did);
    if (when.flag !== undefined) this.flags.add(when.flag);
    for (const part of when.all ?? []) this.in(part);
    for (const part of when.any ?? []) this.in(part);
    this.in(when.not);
  }
  to(to: To | undefined): void {
    if (to !== undefined && typeof to !== 'string') for (const { when } of to) this.in(when);
  }
}

/** Whether using an act once more can do less for a meter than the first time, with anybody. */
function wearsOff({ family, effect, weight }: Act, model: CustomerModel): boolean {
  const { perceived, trust, patience } = effect;
  const helps = [perceived, trust, patience].some((base) => base);
  return helps && model.wearsOff.includes(family) && personalities.some((p) => weight[p] !== 0);
}

/** Trust and patience fill the first word, so that it tells the mood; expectation and perceived begin the next two. */
const meterSlots = {
  trust: { word: 0, shift: 0, mask: upTo(20) },
  patience: { word: 0, shift: 21, mask: ~upTo(20) },
  expectation: { word: 1, shift: 0, mask: upTo(20) },
  perceived: { word: 2, shift: 0, mask: upTo(20) },
} as const satisfies Record<string, Slot>;

/**
 * Where everything stands in a vector, for all customers of one scenario: expectation, perceived and trust in steps of
 * 5, patience, who the customer is, how often each act was used (to 2) where that matters, each promise (0 none,
 * 1 kept, 2 broken, 3 + turns left), flags that are asked for, needs.
 */
export class Layout {
  readonly meters = meterSlots;
  readonly who: Slot;
  /** Every act of the reaction model; counters by place in it, absent where how often it was used never matters. */
  readonly acts: readonly string[];
  readonly counters: readonly (Slot | undefined)[];
  readonly promises: readonly string[];
  readonly promiseSlots: readonly Slot[];
  /** All slots, but for who the customer is. */
  readonly slots: readonly Slot[];
  /** How many words a vector has, and how many it may have in versions that follow before it is laid out anew. */
  words: number;
  readonly most: number;
  readonly #free: number[];
  readonly #needs: readonly Slot[];
  readonly #acts: ReadonlyMap<string, number>;
  readonly #flags: ReadonlyMap<string, Slot>;

  /** `before` is that of another version with the same promises: what stands somewhere there stands there here. */
  constructor(scenario: Scenario, model: CustomerModel, before?: Layout) {
    this.#free = before ? [...before.#free] : [0, 11, 11];
    this.words = this.#free.length;
    const used = new Set(scenario.customer.expects);
    const asked = new Asked();
    for (const id of scenario.customer.expects) asked.acts.add(id);
    for (const { that } of [...scenario.always, ...scenario.never]) asked.in(that);
    for (const id in scenario.nodes) {
      const node = scenario.nodes[id];
      if (!node || 'end' in node) continue;
      if ('several' in node) asked.to(node.several.to);
      const deeds = deedsOf(node);
      for (const key in deeds) {
        const deed = deeds[key];
        if (!deed) continue;
        if (deed.when) asked.in(deed.when);
        if (typeof deed.to !== 'string') asked.to(deed.to);
        for (const act of deed.acts) used.add(act);
      }
    }
    this.acts = Object.keys(model.acts);
    this.#acts = new Map(this.acts.map((id, i) => [id, i]));
    this.who = before?.who ?? this.#slot(personalities.length);
    this.#needs = before ? before.#needs : needs.map(() => this.#slot(2));
    const flags = new Map(before ? before.#flags : []);
    for (const id of asked.flags) if (!flags.has(id)) flags.set(id, this.#slot(2));
    this.#flags = flags;
    this.counters = this.acts.map((id, i) => {
      const act = model.acts[id];
      const matters = act && used.has(id) && (asked.acts.has(id) || wearsOff(act, model));
      return before?.counters[i] ?? (matters ? this.#slot(3) : undefined);
    });
    this.promises = Object.keys(scenario.promises);
    // At most 20 turns, and one more while the turn that makes it is under way.
    this.promiseSlots = before?.promiseSlots ?? this.promises.map(() => this.#slot(25));
    this.most = before?.most ?? this.words + 1;
    this.slots = [
      ...Object.values(this.meters),
      ...this.#needs,
      ...this.#flags.values(),
      ...this.counters.filter((slot) => slot !== undefined),
      ...this.promiseSlots,
    ];
  }

  #slot(count: number): Slot {
    let word = this.#free.findIndex((free) => free >= count);
    if (word < 0) word = this.#free.push(32) - 1;
    const free = this.#free[word] ?? 0;
    this.#free[word] = free - count;
    this.words = this.#free.length;
    const shift = 32 - free;
    return { word, shift, mask: upTo(count - 1) << shift };
  }

  /** The place of an act in the reaction model, of a promise in the scenario; -1 where there is none. */
  act(id: string): number {
    return this.#acts.get(id) ?? -1;
  }
  promise(id: string): number {
    return this.promises.indexOf(id);
  }
  /** Where it stands how often an act was used, whether a flag is set or a need met; undefined where it never matters. */
  times(act: string): Slot | undefined {
    return this.counters[this.act(act)];
  }
  flag(id: string): Slot | undefined {
    return this.#flags.get(id);
  }
  need(id: (typeof needs)[number]): Slot | undefined {
    return this.#needs[needs.indexOf(id)];
  }

  /** A place of the engine as a vector. */
  vector({ state }: Place, personality: Personality): Vector {
    const { meters, used, promises, turn } = state;
    const at = new Int32Array(this.words);
    const put = (slot: Slot | undefined, value: number) => {
      if (slot) at[slot.word] = (at[slot.word] ?? 0) | (1 << (slot.shift + value));
    };
    const { trust, patience, expectation, perceived } = this.meters;
    put(trust, meters.trust / 5);
    put(patience, meters.patience);
    put(expectation, meters.expectation / 5);
    put(perceived, meters.perceived / 5);
    put(this.who, personalities.indexOf(personality));
    this.acts.forEach((id, i) => {
      put(this.counters[i], used[id] ?? 0);
    });
    this.promises.forEach((id, i) => {
      const is = promises[id];
      put(
        this.promiseSlots[i],
        is === undefined ? 0 : is === 'kept' ? 1 : is === 'broken' ? 2 : 3 + is - turn,
      );
    });
    for (const [id, slot] of this.#flags) put(slot, state.flags.includes(id) ? 1 : 0);
    for (const id of needs) put(this.need(id), state.met.includes(id) ? 1 : 0);
    return at;
  }
}
