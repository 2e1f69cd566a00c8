import { certainties, type Certainty, type Entry, type Regret } from '#model';

/** A turn of which the learner said how sure they were. */
export interface Weighed {
  /** 1 for the first. */
  turn: number;
  sure: Certainty;
  /** Points of the score lost against the best choice there, not rounded; 0 where it was the best. */
  lost: number;
}

/** The turns of an attempt of which the learner said how sure they were, with what they cost. */
export function weighedOf(log: readonly Pick<Entry, 'sure'>[], turns: readonly Regret[]): Weighed[] {
  return log.flatMap(({ sure }, n) => (sure ? [{ turn: n + 1, sure, lost: turns[n]?.points ?? 0 }] : []));
}

/** How many choices of each certainty were the best there was, and how many there were. */
export function tallyOf(weighed: readonly Weighed[]): { sure: Certainty; best: number; all: number }[] {
  return certainties.map((sure) => {
    const all = weighed.filter((w) => w.sure === sure);
    return { sure, best: all.filter((w) => w.lost === 0).length, all: all.length };
  });
}

/** What was not as the learner thought: sure and costly, the costliest first; guessed and the best, in order. */
export function surprises(weighed: readonly Weighed[]): { costly: Weighed[]; lucky: Weighed[] } {
  return {
    costly: weighed.filter((w) => w.sure === 'sure' && w.lost > 0).toSorted((a, b) => b.lost - a.lost),
    lucky: weighed.filter((w) => w.sure === 'guess' && w.lost === 0),
  };
}
