import { untrack } from 'svelte';
import { painted } from '#player';

/** A value that follows another one some paints later, so that what is drawn of it delays nothing that comes before. */
export class Following<T> {
  #value = $state.raw() as T;

  /** Made where effects can be. @param paints how many */
  constructor(read: () => T, paints: number) {
    this.#value = untrack(read);
    $effect(() => {
      const next = read();
      if (next === untrack(() => this.#value)) return;
      let over = false;
      void (async () => {
        for (let n = 0; n < paints && !over; n++) await painted();
        if (!over) this.#value = next;
      })();
      return () => {
        over = true;
      };
    });
  }

  get value(): T {
    return this.#value;
  }
}
