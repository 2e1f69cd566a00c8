import { waysOf, type Way } from '#engine';
import {
  forPersonality,
  type CustomerModel,
  type Effect,
  type Node,
  type Personality,
  type Scenario,
  type To,
} from '#model';
import { conditionOf, every, type Condition } from './condition.ts';
import { Layout, type Slot } from './layout.ts';

/** A way through a node, ready to be taken; the same for every customer. */
export interface Lane {
  /** Its place among all lanes of the scenario. */
  readonly index: number;
  readonly way: Way;
  readonly open: Condition | undefined;
  /** What is done, in order; empty where it is nothing. */
  readonly parts: readonly Part[];
  /** All acts of the parts, and the counters that they move. */
  readonly acts: readonly number[];
  readonly uses: readonly Use[];
  /** What becomes 1: flags set and needs met. */
  readonly raises: readonly Slot[];
  /** Promises that it makes, and those that it only keeps. */
  readonly makes: readonly number[];
  readonly keeps: readonly number[];
  readonly breach: boolean;
  readonly to: readonly Branch[];
}

interface Part {
  readonly acts: readonly number[];
  readonly keeps: readonly number[];
  readonly makes: readonly (readonly [promise: number, within: number])[];
}
interface Use {
  readonly act: number;
  readonly slot: Slot;
  readonly times: number;
}
interface Branch {
  readonly when: Condition | undefined;
  readonly node: number;
}

/** A node: its ways in the order of the file, or the promises its ending keeps. */
export interface Row {
  readonly end: boolean;
  readonly keeps: readonly number[];
  readonly lanes: readonly Lane[];
}

const none: readonly never[] = [];

/** A scenario as tables that all its customers share. */
export class Plan {
  readonly scenario: Scenario;
  readonly model: CustomerModel;
  readonly layout: Layout;
  readonly nodes: readonly string[];
  readonly rows: readonly Row[];
  readonly lanes: readonly Lane[];
  /** By node: where its lanes begin; one more at the end. */
  readonly begin: Int32Array;
  /** By lane: where it leads whatever the customer feels, as in Edge; for lanes that ask, without meaning. */
  readonly leads: Int32Array;
  readonly #index = new Map<string, number>();
  readonly #straight: (readonly Branch[])[] = [];

  constructor(scenario: Scenario, model: CustomerModel, before?: Layout) {
    this.scenario = scenario;
    this.model = model;
    this.layout = new Layout(scenario, model, before);
    this.nodes = Object.keys(scenario.nodes);
    this.nodes.forEach((id, i) => this.#index.set(id, i));
    const lanes: Lane[] = [];
    this.rows = Object.values(scenario.nodes).map((node) => this.#rowOf(node, lanes));
    this.lanes = lanes;
    this.begin = new Int32Array(this.rows.length + 1);
    this.leads = new Int32Array(lanes.length);
    for (let n = 0, lane = 0; n < this.rows.length; n++) {
      for (const { to } of this.rows[n]?.lanes ?? []) {
        const node = to[0]?.node ?? -1;
        this.leads[lane++] = this.rows[node]?.end ? -1 - node : node;
      }
      this.begin[n + 1] = lane;
    }
  }

  /** The place of a node; -1 where there is none. */
  place(id: string): number {
    return this.#index.get(id) ?? -1;
  }

  #rowOf(node: Node, lanes: Lane[]): Row {
    if ('end' in node)
      return { end: true, keeps: node.end.keeps.map((p) => this.layout.promise(p)), lanes: none };
    const own: Lane[] = [];
    for (const way of waysOf(node)) {
      const lane = this.#laneOf(way, lanes.length);
      lanes.push(lane);
      own.push(lane);
    }
    return { end: false, keeps: none, lanes: own };
  }

  #branches(to: To): readonly Branch[] {
    if (typeof to === 'string') {
      const node = this.place(to);
      return (this.#straight[node] ??= [{ when: undefined, node }]);
    }
    return to.map((b) => ({ when: b.when && conditionOf(b.when, this.layout), node: this.place(b.to) }));
  }

  #laneOf(way: Way, index: number): Lane {
    const { effects } = way.move;
    const opens: Condition[] = [];
    let [breach, does] = [false, false];
    for (const effect of effects) {
      if (effect.when) opens.push(conditionOf(effect.when, this.layout));
      if (effect.breach !== undefined) breach = true;
      does ||= doesAnything(effect);
    }
    const open = opens.length > 1 ? every(opens) : opens[0];
    const to = this.#branches(way.move.to);
    const { parts, acts, uses, raises, makes, keeps } = does ? this.#deeds(effects) : idle;
    return { index, way, open, parts, acts, uses, raises, makes, keeps, breach, to };
  }

  #deeds(effects: readonly Effect[]): Pick<Lane, 'parts' | 'acts' | 'uses' | 'raises' | 'makes' | 'keeps'> {
    const { layout, model } = this;
    const parts = effects.map(({ acts, keeps, promises }): Part => ({
      acts: acts.map((id) => layout.act(id)).filter((i) => i >= 0),
      keeps: keeps.map((id) => layout.promise(id)),
      makes: Object.entries(promises).map(([id, { within }]) => [layout.promise(id), within] as const),
    }));
    const acts = parts.flatMap((part) => part.acts);
    const met = acts.flatMap((act) => model.acts[layout.acts[act] ?? '']?.meets ?? []);
    const raises = new Set([
      ...met.map((need) => layout.need(need)),
      ...effects.flatMap((effect) => effect.sets.map((flag) => layout.flag(flag))),
    ]);
    const makes = parts.flatMap((part) => part.makes.map(([promise]) => promise));
    return {
      parts,
      acts,
      uses: [...new Set(acts)].flatMap((act) => {
        const slot = layout.counters[act];
        return slot ? [{ act, slot, times: acts.filter((a) => a === act).length }] : [];
      }),
      raises: [...raises].filter((slot) => slot !== undefined),
      makes,
      keeps: parts.flatMap((part) => part.keeps).filter((promise) => !makes.includes(promise)),
    };
  }
}

const idle = { parts: none, acts: none, uses: none, raises: none, makes: none, keeps: none };

function doesAnything({ acts, sets, keeps, promises }: Effect): boolean {
  if (acts.length || sets.length || keeps.length) return true;
  for (const _ in promises) return true;
  return false;
}

/** Marks for one customer, as written at an answer: in all, and by principle. */
export function marksOf({ way }: Lane, who: Personality): number {
  let sum = 0;
  for (const { marks } of way.move.effects) {
    const own = forPersonality(marks, who);
    for (const id in own) sum += own[id] ?? 0;
  }
  return sum;
}

const plans = new WeakMap<Scenario, Plan>();

/** The tables of a scenario, made once for all its customers. */
export function planOf(scenario: Scenario, model: CustomerModel): Plan {
  let plan = plans.get(scenario);
  if (plan?.model !== model) plans.set(scenario, (plan = new Plan(scenario, model)));
  return plan;
}

/** The tables of a scenario in which states mean what they mean in those of another version; undefined where those have grown too wide. */
export function planAfter(before: Plan, scenario: Scenario): Plan | undefined {
  const plan = new Plan(scenario, before.model, before.layout);
  return plan.layout.words <= plan.layout.most ? plan : undefined;
}
