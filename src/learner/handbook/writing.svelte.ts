import type { Reflection } from '#model';
import type { StorageTrouble } from '#storage';
import { memory, troubleIn } from '../memory.ts';

type About = Pick<Reflection, 'id' | 'module' | 'ask'>;

/** A text that is stored while it is written: one write at a time, and always the newest text last. */
export class Writing {
  readonly #about: About;
  readonly #now: () => number;
  #text = $state('');
  #read = $state(false);
  #kept = $state('');
  #trouble = $state<StorageTrouble>();
  #at: number | undefined;
  #busy = false;

  constructor(about: About, now: () => number = Date.now) {
    this.#about = about;
    this.#now = now;
    void this.read();
  }

  get text(): string {
    return this.#text;
  }

  /** Whether it is known what was written before; nothing can be written until then, or it might be lost. */
  get ready(): boolean {
    return this.#read;
  }

  get saved(): boolean {
    return this.#text === this.#kept;
  }

  /** Why it could not be read or stored; undefined while all is well. */
  get trouble(): StorageTrouble | undefined {
    return this.#trouble;
  }

  async read(): Promise<void> {
    try {
      const { db, readReflection } = await memory();
      this.#stands(await readReflection(db, this.#about.id));
      this.#read = true;
      this.#trouble = undefined;
    } catch (error) {
      this.#trouble = await troubleIn(error);
    }
  }

  write(text: string): void {
    this.#text = text;
    void this.save();
  }

  /** Stores what stands there; resolves when nothing is left to store, or it could not be stored. */
  async save(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      while (this.#text !== this.#kept) {
        const text = this.#text;
        const { db, keepReflection } = await memory();
        const kept = await keepReflection(db, { ...this.#about, text, at: this.#now() }, this.#at);
        this.#kept = text;
        this.#at = kept?.at;
        // Another tab has written too, and both texts stand there now.
        if (kept && kept.text !== text && this.#text === text) this.#stands(kept);
      }
      this.#trouble = undefined;
    } catch (error) {
      this.#trouble = await troubleIn(error);
    } finally {
      this.#busy = false;
    }
  }

  #stands(reflection: Reflection | undefined): void {
    this.#text = this.#kept = reflection?.text ?? '';
    this.#at = reflection?.at;
  }
}
