import type { Live, StorageTrouble } from '#storage';
import { memory, troubleIn, type Memory } from './memory.ts';

/** What a query finds in this browser, kept up to date; read when somebody first asks. */
export class Followed<T> {
  readonly #query: (memory: Memory) => Promise<T>;
  #live = $state.raw<Live<T | undefined>>();
  #trouble = $state<StorageTrouble>();
  #asked = false;

  constructor(query: (memory: Memory) => Promise<T>) {
    this.#query = query;
  }

  /** Undefined until it is read. */
  get current(): T | undefined {
    this.#ask();
    try {
      return this.#live?.current;
    } catch {
      return undefined;
    }
  }

  /** Why it cannot be read; undefined while all is well. */
  get trouble(): StorageTrouble | undefined {
    return this.#trouble;
  }

  /** Whether it is known by now what is kept, be it nothing. */
  get settled(): boolean {
    return this.current !== undefined || this.#trouble !== undefined;
  }

  #ask(): void {
    if (this.#asked) return;
    this.#asked = true;
    void this.#read();
  }

  async #read(): Promise<void> {
    try {
      const kept = await memory();
      const first = await this.#query(kept); // a failure is told here; a live query would only repeat it
      this.#live = new kept.Live<T | undefined>(() => this.#query(kept), first);
    } catch (error) {
      this.#trouble = await troubleIn(error);
      this.#asked = false;
    }
  }
}
