import { forgetFolder, keepFolder, lastCopy, markCopy, readFolder, type Db, type Folder } from '#storage';
import { idOf, minuteOf, packed } from '../files/hand.ts';
import { offer } from '../files/offer.ts';
import type { Room } from '../room.svelte.ts';

/** So often at most a copy is written while somebody writes; milliseconds. */
const spacing = 600_000;
const key = 'safe-copies';

/** What browsers have that can write to a folder (File System Access, draft of 2026), and TypeScript does not know yet. */
interface Asking {
  queryPermission?: (of: { mode: 'readwrite' }) => Promise<PermissionState>;
  requestPermission?: (of: { mode: 'readwrite' }) => Promise<PermissionState>;
}
type Picking = (of: { mode: 'readwrite'; id: string }) => Promise<FileSystemDirectoryHandle>;

const picker = (): Picking | undefined =>
  (globalThis as unknown as { showDirectoryPicker?: Picking }).showDirectoryPicker?.bind(globalThis);

/** Whether this browser can write to a folder by itself. */
export const canPick = (): boolean => picker() !== undefined;

/** The copies of a draft that are kept outside of this browser. */
export class Copies {
  readonly #room: Room;
  readonly #open: () => Promise<Db>;
  #folder = $state.raw<Folder>();
  #allowed = $state(false);
  #last = $state<number>();
  #known = $state(false);
  #failed = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(room: Room, open: () => Promise<Db>) {
    this.#room = room;
    this.#open = open;
    void this.#read().catch(() => undefined);
  }

  /** Where copies go; undefined where no folder was chosen. */
  get folder(): string | undefined {
    return this.#folder?.handle.name;
  }
  /** Whether the browser lets copies be written there; it asks anew after some time. */
  get allowed(): boolean {
    return this.#allowed;
  }
  /** When the last copy was made; undefined where there is none. */
  get last(): number | undefined {
    return this.#last;
  }
  /** Whether it is known by now. */
  get known(): boolean {
    return this.#known;
  }
  /** The last copy could not be written. */
  get failed(): boolean {
    return this.#failed;
  }

  async #read(): Promise<void> {
    const db = await this.#open();
    [this.#folder, this.#last] = await Promise.all([readFolder(db, key), lastCopy(db, this.#room.draft.id)]);
    const { handle } = this.#folder ?? {};
    const asked = await (handle as Asking | undefined)?.queryPermission?.({ mode: 'readwrite' });
    this.#allowed = handle !== undefined && (asked ?? 'granted') === 'granted';
    this.#known = true;
    this.follow();
  }

  /** Lets somebody choose a folder, and writes a first copy there. */
  async choose(): Promise<void> {
    const pick = picker();
    if (!pick) return;
    let handle: FileSystemDirectoryHandle;
    try {
      handle = await pick({ mode: 'readwrite', id: 'rapport' });
    } catch {
      return; // nothing was chosen
    }
    this.#folder = { key, handle, at: Date.now() };
    this.#allowed = true;
    await keepFolder(await this.#open(), this.#folder).catch(() => undefined);
    await this.write();
  }

  /** Asks the browser for the folder again. */
  async allow(): Promise<void> {
    const handle = this.#folder?.handle as Asking | undefined;
    this.#allowed = (await handle?.requestPermission?.({ mode: 'readwrite' })) === 'granted';
    if (this.#allowed) await this.write();
  }

  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#folder = undefined;
    this.#allowed = false;
    await forgetFolder(await this.#open(), key);
  }

  /** Writes a copy to the folder, where there is one that may be written to. */
  async write(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const folder = this.#folder;
    if (!folder || !this.#allowed) return;
    try {
      const now = Date.now();
      const file = await folder.handle.getFileHandle(this.#nameAt(now), { create: true });
      const stream = await file.createWritable();
      await stream.write((await this.#copy(now)) as Uint8Array<ArrayBuffer>);
      await stream.close();
      this.#failed = false;
      await this.made(now);
    } catch {
      this.#failed = true;
    }
  }

  /** Hands out a copy to be downloaded. */
  async download(): Promise<void> {
    const now = Date.now();
    offer(this.#nameAt(now), await this.#copy(now), 'application/zip');
    await this.made(now);
  }

  /** Remembers that a copy was made. */
  async made(at: number): Promise<void> {
    this.#last = at;
    await markCopy(await this.#open(), this.#room.draft.id, at);
  }

  /** Has a copy written of what is changed, now or when it is time; called whenever something is. */
  follow(): void {
    const { draft, locked } = this.#room;
    if (locked || this.#timer || !this.#allowed || draft.draft.touched <= (this.#last ?? 0)) return;
    if (!draft.draft.last && this.#last !== undefined) return;
    const wait = Math.max(0, (this.#last ?? 0) + spacing - Date.now());
    this.#timer = setTimeout(() => void this.write(), wait);
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  #copy(now: number): Promise<Uint8Array> {
    const { kind, value, source } = this.#room.draft;
    return packed([{ kind, value, source }], now);
  }

  #nameAt(now: number): string {
    return `${idOf(this.#room.draft)}-${minuteOf(now)}.rapport`;
  }
}

const all = new WeakMap<Room, Copies>();

/** The copies of the draft in a room; one for all parts of the screen. */
export function copiesOf(room: Room, open: () => Promise<Db>): Copies {
  const copies = all.get(room) ?? new Copies(room, open);
  all.set(room, copies);
  return copies;
}
