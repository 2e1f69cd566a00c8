import { nodeOf, waysOf, type Place, type Program, type Way } from '#engine';
import { forPersonality, needs, type Effect, type Meters, type To, type When } from '#model';
import { liveOf } from './live.ts';

/**
 * A state in small integers, for looking at very many: expectation and perceived and trust in steps of 5, patience,
 * then how often each act was used, then each promise (0 none, 1 kept, 2 broken, 3 + turns left).
 */
export interface Cell {
  readonly node: number;
  readonly bytes: Uint8Array;
  /** Bit sets. */
  readonly flags: number;
  readonly met: number;
}

type Test = (cell: Cell) => boolean;

/** A way through a node, ready to be taken. */
export interface Lane {
  way: Way;
  open: Test;
  acts: readonly number[];
  marks: number;
  principles: readonly (readonly [principle: number, mark: number])[];
  flags: number;
  met: number;
  makes: readonly (readonly [promise: number, within: number])[];
  keeps: readonly number[];
  to: readonly { test: Test; node: number }[];
}

interface Row {
  end: boolean;
  /** Promises an ending keeps. */
  keeps: readonly number[];
  lanes: readonly Lane[];
  key: (cell: Cell) => number | string;
}

const always: Test = () => true;
const first = 4;
const [expectation, perceived, trust, patience] = [0, 1, 2, 3];

/** A program as tables of integers: the same rules as engine/rules, laid out for exploration. */
export class Table {
  readonly program: Program;
  readonly nodes: string[];
  readonly principles: string[] = [];
  readonly rows: Row[];
  readonly #acts: string[];
  readonly #promises: string[];
  readonly #flags: string[] = [];
  /** By act, mood (4), times used (3) and meter (4): the change on the grid. */
  readonly #deltas: Int8Array;
  readonly #turn: Int8Array;
  readonly #kept: Int8Array;
  readonly #broken: Int8Array;
  readonly #leaves: number;

  constructor(program: Program) {
    const { scenario, who } = program;
    this.program = program;
    this.nodes = Object.keys(scenario.nodes);
    this.#acts = Object.keys(who.model.acts);
    this.#promises = Object.keys(scenario.promises);
    this.#deltas = this.#everyDelta();
    this.#turn = grid(who.model.turn[who.personality]);
    this.#kept = grid(who.model.promiseKept);
    this.#broken = grid(who.model.promiseBroken);
    this.#leaves = this.nodes.indexOf(scenario.customer.leaves[who.model.leaves[who.personality]]);
    const live = liveOf(program);
    this.rows = this.nodes.map((id) => this.#row(id, live));
  }

  /** A place of the engine as a cell. */
  cell({ node, state }: Place): Cell {
    const { meters, used, promises, turn } = state;
    const bytes = new Uint8Array(first + this.#acts.length + this.#promises.length);
    bytes.set([meters.expectation / 5, meters.perceived / 5, meters.trust / 5, meters.patience]);
    this.#acts.forEach((id, i) => (bytes[first + i] = used[id] ?? 0));
    this.#promises.forEach((id, i) => {
      const is = promises[id];
      bytes[first + this.#acts.length + i] =
        is === undefined ? 0 : is === 'kept' ? 1 : is === 'broken' ? 2 : 3 + is - turn;
    });
    const met = state.met.reduce((bits, need) => bits | (1 << needs.indexOf(need)), 0);
    return { node: this.nodes.indexOf(node), bytes, flags: this.#bits(state.flags), met };
  }

  /** Takes a lane: the cell it leads to, and the marks that come of promises on the way. */
  take(cell: Cell, lane: Lane, credit: (principle: number, mark: number) => void): Cell {
    const bytes = cell.bytes.slice();
    const mood = moodIn(bytes);
    shift(bytes, this.#turn, 0);
    for (const act of lane.acts) {
      const times = bytes[first + act] ?? 0;
      shift(bytes, this.#deltas, ((act * 4 + mood) * 3 + times) * 4);
      if (times < 2) bytes[first + act] = times + 1;
    }
    const at = first + this.#acts.length;
    for (const promise of lane.keeps)
      if ((bytes[at + promise] ?? 0) >= 3) this.#settle(bytes, promise, true, credit);
    // Turns left count from the turn just taken, so those made now start one higher before the clock runs.
    for (const [promise, within] of lane.makes) if (!bytes[at + promise]) bytes[at + promise] = 4 + within;
    for (let i = 0; i < this.#promises.length; i++) {
      const left = (bytes[at + i] ?? 0) - 4;
      if (left === 0) this.#settle(bytes, i, false, credit);
      else if (left > 0) bytes[at + i] = left + 3;
    }
    const after = { node: cell.node, bytes, flags: cell.flags | lane.flags, met: cell.met | lane.met };
    let node = lane.to.find((b) => b.test(after))?.node ?? -1;
    if (bytes[patience] === 0 && !this.rows[node]?.end) node = this.#leaves;
    const row = this.rows[node];
    if (row?.end)
      for (let i = 0; i < this.#promises.length; i++)
        if ((bytes[at + i] ?? 0) >= 3) this.#settle(bytes, i, row.keeps.includes(i), credit);
    return { ...after, node };
  }

  #settle(
    bytes: Uint8Array,
    promise: number,
    kept: boolean,
    credit: (principle: number, mark: number) => void,
  ) {
    bytes[first + this.#acts.length + promise] = kept ? 1 : 2;
    shift(bytes, kept ? this.#kept : this.#broken, 0);
    const principle = this.program.scenario.promises[this.#promises[promise] ?? '']?.principle ?? '';
    credit(this.#principle(principle), kept ? 1 : -2);
  }

  #principle(id: string): number {
    const known = this.principles.indexOf(id);
    return known < 0 ? this.principles.push(id) - 1 : known;
  }

  #bits(flags: readonly string[]): number {
    return flags.reduce((bits, flag) => {
      if (!this.#flags.includes(flag)) this.#flags.push(flag);
      return bits | (1 << this.#flags.indexOf(flag));
    }, 0);
  }

  #everyDelta(): Int8Array {
    const { model, personality } = this.program.who;
    const out = new Int8Array(this.#acts.length * 48);
    let i = 0;
    for (const id of this.#acts) {
      const act = model.acts[id];
      for (const mood of ['angry', 'upset', 'wary', 'calm'] as const)
        for (const repeat of model.repeat)
          for (const meter of ['expectation', 'perceived', 'trust', 'patience'] as const) {
            const full =
              ((act?.effect[meter] ?? 0) *
                (act?.weight[personality] ?? 0) *
                (act ? model.moods[mood][act.family] : 0)) /
              10_000;
            const worn = full > 0 && meter !== 'expectation' ? (full * repeat) / 100 : full;
            out[i++] = round(meter === 'patience' ? worn : worn / 5);
          }
    }
    return out;
  }

  #test(when: When | undefined): Test {
    if (!when) return always;
    const tests: Test[] = [];
    const meter = (at: number, unit: number, range: When['trust']) => {
      if (!range) return;
      const { atLeast = -Infinity, atMost = Infinity } = range;
      tests.push(({ bytes }) => (bytes[at] ?? 0) * unit >= atLeast && (bytes[at] ?? 0) * unit <= atMost);
    };
    meter(expectation, 5, when.expectation);
    meter(perceived, 5, when.perceived);
    meter(trust, 5, when.trust);
    meter(patience, 1, when.patience);
    if (when.satisfaction) {
      const { atLeast = -Infinity, atMost = Infinity } = when.satisfaction;
      tests.push(({ bytes }) => {
        const share = ((bytes[perceived] ?? 0) / (bytes[expectation] ?? 1)) * 100;
        return share >= atLeast && share <= atMost;
      });
    }
    const flag = when.flag === undefined ? 0 : this.#bits([when.flag]);
    if (flag) tests.push((cell) => (cell.flags & flag) !== 0);
    const did = when.did === undefined ? -1 : this.#acts.indexOf(when.did);
    if (when.did !== undefined) tests.push(({ bytes }) => did >= 0 && (bytes[first + did] ?? 0) > 0);
    if (when.need !== undefined) {
      const bit = 1 << needs.indexOf(when.need);
      tests.push((cell) => (cell.met & bit) !== 0);
    }
    if (when.personality !== undefined && ![when.personality].flat().includes(this.program.who.personality))
      tests.push(() => false);
    for (const [id, is] of Object.entries(when.promise ?? {})) {
      const at = first + this.#acts.length + this.#promises.indexOf(id);
      tests.push(({ bytes }) => {
        const was = bytes[at] ?? 0;
        return is === 'kept' ? was === 1 : is === 'broken' ? was === 2 : was >= 3;
      });
    }
    for (const part of when.all ?? []) tests.push(this.#test(part));
    const any = when.any?.map((part) => this.#test(part));
    if (any) tests.push((cell) => any.some((test) => test(cell)));
    const not = when.not && this.#test(when.not);
    if (not) tests.push((cell) => !not(cell));
    return (cell) => tests.every((test) => test(cell));
  }

  #branches(to: To): Lane['to'] {
    const all = typeof to === 'string' ? [{ to, when: undefined }] : to;
    return all.map((b) => ({ test: this.#test(b.when), node: this.nodes.indexOf(b.to) }));
  }

  #lane(way: Way): Lane {
    const effects = way.move.effects as readonly (Effect & { when?: When | undefined })[];
    const sums = new Map<number, number>();
    for (const effect of effects)
      for (const [id, mark] of Object.entries(forPersonality(effect.marks, this.program.who.personality))) {
        const principle = this.#principle(id);
        sums.set(principle, (sums.get(principle) ?? 0) + mark);
      }
    const tests = effects.flatMap((e) => (e.when ? [this.#test(e.when)] : []));
    const acts = effects.flatMap((e) => e.acts.map((id) => this.#acts.indexOf(id)));
    const met = acts.flatMap((i) => this.program.who.model.acts[this.#acts[i] ?? '']?.meets ?? []);
    return {
      way,
      open: tests.length ? (cell) => tests.every((test) => test(cell)) : always,
      acts,
      marks: [...sums.values()].reduce((a, b) => a + b, 0),
      principles: [...sums],
      flags: this.#bits(effects.flatMap((e) => e.sets)),
      met: met.reduce((bits, need) => bits | (1 << needs.indexOf(need)), 0),
      makes: effects.flatMap((e) =>
        Object.entries(e.promises).map(([id, { within }]) => [this.#promises.indexOf(id), within] as const),
      ),
      keeps: effects.flatMap((e) => e.keeps.map((id) => this.#promises.indexOf(id))),
      to: this.#branches(way.move.to),
    };
  }

  #row(id: string, live: ReturnType<typeof liveOf>): Row {
    const node = nodeOf(this.program, id);
    const here = live.get(id);
    if (!here) throw new Error(`no node ${id}`);
    const nodeIndex = this.nodes.indexOf(id);
    const acts = here.acts.map((a) => first + this.#acts.indexOf(a));
    const dids = here.dids.filter((a) => !here.acts.includes(a)).map((a) => first + this.#acts.indexOf(a));
    const flags = this.#bits(here.flags);
    const meters = here.meters.map((m) => (m === 'expectation' ? expectation : perceived));
    const promises = this.#promises.map((_, i) => first + this.#acts.length + i);
    const parts = [...acts, ...promises];
    // One number where it fits, else text: a number in the base of what each part can be.
    const size = 231 * 21 ** meters.length * 3 ** acts.length * 2 ** dids.length * 25 ** promises.length;
    const digits = size * 16 * this.nodes.length;
    const key = ({ bytes, met }: Cell): number => {
      let n = nodeIndex * 16 + (here.needs ? met : 0);
      n = (n * 21 + (bytes[trust] ?? 0)) * 11 + (bytes[patience] ?? 0);
      for (const m of meters) n = n * 21 + (bytes[m] ?? 0);
      for (const a of acts) n = n * 3 + (bytes[a] ?? 0);
      for (const a of dids) n = n * 2 + ((bytes[a] ?? 0) > 0 ? 1 : 0);
      for (const p of promises) n = n * 25 + (bytes[p] ?? 0);
      return n;
    };
    const text = ({ node, bytes, met }: Cell) =>
      [
        node,
        bytes[trust],
        bytes[patience],
        ...meters.map((m) => bytes[m]),
        ...parts.map((p) => bytes[p]),
        ...dids.map((a) => (bytes[a] ? 1 : 0)),
        here.needs ? met : 0,
      ].join(' ');
    return {
      end: 'end' in node,
      keeps: 'end' in node ? node.end.keeps.map((p) => this.#promises.indexOf(p)) : [],
      lanes: 'end' in node ? [] : waysOf(node).map((way) => this.#lane(way)),
      key: (cell) => {
        const rest = cell.flags & flags;
        const n = digits < 2 ** 53 ? key(cell) : text(cell);
        return rest ? `${String(n)} ${String(rest)}` : n;
      },
    };
  }
}

function round(x: number): number {
  return Math.sign(x) * Math.floor(Math.abs(x) + 0.5) || 0;
}

function grid(deltas: Partial<Record<keyof Meters, number | undefined>>): Int8Array {
  const { expectation = 0, perceived = 0, trust = 0, patience = 0 } = deltas;
  return Int8Array.from([
    round((expectation ?? 0) / 5),
    round((perceived ?? 0) / 5),
    round((trust ?? 0) / 5),
    round(patience ?? 0),
  ]);
}

/** The index of the mood that weighs on reactions; as moodOf in engine/rules, with pleased and delighted as calm. */
function moodIn(bytes: Uint8Array): number {
  const [t = 0, p = 0] = [bytes[trust], bytes[patience]];
  if (p <= 2 || t <= 2) return 0;
  return p <= 4 ? 1 : t < 7 ? 2 : 3;
}

const least = [1, 0, 0, 0];
const most = [20, 20, 20, 10];
function shift(bytes: Uint8Array, deltas: Int8Array, from: number): void {
  for (let i = 0; i < 4; i++) {
    const delta = deltas[from + i];
    if (delta) bytes[i] = Math.min(most[i] ?? 0, Math.max(least[i] ?? 0, (bytes[i] ?? 0) + delta));
  }
}
