import { untrack } from 'svelte';
import { cards, type Library } from '#content';
import type { Body, Draft, Issue, Personality, Road, Sketch } from '#model';
import type { Asked, Said } from './desk.ts';
import type { Guess } from './guesses.ts';
import { Packer } from './parcel.ts';
import { checkWorker, guessWorker } from './workers.ts';

interface Options {
  /** How long nothing may be edited until those who guess are let at it, in milliseconds. */
  rest?: number;
}

/** What is proven of a draft while it is written: looks at every version, and tells of the newest. */
export class Checking {
  #packer = new Packer();
  readonly #rest: number;
  #findings = $state.raw<readonly Issue[]>([]);
  #bounds = $state.raw<Body['bounds']>({});
  #guesses = $state.raw<readonly Guess[]>([]);
  #proven = $state(false);
  // Versions are numbered; these are of the last one that was looked at, checked, and guessed at.
  #asked = $state(0);
  #found = $state(0);
  #guessed = $state(0);
  #failure = $state.raw<unknown>();
  #begun = 0;
  #spent = 0;
  #value: Sketch | undefined;
  #library: Library | undefined;
  #desk: ((asked: Asked) => void) | undefined;
  #worker: Worker | undefined;
  #guesser: Worker | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #roads = 0;
  readonly #waiting: Record<number, (road: Road | undefined) => void> = {};

  constructor({ rest = 1_500 }: Options = {}) {
    this.#rest = rest;
  }

  /** Everything found in the newest version that was checked; paths are dotted. */
  get findings(): readonly Issue[] {
    return this.#findings;
  }
  /** The exact range of marks, by personality; empty where it could not be told. */
  get bounds(): Body['bounds'] {
    return this.#bounds;
  }
  /** Whether it was played through with everybody; not while something refers to nothing. */
  get proven(): boolean {
    return this.#proven;
  }
  /** Whether the findings are those of the version that was looked at last. */
  get current(): boolean {
    return this.#found === this.#asked;
  }
  /** How those fare who only guess; worked out once nothing is edited for a while, one after the other. */
  get guesses(): readonly Guess[] {
    return this.#guesses;
  }
  /** Whether the guesses are complete, and of the version that was looked at last. */
  get guessed(): boolean {
    return this.#guessed === this.#asked;
  }
  /** How long it took until the last findings were known, in milliseconds. */
  get spent(): number {
    return this.#spent;
  }
  /** Why nothing is checked; undefined while all is well. */
  get failure(): unknown {
    return this.#failure;
  }

  /** Has a version checked; gives up whatever was still being checked. Whoever calls it follows nothing of this. */
  look(value: Sketch, library: Library, kind: Draft['kind'] = 'scenario'): void {
    untrack(() => this.#look(value, library, kind));
  }

  #look(value: Sketch, library: Library, kind: Draft['kind']): void {
    this.pause();
    const desk = (this.#desk ??= this.#open());
    if (this.#library !== library) desk({ ask: 'library', library, scenarios: cards.map(({ id }) => id) });
    this.#value = value;
    this.#library = library;
    this.#asked += 1;
    this.#begun = performance.now();
    desk({ ask: 'check', n: this.#asked, kind, parcel: this.#packer.pack(value) });
  }

  /** The shortest road of one customer to a node of the version that was looked at last; undefined where there is none. */
  roadTo(node: string, personality: Personality): Promise<Road | undefined> {
    const desk = this.#desk;
    if (!desk) return Promise.resolve(undefined);
    const id = (this.#roads += 1);
    return new Promise((resolve) => {
      this.#waiting[id] = resolve;
      desk({ ask: 'road', id, node, personality });
    });
  }

  /** Lets those who guess rest while somebody writes: they would take time from them for what is over. */
  pause(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#guesser?.terminate();
    this.#guesser = undefined;
  }
  /** Lets them go on where nothing was written after all. */
  resume(): void {
    if (this.current && this.#proven && !this.guessed && this.#timer === undefined) this.#guessSoon();
  }

  /** Stops all work. */
  close(): void {
    this.pause();
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#desk = undefined;
    for (const done of Object.values(this.#waiting)) done(undefined);
  }

  #open(): (asked: Asked) => void {
    this.#packer = new Packer();
    this.#library = undefined;
    this.#failure = undefined;
    const worker = checkWorker();
    if (!worker) return atHand((said) => this.#hear(said));
    worker.onmessage = ({ data }: MessageEvent<Said>) => this.#hear(data);
    worker.onerror = (event) => {
      this.close(); // the next version is tried with a new one
      this.#failure = new Error(event.message);
    };
    this.#worker = worker;
    return (asked) => worker.postMessage(asked);
  }

  #hear(said: Said): void {
    if (said.say === 'road') {
      this.#waiting[said.id]?.(said.road);
      Reflect.deleteProperty(this.#waiting, said.id);
    } else if (said.n === this.#asked && said.say === 'findings') {
      this.#findings = said.findings;
      this.#spent = performance.now() - this.#begun;
      this.#proven = said.proven;
      this.#found = said.n;
    } else if (said.n === this.#asked && said.say === 'bounds') {
      this.#bounds = said.bounds;
      if (this.#proven) this.#guessSoon();
    }
  }

  #guessSoon(): void {
    const n = this.#asked;
    this.#timer = setTimeout(() => void this.#guess(n), this.#rest);
  }

  async #guess(n: number): Promise<void> {
    const [value, library] = [this.#value, this.#library];
    if (!value || !library) return;
    const guesses: Guess[] = [];
    const hear = (guess: Guess | undefined) => {
      if (n !== this.#asked) return;
      if (guess) guesses.push(guess);
      else this.#guessed = n;
      this.#guesses = [...guesses];
    };
    const worker = guessWorker();
    if (!worker) {
      const { guessesOf } = await import('./guesses.ts');
      for (const guess of guessesOf(value, library)) hear(guess);
      hear(undefined);
      return;
    }
    worker.onmessage = ({ data }: MessageEvent<Guess | undefined>) => {
      hear(data);
      if (!data) worker.terminate();
    };
    worker.onerror = (event) => (this.#failure = new Error(event.message));
    worker.postMessage({ value, library });
    this.#guesser = worker;
  }
}

/** The desk on the spot, where there are no workers; it is fetched first. */
function atHand(say: (said: Said) => void): (asked: Asked) => void {
  const desk = import('./desk.ts').then(({ openDesk }) => openDesk(say));
  return (asked) => void desk.then((take) => take(asked));
}
