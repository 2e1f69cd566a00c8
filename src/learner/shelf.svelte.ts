import type { Attempt } from '#model';
import type { Live, StorageTrouble } from '#storage';
import { memory, troubleIn } from './memory.ts';

/** The attempts kept in this browser, the last one played first, and kept up to date; read when somebody first asks. */
export class Shelf {
  #live = $state.raw<Live<Attempt[] | undefined>>();
  #trouble = $state<StorageTrouble>();
  #asked = false;

  /** Undefined until they are read. */
  get attempts(): readonly Attempt[] | undefined {
    this.#ask();
    try {
      return this.#live?.current;
    } catch {
      return undefined;
    }
  }

  /** Why they cannot be read; undefined while all is well. */
  get trouble(): StorageTrouble | undefined {
    return this.#trouble;
  }

  /** Whether it is known by now what is kept, be it nothing. */
  get settled(): boolean {
    return this.attempts !== undefined || this.#trouble !== undefined;
  }

  #ask(): void {
    if (this.#asked) return;
    this.#asked = true;
    void this.#read();
  }

  async #read(): Promise<void> {
    try {
      const { db, listAttempts, Live } = await memory();
      await listAttempts(db); // a failure is told here; a live query would only repeat it
      this.#live = new Live<Attempt[] | undefined>(() => listAttempts(db), undefined);
    } catch (error) {
      this.#trouble = await troubleIn(error);
      this.#asked = false;
    }
  }
}

/** One for all screens, so that they need not wait for it again. */
export const shelf = new Shelf();
