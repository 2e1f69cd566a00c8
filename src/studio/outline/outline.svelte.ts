import type { Kind, Sketch } from '#model';
import { shortStep } from '../called.ts';
import { mapAt } from '../edit/at.ts';
import { linkReading, outlineOf, type Link } from '../edit/links.ts';
import type { Room, Spot } from '../room.svelte.ts';
import {
  inOwnOrder,
  keyOf,
  onwardOf,
  questionRowsOf,
  rowsOf,
  saysWords,
  type OptionRow,
  type Row,
  type StepRow,
} from './rows.ts';
import { settling, settlingMap } from './settling.ts';
import { foundOf, sameTodo, todosOf, type Todo } from './todo.ts';

/** So many steps are shown with all their choices; of more, one opens those that one wants to see. */
const unfoldedUpTo = 24;

/** What is asked before something is done to a row. */
export type Asked = { what: 'rename'; row: StepRow | OptionRow } | { what: 'delete'; row: StepRow };

/** A row as it is drawn. */
export interface Shown {
  row: Row;
  key: string;
  todo: Todo | undefined;
  /** The keyboard is at this one. */
  current: boolean;
  /** Where the choice leads, or all answers of the step together, and what is said there. */
  leads: readonly { to: string; dangling: boolean; name: string }[];
}

const none: readonly never[] = [];

/** What of a room's draft the outline shows: its rows, which of them are open, and which one the keyboard is at. */
export class Outline {
  readonly room: Room;
  words = $state('');
  kind = $state<Kind | ''>('');
  /** Only where something is to be mended or written. */
  unfinished = $state(false);
  /** In the order that the author gave the steps; else as the conversation first reaches them. */
  own = $state(false);
  asked = $state.raw<Asked>();
  #flipped = $state.raw<readonly string[]>([]);
  #at = $state.raw<{ key: string; spot: Spot }>({ key: '', spot: {} }); // where the keyboard is, while that is selected
  readonly #read = linkReading();
  readonly #settle = settling<Row>();
  readonly #settleShown = settling<Shown>();
  readonly #settleTodos = settlingMap<Todo>(sameTodo);
  readonly #settleOnward = settlingMap<readonly Pick<Link, 'to' | 'dangling'>[]>();

  // What the rows are made of, so that whatever else is written draws none of them anew.
  readonly #nodes = $derived.by(() => this.room.settled['nodes']);
  readonly #questions = $derived.by(() => this.room.settled['questions']);
  readonly #start = $derived.by(() => this.room.settled['start']);
  readonly #leaves = $derived.by(() => mapAt(this.room.settled, ['customer'])['leaves']);
  readonly #ways: Sketch = $derived.by(() => ({
    nodes: this.#nodes,
    start: this.#start,
    customer: { leaves: this.#leaves },
  }));
  readonly links = $derived.by(() => this.#read(this.#ways));
  readonly stations = $derived.by(() => {
    const all = outlineOf(this.#ways, this.links);
    return this.own ? inOwnOrder(all, this.#ways) : all;
  });
  /** Where all answers of a step lead together, by its id. */
  readonly onward = $derived.by(() => this.#settleOnward(onwardOf(this.links)));
  readonly #found = $derived.by(() => foundOf(this.room.check.findings));
  readonly todos: ReadonlyMap<string, Todo> = $derived.by(() =>
    this.#settleTodos(todosOf(this.room.settled, this.#found)),
  );
  readonly rows: readonly Row[] = $derived.by(() => {
    const { links, stations } = this;
    const what = { isOpen: (key: string) => this.isOpen(key), sought: this.#sought };
    return this.#settle(
      this.room.draft.kind === 'questions'
        ? questionRowsOf({ questions: this.#questions }, what)
        : rowsOf(this.#ways, { ...what, stations, links }),
    );
  });
  /** The key of the row that has the focus when one comes to the outline. */
  readonly current = $derived.by(() => {
    const { selection } = this.room;
    const key = this.#at.spot === selection ? this.#at.key : keyOf(this.room.settled, selection);
    return (this.rows.find((row) => row.key === key) ?? this.rows[0])?.key;
  });
  /** The rows with all that is said of them: one and the same object until something of it changes. */
  readonly shown: readonly Shown[] = $derived.by(() => {
    const { rows, todos, current, onward } = this;
    const waysOf = (row: Row) =>
      row.is === 'option' ? row.to : row.is === 'step' ? (onward.get(row.id) ?? none) : none;
    return this.#settleShown(
      rows.map((row) => {
        const { key } = row;
        const ways = waysOf(row);
        const leads = ways.length
          ? ways.map((way) => ({ ...way, name: shortStep(this.#ways, way.to) }))
          : none;
        return { row, key, todo: todos.get(key), current: key === current, leads };
      }),
    );
  });

  constructor(room: Room) {
    this.room = room;
  }

  get row(): Row | undefined {
    return this.rows.find(({ key }) => key === this.current);
  }

  isOpen(key: string): boolean {
    const { node, option } = this.room.selection;
    if (option !== undefined && key === `nodes.${node ?? ''}`) return true;
    const open = !key.includes('.') || this.stations.length <= unfoldedUpTo;
    return open !== this.#flipped.includes(key);
  }

  /** Opens or closes a row; one that is closed over what is selected is selected itself. */
  fold(row: Row, open: boolean): void {
    if (row.open === undefined || row.open === open) return;
    if (!open && row.is === 'step' && this.room.selection.node === row.id) this.moveTo(row);
    if (this.isOpen(row.key) === open) return;
    const others = this.#flipped.filter((key) => key !== row.key);
    this.#flipped = others.length < this.#flipped.length ? others : [...others, row.key];
  }

  /** Goes to a row; what it stands for is selected. */
  moveTo(row: Row): void {
    if (row.is !== 'group') this.room.select(row.spot);
    this.#at = { key: row.key, spot: this.room.selection };
  }

  get #sought(): ((node: Sketch, id: string) => boolean) | undefined {
    const { words, kind, unfinished } = this;
    if (!words.trim() && !kind && !unfinished) return undefined;
    const todos = unfinished ? this.todos : undefined;
    return (node, id) =>
      (!kind || Object.hasOwn(node, kind)) &&
      (!todos || todos.has(`${this.room.draft.kind === 'questions' ? 'questions' : 'nodes'}.${id}`)) &&
      saysWords(node, id, words);
  }
}
