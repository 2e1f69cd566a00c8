import { gradesOf, nodeOf, optionsOf, type Place, type Program } from '#engine';
import {
  forPersonality,
  needs,
  type Act,
  type Effect,
  type Node,
  type Personality,
  type To,
  type When,
} from '#model';

/** Everything that a node can do to the customer: its choices or its results. */
export function effectsOf(node: Node): (Effect & { when?: When | undefined; to?: To })[] {
  const choices = Object.values(optionsOf(node)) as Effect[];
  return choices.length ? choices : (Object.values(gradesOf(node)) as Effect[]);
}

function askedIn(when: When | undefined, dids: Set<string>): void {
  if (!when) return;
  if (when.did !== undefined) dids.add(when.did);
  for (const part of when.all ?? []) askedIn(part, dids);
  for (const part of when.any ?? []) askedIn(part, dids);
  askedIn(when.not, dids);
}

/** Whether using an act once more can do less for a meter than the first time. */
function wearsOff({ family, effect, weight }: Act, { model, personality }: Program['who']): boolean {
  const helps = (base: number | undefined) => (base ?? 0) * weight[personality] !== 0;
  const { perceived, trust, patience } = effect;
  return model.wearsOff.includes(family) && [perceived, trust, patience].some(helps);
}

/**
 * Where everything stands in a vector of small integers: expectation, perceived and trust in steps of 5, patience,
 * then how often each act was used (to 2) where that matters, then each promise (0 none, 1 kept, 2 broken, 3 + turns
 * left), flags, needs.
 */
export class Layout {
  readonly expectation = 0;
  readonly perceived = 1;
  readonly trust = 2;
  readonly patience = 3;
  readonly personality: Personality;
  /** Every act the scenario comes to, and the place of its counter; -1 where how often it was used never matters. */
  readonly acts: readonly string[];
  readonly counter: Int16Array;
  readonly promises: readonly string[];
  readonly flags: readonly string[];
  /** Every principle that marks can be had of. */
  readonly principles: readonly string[];
  readonly firstPromise: number;
  readonly size: number;
  /** The greatest value of each place. */
  readonly most: Uint8Array;
  readonly #acts: Map<string, number>;
  readonly #flags: Map<string, number>;
  readonly #principles: Map<string, number>;

  constructor(program: Program) {
    const { scenario, who } = program;
    const used = new Set<string>();
    const flags = new Set<string>();
    const marked = new Set<string>();
    const asked = new Set(scenario.customer.expects);
    const branches = (to: To | undefined) => {
      if (to !== undefined && typeof to !== 'string') for (const { when } of to) askedIn(when, asked);
    };
    for (const { that } of [...scenario.always, ...scenario.never]) askedIn(that, asked);
    for (const id in scenario.nodes) {
      const node = nodeOf(program, id);
      if ('several' in node) branches(node.several.to);
      for (const { acts, sets, marks, when, to } of effectsOf(node)) {
        askedIn(when, asked);
        branches(to);
        for (const act of acts) used.add(act);
        for (const flag of sets) flags.add(flag);
        for (const principle in forPersonality(marks, who.personality)) marked.add(principle);
      }
    }
    for (const act of scenario.customer.expects) used.add(act);
    for (const { principle } of Object.values(scenario.promises)) marked.add(principle);
    this.personality = who.personality;
    this.acts = [...used].filter((id) => Object.hasOwn(who.model.acts, id));
    this.promises = Object.keys(scenario.promises);
    this.flags = [...flags];
    this.principles = [...marked];
    this.#principles = new Map(this.principles.map((id, i) => [id, i]));
    this.#acts = new Map(this.acts.map((id, i) => [id, i]));
    let places = 4;
    this.counter = Int16Array.from(this.acts, (id) => {
      const act = who.model.acts[id];
      return act && (asked.has(id) || wearsOff(act, who)) ? places++ : -1;
    });
    this.firstPromise = places;
    const firstFlag = this.firstPromise + this.promises.length;
    this.#flags = new Map(this.flags.map((id, i) => [id, firstFlag + i]));
    this.size = firstFlag + this.flags.length + needs.length;
    this.most = new Uint8Array(this.size).fill(1);
    this.most.set([20, 20, 20, 10]);
    this.most.fill(2, 4, this.firstPromise);
    this.most.fill(255, this.firstPromise, firstFlag);
  }

  /** The index of an act or a principle; -1 where the scenario never comes to it. */
  act(id: string): number {
    return this.#acts.get(id) ?? -1;
  }
  principle(id: string): number {
    return this.#principles.get(id) ?? -1;
  }
  /** The place of a counter, a promise, a flag, a need; -1 where there is none. */
  times(act: string): number {
    return this.counter[this.act(act)] ?? -1;
  }
  promise(id: string): number {
    const i = this.promises.indexOf(id);
    return i < 0 ? -1 : this.firstPromise + i;
  }
  flag(id: string): number {
    return this.#flags.get(id) ?? -1;
  }
  need(index: number): number {
    return this.size - needs.length + index;
  }

  /** Places where an act meets a need. */
  needsOf(act: Act | undefined): number[] {
    return (act?.meets ?? []).map((need) => this.need(needs.indexOf(need)));
  }

  /** A place of the engine as a vector. */
  vector({ state }: Place): Uint8Array {
    const { meters, used, promises, turn } = state;
    const at = new Uint8Array(this.size);
    at.set([meters.expectation / 5, meters.perceived / 5, meters.trust / 5, meters.patience]);
    this.acts.forEach((id, i) => {
      const place = this.counter[i] ?? -1;
      if (place >= 0) at[place] = used[id] ?? 0;
    });
    this.promises.forEach((id, i) => {
      const is = promises[id];
      at[this.firstPromise + i] =
        is === undefined ? 0 : is === 'kept' ? 1 : is === 'broken' ? 2 : 3 + is - turn;
    });
    for (const id of state.flags) if (this.#flags.has(id)) at[this.flag(id)] = 1;
    for (const need of state.met) at[this.need(needs.indexOf(need))] = 1;
    return at;
  }
}
