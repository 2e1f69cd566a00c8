import type { Slot } from '#model';

const half = 1_800_000;
/** A pause longer than this was spent on something else. */
export const longestThought = 180_000;

/** Something done: a choice in a conversation, or an answer with the share that was right. */
export interface Deed {
  at: number;
  /** Milliseconds since the deed before it, or since its beginning. */
  after: number;
  share?: number;
}

export const slotOf = (at: number): number => Math.floor(at / half);

/** The half hour with one more deed in it. */
export function withDeed(slot: Slot | undefined, { at, after, share }: Deed): Slot {
  const { choices, answers, right, spent } = slot ?? { choices: 0, answers: 0, right: 0, spent: 0 };
  return {
    slot: slotOf(at),
    choices: choices + (share === undefined ? 1 : 0),
    answers: answers + (share === undefined ? 0 : 1),
    right: right + (share ?? 0),
    spent: spent + Math.min(Math.max(0, after), longestThought),
  };
}

/** What was done on one day of the calendar. */
export interface Day extends Omit<Slot, 'slot'> {
  /** Days since 1970, in the learner's own time. */
  day: number;
}

/** The days on which something was done, the first one first. `dayOf` tells which day a time belongs to here. */
export function daysOf(slots: readonly Slot[], dayOf: (at: number) => number): Day[] {
  const days = new Map<number, Day>();
  for (const { slot, ...did } of slots) {
    const day = dayOf(slot * half);
    const before = days.get(day) ?? { day, choices: 0, answers: 0, right: 0, spent: 0 };
    days.set(day, {
      day,
      choices: before.choices + did.choices,
      answers: before.answers + did.answers,
      right: before.right + did.right,
      spent: before.spent + did.spent,
    });
  }
  return [...days.values()].sort((a, b) => a.day - b.day);
}

/** How many days in a row something was done, up to today or, where today has not begun yet, yesterday. */
export function streakOf(days: readonly Day[], today: number): number {
  const did = new Set(days.map((d) => d.day));
  let day = did.has(today) ? today : today - 1;
  let streak = 0;
  for (; did.has(day); day--) streak++;
  return streak;
}
