import type { Attempt, Entry, Folds, QuizAnswer, RollUps } from '#model';
import { evidenceOfAnswer, evidenceOfAttempt, withEvidence, type Evidence } from './mastery.ts';
import { remember } from './memory.ts';
import { slotOf, withDeed, type Deed } from './pastime.ts';

/** A choice, as a deed; `before` is the choice before it, or undefined for the first of an attempt. */
export function deedOfEntry(entry: Entry, attempt: Pick<Attempt, 'begun'>, before: Entry | undefined): Deed {
  return { at: entry.at, after: entry.at - (before?.at ?? attempt.begun) };
}

export function deedOfAnswer({ at, took, share }: QuizAnswer): Deed {
  return { at, after: took, share };
}

/** What was done with one more deed in its half hour. */
export function addDeed({ slots }: Pick<RollUps, 'slots'>, deed: Deed): void {
  const slot = slotOf(deed.at);
  slots.set(slot, withDeed(slots.get(slot), deed));
}

/** A choice in the sums; what a what-if has copied was done before. */
export function addEntry(sums: RollUps, entry: Entry, attempt: Attempt, before: Entry | undefined): void {
  if (entry.n >= (attempt.branch?.at ?? 0)) addDeed(sums, deedOfEntry(entry, attempt, before));
}

/** The result of an attempt in the sums; nothing where there is none yet. */
export function addResult(sums: RollUps, attempt: Attempt): void {
  addEvidence(sums, evidenceOfAttempt(attempt));
}

export function addEvidence({ masteries }: Pick<RollUps, 'masteries'>, all: readonly Evidence[]): void {
  for (const e of all) masteries.set(e.principle, withEvidence(masteries.get(e.principle), e));
}

/** An answer in all the sums. What a conversation has shown of a moment is remembered; its deed and its evidence are counted there. */
export function addAnswer(sums: RollUps, answer: QuizAnswer): void {
  const { item, principles, share, sure, at, shown } = answer;
  if (!shown) addDeed(sums, deedOfAnswer(answer));
  if (!shown) addEvidence(sums, evidenceOfAnswer(answer));
  sums.memories.set(item, remember(sums.memories.get(item), { id: item, principles, share, sure, at }));
}

/** All sums from everything that was done, from nothing. */
export function rollUp(
  attempts: readonly Attempt[],
  entries: readonly Entry[],
  answers: readonly QuizAnswer[],
): RollUps {
  const sums: RollUps = { slots: new Map(), masteries: new Map(), memories: new Map() };
  const logs = new Map<string, Entry[]>();
  for (const entry of entries) {
    const log = logs.get(entry.attempt);
    if (log) log.push(entry);
    else logs.set(entry.attempt, [entry]);
  }
  for (const attempt of attempts) {
    const log = (logs.get(attempt.id) ?? []).sort((a, b) => a.n - b.n);
    for (const [i, entry] of log.entries()) addEntry(sums, entry, attempt, log[i - 1]);
    addResult(sums, attempt);
  }
  for (const answer of [...answers].sort(inOrder)) addAnswer(sums, answer);
  return sums;
}

/** The order in which answers are remembered, also where two were given in the same millisecond. */
function inOrder(a: QuizAnswer, b: QuizAnswer): number {
  return a.at - b.at || (a.quiz === b.quiz ? a.n - b.n : a.quiz < b.quiz ? -1 : 1);
}

export const folds: Folds = { slotOf, addEntry, addResult, addAnswer, rollUp };
