import type { Places, Plan } from './layout.ts';
import { layoutWorker } from './worker.ts';

/** Lays out one plan after another beside everything else, and has the places of the newest that is done. */
export class Draughtsman {
  #places = $state.raw<Places>();
  #worker: Worker | undefined;
  #busy = false;
  /** The newest plan that came while another one was laid out. */
  #next: Plan | undefined;
  #closed = false;

  /** Where the steps stand; undefined until the first plan is laid out. */
  get places(): Places | undefined {
    return this.#places;
  }

  lay(plan: Plan): void {
    this.#next = plan;
    if (!this.#busy) this.#begin();
  }

  #begin(): void {
    const plan = this.#next;
    if (!plan || this.#closed) return;
    this.#next = undefined;
    this.#busy = true;
    if (typeof Worker === 'undefined') {
      void import('./layout.ts').then(({ layOut }) => this.#take(layOut(plan)));
      return;
    }
    this.#worker ??= layoutWorker();
    this.#worker.onmessage = ({ data }: MessageEvent<Places>) => this.#take(data);
    // The next plan is tried with another one.
    this.#worker.onerror = () => {
      this.#worker = undefined;
      this.#busy = false;
    };
    this.#worker.postMessage(plan);
  }

  #take(places: Places): void {
    if (!this.#next) this.#places = places;
    this.#busy = false;
    this.#begin();
  }

  close(): void {
    this.#closed = true;
    this.#worker?.terminate();
    this.#worker = undefined;
  }
}
