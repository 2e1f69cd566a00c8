import { produce } from 'immer';
import { tick } from 'svelte';
import { loadLibrary, type Library } from '#content';
import { m } from '#i18n';
import type { Edit, Sketch } from '#model';
import { painted } from '#player';
import type { Db } from '#storage';
import { Checking } from './check/checking.svelte.ts';
import { didSaid } from './did.ts';
import { OpenDraft } from './draft.svelte.ts';
import { at } from './edit/at.ts';
import { flagsOf } from './edit/conditions.ts';
import { answersAt } from './edit/effects.ts';
import { Preview } from './preview/preview.svelte.ts';

/** What is selected: a step, a choice or result of it, a place in either; with none of them the conversation itself. */
export interface Spot {
  /** In a file of questions, a question. */
  node?: string;
  option?: string;
  /** Dotted, as in findings: `nodes.opening.says`. */
  path?: string;
}

/** What can stand in the middle of the room. */
const middles = ['play', 'map', 'proof', 'versions', 'files'] as const;
export type Middle = (typeof middles)[number];
export type Pane = Middle | 'outline' | 'edit';

/** A letter is painted after so long at the latest, and so long what is around it waits at most; milliseconds. */
const [twoFrames, longest] = [34, 300];
/** What is around a letter waits so many times as long as the last check took, for most of the time is the author's. */
const leisure = 4;

/** The spot that a dotted path of a finding lies in. */
export function spotAt(path: string): Spot {
  const [nodes, node, ...rest] = path.split('.');
  if ((nodes !== 'nodes' && nodes !== 'questions') || !node) return path ? { path } : {};
  if (nodes === 'questions') return { node, ...(rest.length && { path }) };
  const list = rest.findIndex((key) => key === 'choices' || key === 'results');
  const option = list === -1 ? undefined : rest[list + 1];
  return { node, ...(option && { option }), ...(rest.length && { path }) };
}

/** The writing room: one draft, what of it is selected, and what is said of it. */
export class Room {
  readonly draft: OpenDraft;
  /** What is found in the draft, in the version that the room's screen had it look at. */
  readonly check: Checking;
  /** What a scenario refers to: people, principles, acts. */
  readonly library: Library;
  /** The play in the middle; the pane that shows it has it follow the draft. */
  readonly preview: Preview;
  /** The version that is handed out where nothing else is chosen; undefined for the last one that was published. */
  handed = $state<number>();
  #selected = $state.raw<Spot>({});
  #opened = $state.raw<Spot>({});
  #middle = $state<Middle>('play');
  #pane = $state<Pane>('outline');
  #beside = $state<Middle | 'edit'>('edit');
  #told = $state.raw<{ text: string; undo: boolean }>();
  #beforeTyping = $state.raw<Sketch>();
  #looked = $state.raw<Sketch>();
  #lastWritten: Sketch | undefined;
  #settling: ReturnType<typeof setTimeout> | undefined;

  /**
   * The draft as everything around its fields shows it: while somebody types in one, the rest follows once the letter is
   * on the screen; in a large draft, once no letter comes for some times as long as a check takes.
   */
  readonly settled: Sketch = $derived.by(() => this.#beforeTyping ?? this.draft.value);
  /**
   * The draft as its fields show it: as it is, but for the moment in which other fields are about to come. Those that go
   * are not drawn anew before they do.
   */
  readonly written: Sketch = $derived.by(() => {
    const { value } = this.draft;
    if (this.#opened === this.#selected) this.#lastWritten = value;
    return this.#lastWritten ?? value;
  });
  /** All flags that anything sets or asks for. */
  readonly flags: readonly string[] = $derived.by(() => flagsOf(this.written));
  /** What is selected, as far as it is still there. */
  readonly selection: Spot = $derived.by(() => this.#left(this.draft.value, this.#selected));
  /** What the fields are shown of: what is selected, once its row is on the screen; at once where one goes to them. */
  readonly opened: Spot = $derived.by(() => this.#left(this.written, this.#opened));

  constructor(draft: OpenDraft, library: Library, check = new Checking()) {
    this.draft = draft;
    this.library = library;
    this.check = check;
    this.preview = new Preview({ roadTo: (node, who) => check.roadTo(node, who) });
  }

  /** Opens the room of a stored draft; undefined where there is none of this id. */
  static async open(db: Db, id: string): Promise<Room | undefined> {
    const [draft, library] = await Promise.all([OpenDraft.open(db, id), loadLibrary()]);
    return draft && new Room(draft, library);
  }

  /** Stores what is left, and lets other tabs have the draft. */
  async close(): Promise<void> {
    this.#settle();
    this.check.close();
    await this.draft.close();
  }

  /** Whether it can only be looked at. */
  get locked(): boolean {
    return this.draft.locked;
  }
  /** Whether what is found is found in the draft as it is, to the last letter. */
  get checked(): boolean {
    return this.check.current && this.#looked === this.draft.value;
  }
  /** What can stand in the middle of this room: what is only shown has no versions and is no file. */
  get middles(): readonly Middle[] {
    return this.draft.shown ? middles.filter((one) => one !== 'versions' && one !== 'files') : middles;
  }
  get middle(): Middle {
    return this.#middle;
  }
  /** The one that a screen shows that has room for one. */
  get pane(): Pane {
    return this.#pane;
  }
  /** The one that a screen shows beside the outline that has room for two. */
  get beside(): Middle | 'edit' {
    return this.#beside;
  }
  /** What has just happened, in a sentence, and whether it can be undone from there. */
  get told(): { text: string; undo: boolean } | undefined {
    return this.#told;
  }

  /** Selects something; with `focus` its fields come to the front, and that of the path (or else their heading) is focused. */
  select(spot: Spot, focus = false): void {
    this.#selected = spot;
    if (!focus) return this.#follow();
    this.#opened = spot;
    this.show('edit');
    void tick().then(() => focusAt(spot.path ?? ''));
  }

  /** Brings a pane to the front. */
  show(pane: Pane): void {
    this.#pane = pane;
    if (pane === 'outline') return;
    this.#beside = pane;
    if (pane !== 'edit') this.#middle = pane;
  }

  /**
   * One edit; its label is a sentence in the author's language. Typing in one field is one edit as long as it goes on.
   * @param typed the path of the field, where somebody types
   */
  edit(label: string, recipe: (sketch: Sketch) => void, typed?: string): void {
    if (this.locked) return;
    this.#told = undefined;
    const { settled } = this;
    const before = this.draft.value;
    const after = produce(before, (sketch) => void recipe(sketch));
    this.#settle();
    if (after !== before) this.check.pause();
    if (typed !== undefined) {
      this.#beforeTyping = settled;
      const wait = Math.max(twoFrames, Math.min(leisure * this.check.spent, longest));
      this.#settling = setTimeout(this.#settle, wait);
    }
    this.draft.edit(label, () => after, typed);
  }

  /** Takes the last edit back, and goes to where it was. */
  undo(): void {
    const edit = this.draft.undoable;
    if (!edit || this.locked) return;
    const what = didSaid(edit, this.draft.value);
    this.#settle();
    this.check.pause();
    this.draft.undo();
    this.#goTo(edit.inverse);
    this.tell(m.studio_undone({ what }));
  }
  redo(): void {
    const edit = this.draft.redoable;
    if (!edit || this.locked) return;
    this.#settle();
    this.check.pause();
    this.draft.redo();
    this.#goTo(edit.patches);
    this.tell(m.studio_redone({ what: didSaid(edit, this.draft.value) }));
  }

  /** Has a version checked. */
  look(version: Sketch): void {
    this.#looked = version;
    this.check.look(version, this.library, this.draft.kind);
  }

  /** Says in a line what has happened, with a button that undoes it where asked for. */
  tell(text: string, undo = false): void {
    this.#told = { text, undo };
  }
  hush(): void {
    this.#told = undefined;
  }

  readonly #settle = (): void => {
    clearTimeout(this.#settling);
    this.#beforeTyping = undefined;
    this.check.resume();
  };

  #goTo(patches: Edit['patches']): void {
    const [changed] = patches.filter(
      ({ path }) => path.length > 1 || (path[0] !== 'nodes' && path[0] !== 'questions'),
    );
    if (changed) this.select(spotAt(changed.path.join('.')));
  }

  #follow(): void {
    const [{ node, option }, opened] = [this.#selected, this.#opened];
    if (node === opened.node && option === opened.option) this.#opened = this.#selected;
    else void painted().then(() => (this.#opened = this.#selected));
  }

  /** What is left of a spot in a version: the conversation itself where its step is gone. */
  #left(version: Sketch, spot: Spot): Spot {
    const { node, option } = spot;
    if (node === undefined) return spot;
    const step = at(version, [this.draft.kind === 'questions' ? 'questions' : 'nodes', node]);
    if (step === undefined) return {};
    const isThere = option === undefined || at(step, [...(answersAt(step) ?? []), option]) !== undefined;
    return isThere ? spot : { node };
  }
}

/** Focuses the field that stands for a path or for the closest one around it (`data-path`), else the inspector's heading. */
function focusAt(path: string): void {
  const pane = document.querySelector('[data-pane=edit]');
  const keys = path ? path.split('.') : [];
  for (let n = keys.length; n > 0; n--) {
    const field = pane?.querySelector<HTMLElement>(`[data-path="${CSS.escape(keys.slice(0, n).join('.'))}"]`);
    if (!field) continue;
    field.focus();
    if (document.activeElement === field) return;
    // Buttons that move or remove a part stand before its fields.
    const inside =
      field.querySelector<HTMLElement>('input, textarea, select') ?? field.querySelector('button');
    if (inside) return void inside.focus();
  }
  const heading = pane?.querySelector<HTMLElement>('h2');
  heading?.setAttribute('tabindex', '-1');
  heading?.focus();
}
