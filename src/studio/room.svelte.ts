import { produce } from 'immer';
import { tick } from 'svelte';
import type { Issue, Sketch } from '#model';

/** What is selected: a step, a choice or result of it, a place in either; with none of them the conversation itself. */
export interface Spot {
  node?: string;
  option?: string;
  /** Dotted, as in findings: `nodes.opening.says`. */
  path?: string;
}

/** What can stand in the middle of the room. */
export const middles = ['play', 'map', 'proof', 'versions', 'files'] as const;
export type Middle = (typeof middles)[number];
/** What a narrow screen shows one of at a time. */
export type Pane = Middle | 'outline' | 'edit';

/** What the room asks of an open draft. */
export interface Paper {
  readonly value: Sketch;
  readonly locked: boolean;
  edit(label: string, change: (value: Sketch) => Sketch, place?: string): void;
}

/** What the room asks of the check: what is to mend, as of the value last looked at. */
export interface Findings {
  readonly findings: readonly Issue[];
}

/** The spot that a dotted path of a finding lies in. */
export function spotAt(path: string): Spot {
  const [nodes, node, ...rest] = path.split('.');
  if (nodes !== 'nodes' || !node) return path ? { path } : {};
  const list = rest.findIndex((key) => key === 'choices' || key === 'results');
  const option = list === -1 ? undefined : rest[list + 1];
  return { node, ...(option && { option }), ...(rest.length && { path }) };
}

/** The writing room: one draft, what of it is selected, and what is said of it. */
export class Room<D extends Paper = Paper, C extends Findings = Findings> {
  readonly draft: D;
  readonly check: C;
  #selection = $state.raw<Spot>({});
  #middle = $state<Middle>('play');
  #pane = $state<Pane>('outline');
  #told = $state.raw<{ text: string; undo: boolean }>();

  constructor(draft: D, check: C) {
    this.draft = draft;
    this.check = check;
  }

  get selection(): Spot {
    return this.#selection;
  }
  get middle(): Middle {
    return this.#middle;
  }
  /** The one that a narrow screen shows. */
  get pane(): Pane {
    return this.#pane;
  }
  /** What has just happened, in a sentence, and whether it can be undone from there. */
  get told(): { text: string; undo: boolean } | undefined {
    return this.#told;
  }

  /** Selects something; with `focus` its fields come to the front and the first of them (or that of the path) is focused. */
  select(spot: Spot, focus = false): void {
    this.#selection = spot;
    if (!focus) return;
    this.#pane = 'edit';
    void tick().then(() => focusAt(spot.path ?? ''));
  }

  /** Brings a pane to the front. */
  show(pane: Pane): void {
    this.#pane = pane;
    if (pane !== 'outline' && pane !== 'edit') this.#middle = pane;
  }

  /** One edit; its label is a sentence in the author's language. Typing at one place within a second is one edit. */
  edit(label: string, recipe: (sketch: Sketch) => void, place?: string): void {
    if (this.draft.locked) return;
    this.#told = undefined;
    this.draft.edit(label, (value) => produce(value, (sketch) => void recipe(sketch)), place);
  }

  /** Says in a line what has happened, with a button that undoes it where asked for. */
  tell(text: string, undo = false): void {
    this.#told = { text, undo };
  }
  hush(): void {
    this.#told = undefined;
  }
}

/** Focuses the field that stands for a path or the closest one around it (`data-path`), else the heading of the inspector. */
function focusAt(path: string): void {
  const pane = document.querySelector('[data-pane=edit]');
  const keys = path.split('.');
  for (let n = keys.length; n > 0 && path; n--) {
    const field = pane?.querySelector<HTMLElement>(`[data-path="${CSS.escape(keys.slice(0, n).join('.'))}"]`);
    if (field) return void field.focus();
  }
  pane?.querySelector<HTMLElement>('h2')?.focus();
}
