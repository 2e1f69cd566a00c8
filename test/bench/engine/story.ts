import type { CustomerModel, Meter, Meters } from '#model';
import { diceOf } from '../../../src/proof/explore/beyond.ts';

/** A choice of the generated story; it does one service act. */
export interface Choice {
  text: string;
  act: string;
  /** It is open only from this much of one meter. */
  from?: { meter: Meter; atLeast: number };
  to: number;
}
export interface Scene {
  says: string;
  choices: readonly [Choice, Choice, Choice];
}
/** A story that ends when the customer runs out of patience, and not before. */
export interface Story {
  start: Meters;
  scenes: readonly Scene[];
}

/** Someone who plays a story their own way. */
export interface Player {
  begin(): void;
  /** Lists the open choices and takes one, turn by turn; each pick counts among the open ones. */
  turns(picks: readonly number[]): void;
  meters(): Meters;
}

const openings = ['I see.', 'Let me ask you this.', 'That is not what I was told.', 'And what now?'];

/** A story of so many scenes; every act of the model comes up. */
export function storyOf(count: number, model: CustomerModel, seed: number): Story {
  const dice = diceOf(seed);
  const acts = Object.keys(model.acts);
  const one = <T>(all: readonly T[]): T => all[dice(all.length)] as T;
  const choice = (n: number): Choice => {
    const act = one(acts);
    return { text: `Answer ${String(n)}: ${model.acts[act]?.name.en ?? act}.`, act, to: dice(count) };
  };
  const limits = [
    { meter: 'trust', atLeast: 45 },
    { meter: 'perceived', atLeast: 40 },
    { meter: 'patience', atLeast: 6 },
  ] as const;
  return {
    start: { expectation: 60, perceived: 40, trust: 45, patience: 10 },
    scenes: Array.from({ length: count }, (_, n) => ({
      says: `${one(openings)} This is scene ${String(n)}.`,
      choices: [choice(1), { ...choice(2), from: one(limits) }, choice(3)],
    })),
  };
}
