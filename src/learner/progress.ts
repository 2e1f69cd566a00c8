import type { Attempt, Card, Personality } from '#model';

/** What came of one scenario so far. */
export interface Standing {
  /** Finished attempts. */
  tried: number;
  passed: boolean;
  /** The best score of the finished attempts. */
  best: number | undefined;
  /** The attempt to go on with: the one played last of those without an ending. */
  unfinished: Attempt | undefined;
  /** The personalities it was finished with. */
  met: ReadonlySet<Personality>;
}

/** What came of a scenario in these attempts, the last one played first; what-ifs never count. */
export function standingOf(scenario: string, attempts: readonly Attempt[]): Standing {
  const mine = attempts.filter((a) => a.scenario === scenario && !a.branch);
  const finished = mine.flatMap((a) => (a.result ? [{ ...a, result: a.result }] : []));
  return {
    tried: finished.length,
    passed: finished.some((a) => a.result.passed),
    best: finished.length ? Math.max(...finished.map((a) => a.result.score)) : undefined,
    unfinished: mine.find((a) => !a.result && a.turns > 0),
    met: new Set(finished.map((a) => a.personality)),
  };
}

/** What came of a module so far. */
export interface Tally {
  count: number;
  tried: number;
  passed: number;
  best: number | undefined;
}

/** What came of the scenarios of one module. */
export function tallyOf(cards: readonly Card[], attempts: readonly Attempt[]): Tally {
  const standings = cards.map((card) => standingOf(card.id, attempts));
  const bests = standings.flatMap((s) => s.best ?? []);
  return {
    count: cards.length,
    tried: standings.filter((s) => s.tried > 0).length,
    passed: standings.filter((s) => s.passed).length,
    best: bests.length ? Math.max(...bests) : undefined,
  };
}
