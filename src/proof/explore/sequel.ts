import type { Plan } from './lanes.ts';

/** What becomes of a promise in one turn. */
export type Event = 'made' | 'kept' | 'broken';
const names: readonly Event[] = ['made', 'kept', 'broken'];

/** What one turn brings beside what is written at its answer. */
export interface Sequel {
  /** Which of the lane's branches is taken. */
  readonly branch: number;
  readonly events: readonly (readonly [promise: string, event: Event])[];
  /** Marks for promises kept and broken: in all, and by principle. */
  readonly marks: number;
  readonly credits: readonly (readonly [principle: string, mark: number])[];
  /** What an ending was asked for, as told by whoever explores; empty where nothing was. */
  readonly told: string;
}

/** More branches than a list of them ever has. */
const branches = 4096;

/** The sequels that have come up, by number; the same ones have the same number. */
export class Sequels {
  readonly all: Sequel[] = [];
  readonly #plan: Plan;
  readonly #plain: number[] = [];
  readonly #untold: number[] = [];
  readonly #known = new Map<number | string, number>();
  readonly #events: number[] = [];

  constructor(plan: Plan) {
    this.#plan = plan;
  }

  /** Begins a turn. */
  clear(): void {
    if (this.#events.length) this.#events.length = 0;
  }
  add(promise: number, event: Event): void {
    this.#events.push(promise * 3 + names.indexOf(event));
  }

  /** The number of what has come up since the turn began. */
  of(branch: number): number {
    return this.#events.length ? this.#intern(branch) : (this.#plain[branch] ??= this.#intern(branch));
  }

  /** The number of the same sequel with something told of its ending. */
  telling(sequel: number, told: string): number {
    const of = this.all[sequel];
    if (!of || of.told === told) return sequel;
    const key = `${String(sequel)} ${told}`;
    const number = this.#known.get(key) ?? this.all.push({ ...of, told }) - 1;
    this.#known.set(key, number);
    this.#untold[number] = sequel;
    return number;
  }
  /** The number of the same sequel with nothing told. */
  untold(sequel: number): number {
    return this.#untold[sequel] ?? sequel;
  }

  #intern(branch: number): number {
    const key = this.#keyOf(branch);
    let number = this.#known.get(key);
    if (number === undefined) {
      number = this.all.push(this.#make(branch)) - 1;
      this.#known.set(key, number);
    }
    return number;
  }

  /** A number as long as one can tell all apart. */
  #keyOf(branch: number): number | string {
    const base = 3 * this.#plan.layout.promises.length + 1;
    let key = 1;
    for (const code of this.#events) key = key * base + code + 1;
    key = key * branches + branch;
    return branch < branches && Number.isSafeInteger(key) ? key : [branch, ...this.#events].join();
  }

  #make(branch: number): Sequel {
    const { layout, scenario } = this.#plan;
    const events = this.#events.map((code) => {
      const promise = layout.promises[Math.floor(code / 3)] ?? '';
      return [promise, names[code % 3] ?? 'made'] as const;
    });
    const credits = events.flatMap(([promise, event]) => {
      if (event === 'made') return [];
      return [[scenario.promises[promise]?.principle ?? '', event === 'kept' ? 1 : -2] as const];
    });
    return { branch, events, credits, marks: credits.reduce((sum, [, mark]) => sum + mark, 0), told: '' };
  }
}
