import { begin, isOver, retell, sceneOf, stateOf, step, type Play, type Program } from '#engine';
import type { Body, Entry } from '#model';

/** Takes one choice to where it is kept; resolves once it is safe there. The one port out of the player. */
export type Recorder = (entry: Omit<Entry, 'attempt'>) => Promise<void>;

/** One conversation being played: the play, its log, and whether the log is safe. */
export class Session {
  readonly program: Program;
  readonly body: Body;
  readonly #record: Recorder;
  readonly #now: () => number;
  #play = $state.raw<Play>() as Play;
  #log = $state.raw<readonly Omit<Entry, 'attempt'>[]>([]);
  #safe = $state(0);
  #failure = $state.raw<unknown>();
  #writing = false;

  /** Begins, or goes on where `log` ends. @throws RangeError where the log does not fit the scenario. */
  constructor(options: {
    program: Program;
    body: Body;
    log?: readonly Omit<Entry, 'attempt'>[];
    record: Recorder;
    now: () => number;
  }) {
    this.program = options.program;
    this.body = options.body;
    this.#record = options.record;
    this.#now = options.now;
    this.#log = options.log ?? [];
    this.#safe = this.#log.length;
    this.#play = this.#log.reduce((play, { n, choice }) => {
      const next = step(this.program, play, choice);
      if (next === play) throw new RangeError(`choice ${String(n + 1)} "${choice}" is not possible`);
      return next;
    }, begin(this.program));
  }

  readonly scene = $derived.by(() => sceneOf(this.program, this.#play, this.body.voices));
  readonly state = $derived.by(() => stateOf(this.#play));
  readonly over = $derived.by(() => isOver(this.#play));
  readonly answers = $derived.by(() => this.#log.map((e) => e.choice));
  /** What has happened so far, turn by turn. */
  readonly beats = $derived.by(() => retell(this.program, this.answers, this.body.voices).beats);

  get play(): Play {
    return this.#play;
  }
  get log(): readonly Omit<Entry, 'attempt'>[] {
    return this.#log;
  }
  /** Whether every choice so far is known to be stored. */
  get saved(): boolean {
    return this.#safe === this.#log.length;
  }
  /** Why the last write failed; undefined while all is well. */
  get failure(): unknown {
    return this.#failure;
  }

  /** Takes an answer; false where it is not possible now, and then nothing has changed. */
  pick(answer: string): boolean {
    const next = step(this.program, this.#play, answer);
    if (next === this.#play) return false;
    this.#play = next;
    this.#log = [...this.#log, { n: this.#log.length, choice: answer, at: this.#now() }];
    void this.#write();
    return true;
  }

  /** Tries again to store what is not stored yet. */
  retry(): void {
    this.#failure = undefined;
    void this.#write();
  }

  async #write(): Promise<void> {
    if (this.#writing || this.#failure !== undefined) return;
    this.#writing = true;
    try {
      for (let next = this.#log[this.#safe]; next; next = this.#log[this.#safe]) {
        await this.#record(next);
        this.#safe += 1;
      }
    } catch (error) {
      this.#failure = error;
    } finally {
      this.#writing = false;
    }
  }
}
