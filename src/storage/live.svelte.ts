import { liveQuery } from 'dexie';
import { createSubscriber } from 'svelte/reactivity';

/** What a query finds, kept up to date while somebody reads `current`; for lists, not for what is being played or typed. */
export class Live<T> {
  #result: { value: T } | { error: unknown };
  readonly #follow: () => void;

  constructor(query: () => Promise<T>, initial: T) {
    this.#result = { value: initial };
    this.#follow = createSubscriber((update) => {
      // Only of an async function does Dexie know that it is to wait for native promises. Without, it forgets behind the
      // first of them what was read for whom, and Chromium is never told of what is written.
      const subscription = liveQuery(async () => query()).subscribe(
        (value) => {
          this.#result = { value };
          update();
        },
        (error: unknown) => {
          this.#result = { error };
          update();
        },
      );
      return () => {
        subscription.unsubscribe();
      };
    });
  }

  /** @throws what the query threw. */
  get current(): T {
    this.#follow();
    if ('error' in this.#result) throw this.#result.error;
    return this.#result.value;
  }
}
