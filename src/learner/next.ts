import type { Attempt, Card, Mastery, Text } from '#model';
import { standingOf, type Standing } from './progress.ts';

/** The one obvious next step, and why it is that one. */
export type Next =
  | { why: 'unfinished'; card: Card; attempt: Attempt }
  | { why: 'due'; count: number }
  | { why: 'weak'; weak: NamedWeak }
  | { why: 'untried'; card: Card }
  | { why: 'lowest'; card: Card; best: number }
  | { why: 'another-customer'; card: Card }
  | { why: 'better-score'; card: Card; best: number };

/** A principle that was got right less than half of the times, `right` in 0 to 1. */
export interface Weak {
  principle: string;
  right: number;
  count: number;
}
type NamedWeak = Weak & { name: Text; module: Text };

/** The principle of those begun that was got right least; undefined where each was got right half of the times or more. */
export function weakestOf(
  masteries: readonly Mastery[],
  isTaught: (principle: string) => boolean,
): Weak | undefined {
  return masteries
    .filter(({ principle, weight }) => weight > 0 && isTaught(principle))
    .map(({ principle, weight, gain, count }) => ({ principle, right: gain / weight, count }))
    .filter(({ right }) => right < 0.5)
    .sort((a, b) => a.right - b.right || (a.principle < b.principle ? -1 : 1))[0];
}

/**
 * An unfinished attempt first; then what is due for review; then the weakest principle of what was begun; then what was
 * not tried yet, in the order of the course; then what is not passed, lowest score first; then a passed one with
 * somebody not yet met; then the lowest score of all.
 * What-ifs are no step of the course. Undefined where there is nothing to play. The attempts come with the last one played first.
 */
export function nextStep(
  cards: readonly Card[],
  attempts: readonly Attempt[],
  { due = 0, weak }: { due?: number; weak?: NamedWeak | undefined } = {},
): Next | undefined {
  for (const attempt of attempts) {
    const card = cards.find((c) => c.id === attempt.scenario);
    if (card && !attempt.branch && !attempt.result && attempt.turns > 0)
      return { why: 'unfinished', card, attempt };
  }
  if (due) return { why: 'due', count: due };
  if (weak) return { why: 'weak', weak };
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
