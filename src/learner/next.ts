import type { Attempt, Card } from '#model';
import { standingOf, type Standing } from './progress.ts';

/** The one obvious next step, and why it is that one. */
export type Next =
  | { why: 'unfinished'; card: Card; attempt: Attempt }
  | { why: 'untried'; card: Card }
  | { why: 'lowest'; card: Card; best: number }
  | { why: 'another-customer'; card: Card }
  | { why: 'better-score'; card: Card; best: number };

/**
 * An unfinished attempt first; then what was not tried yet, in the order of the course; then what is not passed,
 * lowest score first; then a passed one with somebody not yet met; then the lowest score of all.
 * What-ifs are no step of the course. Undefined where there is nothing to play. The attempts come with the last one played first.
 */
export function nextStep(cards: readonly Card[], attempts: readonly Attempt[]): Next | undefined {
  for (const attempt of attempts) {
    const card = cards.find((c) => c.id === attempt.scenario);
    if (card && !attempt.branch && !attempt.result && attempt.turns > 0)
      return { why: 'unfinished', card, attempt };
  }
  const all = cards.map((card) => ({ card, standing: standingOf(card.id, attempts) }));
  const untried = all.find(({ standing }) => standing.tried === 0);
  if (untried) return { why: 'untried', card: untried.card };
  const weakest = lowest(all.filter(({ standing }) => !standing.passed));
  if (weakest) return { why: 'lowest', ...weakest };
  const fresh = all.find(({ card, standing }) => card.personalities.some((p) => !standing.met.has(p)));
  if (fresh) return { why: 'another-customer', card: fresh.card };
  const last = lowest(all);
  return last && { why: 'better-score', ...last };
}

function lowest(
  all: readonly { card: Card; standing: Standing }[],
): { card: Card; best: number } | undefined {
  const scored = all.map(({ card, standing }) => ({ card, best: standing.best ?? 0 }));
  return scored.sort((a, b) => a.best - b.best)[0];
}
