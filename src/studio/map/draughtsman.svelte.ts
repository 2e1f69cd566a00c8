import type { Places, Plan } from './layout.ts';
import { layoutWorker } from './worker.ts';

/** Lays out one plan after another beside everything else, and has the places of the newest that is done. */
export class Draughtsman {
  #places = $state.raw<Places>();
  #asked = 0;
  #done = 0;
  #worker: Worker | undefined;

  /** Where the steps stand; undefined until the first plan is laid out. */
  get places(): Places | undefined {
    return this.#places;
  }

  lay(plan: Plan): void {
    const n = (this.#asked += 1);
    const take = (places: Places) => {
      if (n < this.#done) return;
      this.#places = places;
      this.#done = n;
    };
    if (typeof Worker === 'undefined') {
      void import('./layout.ts').then(({ layOut }) => take(layOut(plan)));
      return;
    }
    // What is being laid out still is of no use any more.
    if (this.#done < n - 1) this.close();
    this.#worker ??= layoutWorker();
    this.#worker.onmessage = ({ data }: MessageEvent<{ places: Places }>) => take(data.places);
    this.#worker.postMessage({ n, plan });
  }

  close(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
  }
}
