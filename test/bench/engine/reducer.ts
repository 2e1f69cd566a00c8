import type { CustomerModel, Meters, Mood, Personality } from '#model';
import type { Choice, Player, Story } from './story.ts';

interface State extends Meters {
  scene: number;
  mood: Exclude<Mood, 'pleased' | 'delighted'>;
  used: Record<string, number>;
}

function moodOf({ patience, trust }: Meters): State['mood'] {
  if (patience <= 2 || trust <= 10) return 'angry';
  if (patience <= 4) return 'upset';
  return trust < 35 ? 'wary' : 'calm';
}

function bounded(value: number, delta: number, grid: number, min: number, max: number): number {
  const rounded = Math.sign(delta) * Math.floor(Math.abs(delta) / grid + 0.5) * grid;
  return Math.min(max, Math.max(min, value + rounded));
}

/** The story as one would write it by hand: plain data and one function, no machine and no explanations. */
export class Reducer implements Player {
  state: State;
  readonly #story: Story;
  readonly #model: CustomerModel;
  readonly #who: Personality;

  constructor(story: Story, model: CustomerModel, who: Personality) {
    this.#story = story;
    this.#model = model;
    this.#who = who;
    this.state = this.#first();
  }

  #first(): State {
    const { start } = this.#story;
    return { ...start, scene: 0, mood: moodOf(start), used: {} };
  }

  open(state: State): Choice[] {
    const scene = this.#story.scenes[state.scene];
    if (!scene) throw new RangeError(`no scene ${String(state.scene)}`);
    return scene.choices.filter(({ from }) => !from || state[from.meter] >= from.atLeast);
  }

  take(state: State, { act: id, to }: Choice): State {
    const act = this.#model.acts[id];
    if (!act) throw new RangeError(`no act ${id}`);
    const turn = this.#model.turn[this.#who];
    const times = state.used[id] ?? 0;
    const later = this.#model.wearsOff.includes(act.family)
      ? (this.#model.repeat[Math.min(times, 2)] ?? 0)
      : 100;
    const weight = act.weight[this.#who] * this.#model.moods[state.mood][act.family];
    const worn = (base: number) => (base * weight * (base * weight > 0 ? later : 100)) / 1e6;
    const { expectation = 0, perceived = 0, trust = 0, patience = 0 } = act.effect;
    const next = {
      scene: to,
      expectation: bounded(state.expectation, (expectation * weight) / 1e4, 5, 5, 100),
      perceived: bounded(state.perceived, worn(perceived), 5, 0, 100),
      trust: bounded(state.trust, worn(trust), 5, 0, 100),
      patience: bounded(bounded(state.patience, turn.patience ?? 0, 1, 0, 10), worn(patience), 1, 0, 10),
      mood: state.mood,
      used: { ...state.used, [id]: times + 1 },
    };
    next.mood = moodOf(next);
    return next;
  }

  begin(): void {
    this.state = this.#first();
  }

  turns(picks: readonly number[]): void {
    for (const pick of picks) {
      const choice = this.open(this.state)[pick];
      if (!choice) throw new RangeError(`no choice ${String(pick)}`);
      this.state = this.take(this.state, choice);
    }
  }

  meters(): Meters {
    const { expectation, perceived, trust, patience } = this.state;
    return { expectation, perceived, trust, patience };
  }
}
