import type { Place, Program } from '#engine';
import type { CustomerModel, Personality, Scenario } from '#model';
import { Explorer, type Found } from './explorer.ts';
import type { Lane } from './lanes.ts';
import type { Sequel } from './sequel.ts';
import { Table } from './table.ts';

/** So many states are explored exactly; beyond that there are sound bounds and a sample. */
export const stateBudget = 2_000_000;

/** One way on from a situation. */
export interface Edge {
  /** Its place among all edges. */
  index: number;
  /** A situation, or -1 - n for the ending at node n. */
  to: number;
  lane: Lane;
  /** In all, and those of them that are written at the answer. */
  marks: number;
  written: number;
  sequel: Sequel;
}

/** What was explored, for as long as its scenario is about: checks, bounds and figures ask for the same. */
const known = new WeakMap<Scenario, { model: CustomerModel; by: Map<Personality, Found> }>();

/** Keeps what was found of a program for whoever asks next. */
export function keepFound({ scenario, who: { model, personality } }: Program, found: Found): void {
  let kept = known.get(scenario);
  if (kept?.model !== model) known.set(scenario, (kept = { model, by: new Map() }));
  kept.by.set(personality, found);
}

function explored(program: Program, budget: number): Found {
  const { model, personality } = program.who;
  const kept = known.get(program.scenario);
  const before = kept?.model === model ? kept.by.get(personality) : undefined;
  if (before && before.explored <= budget) return before;
  const explorer = new Explorer(new Table(program), budget);
  explorer.run();
  if (explorer.complete) keepFound(program, explorer);
  return explorer;
}

/**
 * All situations that one program can come to, exactly. A situation stands for every state of the customer at a node
 * from which everything goes on in the same way: the same choices open, the same marks, the same nodes, to the end.
 * Whatever a situation leads to has a smaller number, but for loops.
 */
export class Graph {
  readonly table: Table;
  /** How many situations there are. */
  readonly size: number;
  /** By situation: its node, and where its edges begin (in the order of the file); one more at the end. */
  readonly node: Int32Array;
  readonly begin: Int32Array;
  /** By edge: where it leads (as in Edge), its lane, its sequel, its marks. */
  readonly to: Int32Array;
  readonly lane: Int32Array;
  readonly sequel: Int32Array;
  readonly marks: Int32Array;
  readonly first: number;
  /** Whether some situation can be come back to. */
  readonly loops: boolean;
  /** False where the budget ran out; then nothing here may be relied on. */
  readonly complete: boolean;
  readonly #found: Found;
  readonly #edges: (readonly Edge[] | undefined)[] = [];
  #all: (readonly Edge[])[] | undefined;

  /** Explores a program, or shows what was explored before with the marks of the program. */
  constructor(program: Program, budget = stateBudget, found: Found = explored(program, budget)) {
    const { table, situations, loops, complete, first } = found;
    this.#found = found;
    this.table = table;
    this.loops = loops;
    this.complete = complete;
    this.first = first;
    this.size = situations.node.length;
    this.node = situations.node.whole();
    this.begin = situations.begin.whole();
    this.to = situations.to.whole();
    this.lane = situations.lane.whole();
    this.sequel = situations.sequel.whole();
    this.marks = new Int32Array(this.to.length);
    const extra = table.sequels.all.map((sequel) => sequel.marks);
    for (let i = 0; i < this.marks.length; i++)
      this.marks[i] = (table.marks[this.lane[i] ?? 0] ?? 0) + (extra[this.sequel[i] ?? 0] ?? 0);
  }

  /** By node and ending, 1 where some road comes to it. */
  reached(): Uint8Array {
    const reached = new Uint8Array(this.table.nodes.length);
    for (let id = 0; id < this.size; id++) reached[this.node[id] ?? 0] = 1;
    for (let edge = 0; edge < this.to.length; edge++) {
      const on = this.to[edge] ?? 0;
      if (on < 0) reached[-1 - on] = 1;
    }
    return reached;
  }

  /** The ways on from a situation. */
  edgesOf(id: number): readonly Edge[] {
    return (this.#edges[id] ??= this.#edgesFor(id));
  }

  /** By situation, all ways on. */
  get edges(): readonly (readonly Edge[])[] {
    return (this.#all ??= Array.from({ length: this.size }, (_, id) => this.edgesOf(id)));
  }

  /** The situation that a place of the engine is in; -1 at an ending and where it cannot be come to. */
  find(place: Place): number {
    const { boxes, numbers, straight } = this.#found;
    const { drains, plan, rows } = this.table;
    const node = plan.place(place.node);
    if (rows[node]?.end !== false) return -1;
    const isStraight = (drains[node] ?? -1) >= 0 && place.state.meters.patience > (drains[node] ?? 0);
    let known = isStraight ? (straight[node] ?? -1) : -1;
    if (known < 0) {
      const box = boxes[node]?.find(this.table.vector(place)) ?? -1;
      known = box < 0 ? -1 : (boxes[node]?.situation(box) ?? -1);
    }
    return numbers && known >= 0 ? (numbers[known] ?? -1) : known;
  }

  #edgesFor(id: number): Edge[] {
    const { table } = this;
    const all: Edge[] = [];
    for (let i = this.begin[id] ?? 0; i < (this.begin[id + 1] ?? 0); i++) {
      const lane = table.plan.lanes[this.lane[i] ?? 0];
      const sequel = table.sequels.all[this.sequel[i] ?? 0];
      if (!lane || !sequel) continue;
      const written = table.marks[lane.index] ?? 0;
      all.push({ index: i, to: this.to[i] ?? 0, lane, marks: this.marks[i] ?? 0, written, sequel });
    }
    return all;
  }
}
