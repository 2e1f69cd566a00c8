import { createEmptyCard, fsrs, Rating, State, type CardInput, type Grade } from 'ts-fsrs';
import type { Certainty, Memory } from '#model';

const day = 86_400_000;
/** How likely it shall be, on the day when it comes back, that it is still known. */
export const retentionWanted = 0.9;
// Days only, and no dice: the same answers give the same days on every machine.
const scheduler = fsrs({ request_retention: retentionWanted, enable_fuzz: false, enable_short_term: false });

/** Something was asked and answered: how much of it was right (0 to 1), and how sure the learner was. */
export interface Seen {
  id: string;
  principles: string[];
  share: number;
  sure?: Certainty | undefined;
  at: number;
}

/** Half or less is forgotten; not quite all, or all of it by a guess, was hard; all of it is known. */
export function recallOf({ share, sure }: Pick<Seen, 'share' | 'sure'>): 'forgotten' | 'hard' | 'known' {
  if (share <= 0.5) return 'forgotten';
  return share < 1 || sure === 'guess' ? 'hard' : 'known';
}
const ratings: Record<ReturnType<typeof recallOf>, Grade> = {
  forgotten: Rating.Again,
  hard: Rating.Hard,
  known: Rating.Good,
};

function cardOf(memory: Memory | undefined, at: number): CardInput {
  if (!memory) return createEmptyCard(at);
  const { due, last, stability, difficulty, interval, reps, lapses } = memory;
  return {
    due,
    last_review: last,
    stability,
    difficulty,
    reps,
    lapses,
    scheduled_days: interval,
    elapsed_days: 0,
    learning_steps: 0,
    state: State.Review,
  };
}

/**
 * What is remembered after it was seen once more (FSRS, ts-fsrs). A clock that was set back counts as no time passed;
 * nothing else ever moves a day that has been told.
 */
export function remember(memory: Memory | undefined, seen: Seen): Memory {
  const at = Math.max(seen.at, memory?.last ?? 0);
  const { card } = scheduler.next(cardOf(memory, at), at, ratings[recallOf(seen)]);
  return {
    id: seen.id,
    principles: seen.principles,
    due: at + card.scheduled_days * day,
    last: at,
    stability: card.stability,
    difficulty: card.difficulty,
    interval: card.scheduled_days,
    reps: card.reps,
    lapses: card.lapses,
  };
}

/** How likely it is to be known at a time, 0 to 1. */
export function chanceToKnow(memory: Memory, at: number): number {
  return scheduler.get_retrievability(cardOf(memory, at), Math.max(at, memory.last), false);
}

/** How late it is, measured by how long it was to be left alone; 0 on its day. */
function overdue({ due, interval }: Memory, at: number): number {
  return (at - due) / day / Math.max(1, interval);
}

/** What to ask now: whatever is due until the end of the day, the relatively latest first, as far as the daily cap goes. */
export function reviewsOf(
  memories: readonly Memory[],
  { now, until, cap, done }: { now: number; until: number; cap: number; done: number },
): Memory[] {
  return memories
    .filter((m) => m.due < until)
    .sort((a, b) => overdue(b, now) - overdue(a, now) || (a.id < b.id ? -1 : 1))
    .slice(0, Math.max(0, cap - done));
}

/**
 * How many will be asked on each of the coming days, today (until `until`) first, if everything is answered well and
 * nothing new is added. `done` were asked today already.
 */
export function workloadOf(
  memories: readonly Memory[],
  { until, days, cap, done = 0 }: { until: number; days: number; cap: number; done?: number },
): number[] {
  let waiting = [...memories];
  return Array.from({ length: days }, (_, n) => {
    const end = until + n * day;
    const today = reviewsOf(waiting, { now: end - day, until: end, cap, done: n === 0 ? done : 0 });
    const asked = new Set(today);
    waiting = [
      ...waiting.filter((m) => !asked.has(m)),
      ...today.map((m) =>
        remember(m, { id: m.id, principles: m.principles, share: 1, at: Math.max(m.last, end - day) }),
      ),
    ];
    return today.length;
  });
}
