import {
  isOver,
  nodeOf,
  retell,
  sceneOf,
  stateOf,
  step,
  toldOf,
  type Beat,
  type Play,
  type Program,
  type Scene,
} from '#engine';
import type { Body, Coached, Entry } from '#model';

/** Takes one choice to where it is kept; resolves once it is safe there. The one port out of the player. */
export type Recorder = (entry: Omit<Entry, 'attempt'>) => Promise<void>;

/** What there is to say of a choice beside the choice itself. */
export type How = Pick<Entry, 'sure' | 'late'>;

/** One exchange on the stage: what the learner said or did, if anything yet, and what came of it. */
export interface Line {
  told: Beat['told'];
  scene: Scene;
}

/** A turn that is over: the scene, and what the learner said or did in it. */
export type Turn = Pick<Beat, 'n' | 'scene' | 'told'>;

/** Where the conversation stands, and what it shows there. */
interface Moment extends Line {
  play: Play;
}

/** One conversation being played: the play, its log, and whether the log is safe. */
export class Session {
  readonly program: Program;
  readonly body: Body;
  readonly #record: Recorder;
  readonly #now: () => number;
  readonly #onasked: ((step: Coached) => void) | undefined;
  #play = $state.raw<Play>() as Play;
  #scene = $state.raw<Scene>() as Scene;
  #log = $state.raw<readonly Omit<Entry, 'attempt'>[]>([]);
  #lines = $state.raw<readonly Line[]>([]);
  #asked = $state<Coached>();
  #safe = $state(0);
  #failure = $state.raw<unknown>();
  #writing = false;
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- nothing on the screen follows it
  readonly #ahead = new Map<string, Moment>();

  /** Begins, or goes on where `log` ends. @throws RangeError where the log does not fit the scenario. */
  constructor(options: {
    program: Program;
    body: Body;
    log?: readonly Omit<Entry, 'attempt'>[];
    record: Recorder;
    now: () => number;
    /** How far the coach was asked at the present turn already. */
    asked?: Coached | undefined;
    /** Called when the coach is asked further, so that it is not forgotten. */
    onasked?: (step: Coached) => void;
  }) {
    this.program = options.program;
    this.body = options.body;
    this.#record = options.record;
    this.#now = options.now;
    this.#asked = options.asked;
    this.#onasked = options.onasked;
    this.#log = options.log ?? [];
    this.#safe = this.#log.length;
    const { beats, play, scene } = retell(this.program, this.answers, this.body.voices);
    this.#lines = [...beats, { scene }].map(({ scene }, n) => ({ told: beats[n - 1]?.told ?? [], scene }));
    this.#play = play;
    this.#scene = scene;
  }

  readonly state = $derived.by(() => stateOf(this.#play));
  readonly over = $derived.by(() => isOver(this.#play));
  readonly answers = $derived.by(() => this.#log.map((e) => e.choice));
  /** What has happened so far, turn by turn, with its reasons; told anew after each choice, where somebody asks. */
  readonly beats = $derived.by(() => retell(this.program, this.answers, this.body.voices).beats);

  /** The turns that are over; put together where somebody asks. */
  readonly turns = $derived.by<readonly Turn[]>(() =>
    this.#lines.slice(1).map(({ told }, n) => ({ n, told, scene: this.#lines[n]?.scene ?? this.#scene })),
  );

  get scene(): Scene {
    return this.#scene;
  }
  get play(): Play {
    return this.#play;
  }
  /** The conversation so far. Earlier lines stay the same objects, so that only the newest has to be drawn. */
  get lines(): readonly Line[] {
    return this.#lines;
  }
  get log(): readonly Omit<Entry, 'attempt'>[] {
    return this.#log;
  }
  /** How many of the choices are known to be stored. */
  get safe(): number {
    return this.#safe;
  }
  /** How far the coach was asked at the present turn; it goes into the log with the choice. */
  get asked(): Coached | undefined {
    return this.#asked;
  }
  /** Whether every choice so far is known to be stored. */
  get saved(): boolean {
    return this.#safe === this.#log.length;
  }
  /** Why the last write failed; undefined while all is well. */
  get failure(): unknown {
    return this.#failure;
  }

  /** Works out where an answer would lead before it is given, so that giving it only has to be shown. */
  foresee(answer: string): Scene {
    const next = this.#after(answer);
    this.#ahead.set(answer, next);
    return next.scene;
  }

  #after(answer: string): Moment {
    const known = this.#ahead.get(answer);
    if (known) return known;
    const play = step(this.program, this.#play, answer);
    if (play === this.#play) return { play, told: [], scene: this.#scene };
    const told = toldOf(nodeOf(this.program, this.#scene.node), answer);
    return { play, told, scene: sceneOf(this.program, play, this.body.voices) };
  }

  /** Asks the coach as far as this step; what was once asked stays asked. */
  ask(step: Coached): void {
    if (step <= (this.#asked ?? 0)) return;
    this.#asked = step;
    this.#onasked?.(step);
  }

  /** Takes an answer; false where it is not possible now, and then nothing has changed. */
  pick(answer: string, how: How = {}): boolean {
    const { play, told, scene } = this.#after(answer);
    if (play === this.#play) return false;
    this.#lines = [...this.#lines, { told, scene }];
    this.#play = play;
    this.#scene = scene;
    this.#ahead.clear();
    const coached = this.#asked && { coached: this.#asked };
    this.#log = [...this.#log, { n: this.#log.length, choice: answer, at: this.#now(), ...how, ...coached }];
    this.#asked = undefined;
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
