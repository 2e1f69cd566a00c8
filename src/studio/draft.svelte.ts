import { language } from '#i18n';
import {
  headingOf,
  patchesBetween,
  patched,
  valueAfter,
  type Draft,
  type Edit,
  type Patch,
  type Sketch,
  type Version,
  type WholeDraft,
} from '#model';
import {
  claimDraft,
  followDraft,
  importDrafts,
  keepEdits,
  keepVersion,
  readDraft,
  tagDraft,
  troubleOf,
  type Claim,
  type Db,
  type OpenedDraft,
  type StorageTrouble,
} from '#storage';

/** Typing at one place goes on being one edit for as long as no pause is longer; milliseconds. */
const pause = 1000;
/** What is typed is stored so often, in milliseconds; everything else is stored at once. */
const rest = 300;

interface Around {
  now?: () => number;
  locks?: Pick<LockManager, 'request'> | undefined;
}

/**
 * A draft that is open on this screen. Every edit is on the screen at once and stored right after it, one by one in
 * order; where that fails, nothing is lost: what is not stored yet stays here and goes with the next try. A draft that
 * another tab has taken is `locked`, and follows what is written there; one without a store is only `shown`.
 */
export class OpenDraft {
  readonly id: string;
  readonly #db: Db | undefined;
  readonly #now: () => number;
  readonly #locks: Around['locks'];
  readonly #hand = crypto.randomUUID();
  #source: string | undefined;
  #draft = $state.raw<Draft>() as Draft;
  #value = $state.raw<Sketch>() as Sketch;
  #edits = $state.raw<readonly Edit[]>([]);
  #saved = $state<'saving' | 'saved' | 'failed'>('saved');
  #trouble = $state<StorageTrouble>();
  #locked = $state(true);
  #parted = $state<string>();
  /** As it is stored. */
  #kept: Draft;
  /** Memory knows more than that, of the edits from this one on. */
  #dirty = false;
  #from = Infinity;
  /** What is being written, and what waits for it. */
  #queue: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #resting: ReturnType<typeof setTimeout> | undefined;
  /** The edit that is being typed: what was there before it, and when it was typed last. */
  #typing: { before: Sketch; n: number; at: number } | undefined;
  #claim: Claim | undefined;
  #unfollow: (() => void) | undefined;

  /** Opens a stored draft; undefined where there is none of this id. */
  static async open(db: Db, id: string, around: Around = {}): Promise<OpenDraft | undefined> {
    const opened = await readDraft(db, id);
    if (!opened) return undefined;
    const draft = new OpenDraft(db, opened, around);
    await draft.#lock(false);
    draft.#unfollow = followDraft(db, id, (stored) => void draft.#follow(stored));
    return draft;
  }

  /** Shows what is stored nowhere and stays as it is. */
  static showing({ draft, beginning }: WholeDraft): OpenDraft {
    return new OpenDraft(undefined, { draft, beginning, edits: [], value: beginning.value }, {});
  }

  private constructor(db: Db | undefined, opened: OpenedDraft, { now = Date.now, locks }: Around) {
    this.id = opened.draft.id;
    this.#db = db;
    this.#now = now;
    this.#locks = locks;
    this.#kept = opened.draft;
    this.#show(opened);
    globalThis.document?.addEventListener('visibilitychange', this.#hurry);
    globalThis.window?.addEventListener('pagehide', this.#hurry);
  }

  /** What it is listed by. */
  get draft(): Draft {
    return this.#draft;
  }
  get kind(): Draft['kind'] {
    return this.#draft.kind;
  }
  get value(): Sketch {
    return this.#value;
  }
  /** The YAML it was read from, for its comments and order. */
  get source(): string | undefined {
    return this.#source;
  }
  /** All edits, the undone ones too; the first `draft.at` of them are made. */
  get edits(): readonly Edit[] {
    return this.#edits;
  }
  /** The edit that `undo` takes back, and the one that `redo` makes again. */
  get undoable(): Edit | undefined {
    return this.#edits[this.#draft.at - 1];
  }
  get redoable(): Edit | undefined {
    return this.#edits[this.#draft.at];
  }
  /** `saved` once everything is on disk. */
  get saved(): 'saving' | 'saved' | 'failed' {
    return this.#saved;
  }
  /** Why it could not be stored, while it is `failed`. After `another-tab`, `reread` goes on with what is stored. */
  get trouble(): StorageTrouble | undefined {
    return this.#trouble;
  }
  /** Another tab writes it, and `takeOver` changes that; or it is only shown. */
  get locked(): boolean {
    return this.#locked;
  }
  /** It is stored nowhere, and cannot be written. */
  get shown(): boolean {
    return this.#db === undefined;
  }
  /** The draft in which everything is kept that could not be stored in this one; undefined as long as there was nothing. */
  get parted(): string | undefined {
    return this.#parted;
  }

  /**
   * One edit: a new value out of the value, the same one for none. With a place it is typing there: what comes within
   * a second of the last typing with the same label at the same place is part of the same edit.
   */
  edit(label: string, change: (value: Sketch) => Sketch, place?: string): void {
    if (this.#locked) return;
    const { at, last } = this.#draft;
    const now = this.#now();
    const top = this.#edits[at - 1];
    const typed = this.#typing;
    const more =
      place !== undefined &&
      typed !== undefined &&
      at === last &&
      typed.n === at &&
      now - typed.at <= pause &&
      top?.label === label &&
      top.place === place;
    const before = more ? typed.before : this.#value;
    const n = more ? at : at + 1;
    const after = change(this.#value);
    const patches = plain(patchesBetween(before, after));
    if (!patches.length && !more) return;
    // What is shown is what is read again later: the value comes from the patches.
    this.#value = patched(before, patches);
    const edit: Edit = {
      ...{
        draft: this.id,
        n,
        label,
        language: language(),
        patches,
        inverse: plain(patchesBetween(after, before)),
      },
      ...(place !== undefined && { place }),
      at: more && top ? top.at : now,
    };
    const made = patches.length ? [edit] : []; // what was typed and taken back is no edit
    this.#edits = [...this.#edits.slice(0, n - 1), ...made];
    this.#typing = place !== undefined && made.length ? { before, n, at: now } : undefined;
    this.#from = Math.min(this.#from, n);
    const upTo = n - 1 + made.length;
    this.#move({ at: upTo, last: upTo }, place === undefined ? 0 : rest);
  }

  undo(): void {
    this.moveTo(this.#draft.at - 1);
  }
  redo(): void {
    this.moveTo(this.#draft.at + 1);
  }

  /** Undoes or makes again as many edits as it takes until the first `at` of them are made. */
  moveTo(at: number): void {
    if (this.#locked || at < 0 || at > this.#draft.last || at === this.#draft.at) return;
    const back = this.#edits.slice(at, this.#draft.at).reverse();
    const before = back.reduce((value, { inverse }) => patched(value, inverse), this.#value);
    this.#value = valueAfter(before, this.#edits.slice(this.#draft.at, at));
    this.#typing = undefined;
    this.#move({ at }, 0);
  }

  /** Keeps how it stands as a version, once all edits are stored. @throws what storing them or it throws. */
  keepVersion(version: Pick<Version, 'note' | 'hash' | 'findings' | 'published'>): Promise<void> {
    const kept = { ...version, value: this.#value, made: this.#now() };
    return this.#inTurn(async () => {
      await this.#keep();
      this.#kept = await keepVersion(this.#store, { ...this.#kept, hand: this.#hand }, kept);
    });
  }

  /** Brings a version back, as an edit. */
  restore({ value }: Version, label: string): void {
    this.edit(label, () => value);
  }

  /** Gives it other tags. @throws what storing them throws. */
  async tag(tags: readonly string[]): Promise<void> {
    await tagDraft(this.#store, this.id, tags);
    this.#draft = { ...this.#draft, tags: [...tags] };
  }

  /** Stores what is not stored yet without waiting for more, or tries again; resolves when that is done or has failed. */
  async flush(): Promise<void> {
    this.#rest();
    await this.#inTurn(() => this.#keep()).catch(() => undefined); // it is told by `trouble`
  }

  /**
   * Shows what is stored. What is here and was never stored goes on from that where nobody else has written it meanwhile;
   * otherwise all of it is kept as a draft of its own first (`parted`), and where that fails this one stays as it is.
   */
  async reread(): Promise<void> {
    await this.#inTurn(async () => {
      const opened = await readDraft(this.#store, this.id);
      if (opened && this.#dirty && opened.draft.writes === this.#kept.writes) return this.#keep();
      if (opened && this.#dirty) await this.#part(opened);
      if (opened) this.#show(opened);
      else [this.#saved, this.#trouble] = ['failed', 'gone'];
    }).catch((error: unknown) => {
      [this.#saved, this.#trouble] = ['failed', troubleOf(error)];
    });
  }

  /** Takes it from the tab that writes it, which is told. */
  async takeOver(): Promise<void> {
    await this.#lock(true);
    await this.reread();
  }

  /** Stores what is left, and lets other tabs have it. */
  async close(): Promise<void> {
    this.#unfollow?.();
    globalThis.document?.removeEventListener('visibilitychange', this.#hurry);
    globalThis.window?.removeEventListener('pagehide', this.#hurry);
    await this.flush();
    this.#locked = true;
    this.#claim?.release();
  }

  /** @throws Error for a draft that is only shown: nothing of it can be stored. */
  get #store(): Db {
    if (!this.#db) throw new Error(`draft ${this.id} is only shown`);
    return this.#db;
  }

  readonly #hurry = (): void => {
    this.#rest();
    if (this.#dirty) void this.flush();
  };

  /** What has changed is shown at once, and stored `wait` milliseconds later, with all that has come until then. */
  #move(to: Partial<Draft>, wait: number): void {
    this.#draft = { ...this.#draft, ...headingOf(this.#value), ...to, touched: this.#now() };
    this.#dirty = true;
    this.#saved = 'saving';
    if (wait) this.#resting ??= setTimeout(this.#hurry, wait);
    else void this.flush();
  }

  #rest(): void {
    clearTimeout(this.#resting);
    this.#resting = undefined;
  }

  #show({ draft, beginning, edits, value }: OpenedDraft): void {
    this.#rest();
    [this.#draft, this.#value, this.#edits, this.#source] = [draft, value, edits, beginning.source];
    [this.#kept, this.#dirty, this.#from, this.#typing] = [draft, false, Infinity, undefined];
    [this.#saved, this.#trouble] = ['saved', undefined];
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    this.#waiting += 1;
    const done = this.#queue.then(work).finally(() => (this.#waiting -= 1));
    this.#queue = done.catch(() => undefined);
    return done;
  }

  async #keep(): Promise<void> {
    if (!this.#dirty) return;
    while (this.#dirty) {
      const from = this.#from;
      const known = { writes: this.#kept.writes, hand: this.#hand };
      [this.#dirty, this.#from] = [false, Infinity];
      try {
        this.#kept = await keepEdits(this.#store, { ...this.#draft, ...known }, this.#edits.slice(from - 1));
      } catch (error) {
        [this.#dirty, this.#from] = [true, Math.min(this.#from, from)];
        [this.#saved, this.#trouble] = ['failed', troubleOf(error)];
        throw error;
      }
    }
    [this.#saved, this.#trouble] = ['saved', undefined];
  }

  /** Keeps all that is here as a draft of its own. @throws what storing it throws */
  async #part({ beginning }: OpenedDraft): Promise<void> {
    const id = crypto.randomUUID();
    const edits = this.#edits.map((edit) => ({ ...edit, draft: id }));
    const own = { id, writes: 0, hand: id, hands: { [id]: 0 }, parted: this.#draft.touched };
    await importDrafts(this.#store, [{ draft: { ...this.#draft, ...own }, beginning, edits, versions: [] }]);
    this.#parted = id;
  }

  async #lock(take: boolean): Promise<void> {
    const lost = () => {
      this.#locked = true;
      this.#hurry();
    };
    this.#claim = await claimDraft(this.id, lost, { take, ...(this.#locks && { locks: this.#locks }) });
    this.#locked = !this.#claim.held;
  }

  /** What somebody else has written is shown, unless there is something here that is not stored. */
  async #follow(stored: Draft | undefined): Promise<void> {
    if (stored && this.#draft.tags.join() !== stored.tags.join())
      this.#draft = { ...this.#draft, tags: stored.tags };
    const alone = !this.#dirty && !this.#waiting;
    if (alone && (!stored || stored.writes > this.#kept.writes)) await this.reread();
  }
}

/** Without what makes a value of a screen reactive. */
const plain = (patches: Patch[]): Patch[] => $state.snapshot(patches) as Patch[];
