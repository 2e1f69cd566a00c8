import { untrack } from 'svelte';
import type { Library } from '#content';
import { compile } from '#engine';
import {
  meters as meterNames,
  playable,
  type Meters,
  type Personality,
  type Road,
  type Sketch,
} from '#model';
import { Session } from '#player';
import { Fitter, type Playable } from './playable.ts';
import { answerAfter, followed } from './renames.ts';
import { playedFrom, replayedAsFarAs, type From, type Stopped } from './play.ts';

interface Options {
  /** The shortest road of one customer to a node. */
  roadTo?: (node: string, personality: Personality) => Promise<Road | undefined>;
}

/** A play of what is being written: nothing of it is kept, and it stays where it is while the text changes. */
export class Preview {
  readonly #fitter = new Fitter();
  readonly #roadTo: Options['roadTo'];
  #fitted = $state.raw<Playable>();
  #session = $state.raw<Session>();
  #stopped = $state.raw<Stopped>();
  #from = $state.raw<From>();
  #wished = $state.raw<Meters>();
  #who = $state<Personality>();
  #failure = $state.raw<unknown>();
  #sketch = $state.raw<Sketch>();
  /** The choices that were made; those that do not hold now may hold again after the next edit. */
  #made: readonly string[] = [];

  constructor({ roadTo }: Options = {}) {
    this.#roadTo = roadTo;
  }

  /** The conversation; undefined before the first version, and where there is none to be played. */
  get session(): Session | undefined {
    return this.#session;
  }
  /** The version that is shown. */
  get sketch(): Sketch {
    return this.#sketch ?? {};
  }
  /** Who is being talked with. */
  get who(): Personality | undefined {
    return this.#who;
  }
  /** Whom it can be played with. */
  get personalities(): readonly Personality[] {
    return this.#fitted ? playable(this.#fitted.scenario) : [];
  }
  /** Where the play began, where that is not the start. */
  get from(): From | undefined {
    return this.#from;
  }
  /** The choice at which the play stopped after an edit; undefined where all of them hold. */
  get stopped(): Stopped | undefined {
    return this.#stopped;
  }
  /** Whether the node where the play stands is not written yet. */
  get unwritten(): boolean {
    return this.#session !== undefined && this.#fitted?.unwritten.has(this.#session.scene.node) === true;
  }
  /** Why it cannot be played; undefined while all is well. */
  get failure(): unknown {
    return this.#failure;
  }

  /** Shows another version, at the same place as far as the same choices hold. Whoever calls it follows nothing of this. */
  show(sketch: Sketch, library: Library): void {
    this.read(sketch, library);
    this.play();
  }

  /** The first half of showing: makes what is written playable. */
  read(sketch: Sketch, library: Library): void {
    untrack(() => {
      try {
        this.#fitted = this.#fitter.fit(sketch, library);
        if (this.#sketch) this.#rename(this.#sketch, sketch);
        this.#sketch = sketch;
      } catch (error) {
        this.#fail(error);
      }
    });
  }

  /** The second half: plays it. */
  play(): void {
    untrack(() => {
      try {
        this.#play();
      } catch (error) {
        this.#fail(error);
      }
    });
  }

  #fail(error: unknown): void {
    this.#fitted = undefined;
    this.#session = undefined;
    this.#failure = error;
  }

  /** Plays anew from the start, with somebody else where given, as far as these choices lead. */
  begin(who: Personality | undefined = this.#who, answers: readonly string[] = []): void {
    this.#who = who;
    this.#from = undefined;
    this.#made = answers;
    this.#play();
  }

  /** How the customer shall stand where a play begins in the middle: as was wished last, else as at the start. */
  get wished(): Meters | undefined {
    return this.#wished ?? this.#fitted?.scenario.customer.start;
  }

  /** Wishes for some of the meters, for as long as the room is open. */
  wish(meters: Partial<Meters>): void {
    const { wished } = this;
    if (wished) this.#wished = { ...wished, ...meters };
  }

  /** Plays on from a node with a customer like this, as far as the meters' scales go, whatever would have led there. */
  beginAt(node: string, meters: Meters): void {
    this.#from = { node, meters: metersWithin(meters) };
    this.#made = [];
    this.#play();
  }

  /**
   * Plays to a node: by the shortest road of this customer, else of another one; where none leads there, with the
   * customer as at the start. Says which it was.
   */
  async playTo(node: string): Promise<'road' | 'middle'> {
    const others = this.personalities.filter((p) => p !== this.#who);
    for (const who of [...(this.#who ? [this.#who] : []), ...others]) {
      const road = await this.#roadTo?.(node, who);
      if (!road) continue;
      this.follow(road);
      return 'road';
    }
    const start = this.#fitted?.scenario.customer.start;
    if (start) this.beginAt(node, start);
    return 'middle';
  }

  /** Plays a road, such as that of a finding. */
  follow({ personality, steps }: Road): void {
    this.begin(
      personality,
      steps.map(({ answer }) => answer),
    );
  }

  /** Takes an answer; false where it is not possible now. */
  answer(answer: string): boolean {
    if (!this.#session?.pick(answer)) return false;
    this.#made = this.#session.answers;
    this.#stopped = undefined;
    return true;
  }

  /** Goes back to before the n-th choice, 0 for the first. */
  back(n: number): void {
    this.#made = this.#made.slice(0, n);
    this.#play();
  }

  /** The way and where it began go by the names they have now, as far as it was played. */
  #rename(before: Sketch, after: Sketch): void {
    if (this.#from) this.#from = { ...this.#from, node: followed(before, after, ['nodes'], this.#from.node) };
    const turns = this.#session?.turns ?? [];
    this.#made = this.#made.map((answer, n) => {
      const node = turns[n]?.scene.node;
      return node === undefined ? answer : answerAfter(before, after, node, answer);
    });
  }

  #play(): void {
    const fitted = this.#fitted;
    if (!fitted) return;
    const [first] = playable(fitted.scenario);
    if (!this.#who || !playable(fitted.scenario).includes(this.#who)) this.#who = first;
    if (!this.#who) return;
    const scenario = playedFrom(fitted.scenario, this.#from);
    const program = compile({ scenario, model: fitted.model }, this.#who);
    const { held, stopped } = replayedAsFarAs(program, this.#made);
    this.#session = new Session({
      program,
      body: { hash: '', ...fitted, scenario, bounds: {} },
      log: held.map((choice, n) => ({ n, choice, at: 0 })),
      record: () => Promise.resolve(),
      now: () => 0,
    });
    this.#stopped = stopped;
    this.#failure = undefined;
  }
}

/** How a meter moves: its step, and where its scale begins and ends. */
export function scaleOf(meter: keyof Meters): { step: number; least: number; most: number } {
  if (meter === 'patience') return { step: 1, least: 1, most: 10 };
  return { step: 5, least: meter === 'expectation' ? 5 : 0, most: 100 };
}

/** The meters as whole steps of their scales, whatever was typed. */
export function metersWithin(meters: Meters): Meters {
  const within = meterNames.map((meter) => {
    const { step, most, least } = scaleOf(meter);
    return [meter, Math.min(most, Math.max(least, Math.round(meters[meter] / step) * step))];
  });
  return Object.fromEntries(within) as Meters;
}
