import { evidenceOfAnswer, evidenceOfAttempt, reasonsOf, type Evidence, type Reasons } from '#insight';
import type { Attempt, Mastery, QuizAnswer } from '#model';

/** Where a piece of evidence comes from. */
export type Source = { answer: QuizAnswer } | { attempt: Attempt };

/** Why a principle has its figure at a time, from the newest of what was done on it and the sum of all. */
export function whyOf(
  mastery: Mastery,
  { answers, attempts }: { answers: readonly QuizAnswer[]; attempts: readonly Attempt[] },
  at: number,
): Reasons<Evidence & { source: Source }> {
  const from = (all: Evidence[], source: Source) =>
    all.filter((e) => e.principle === mastery.principle).map((e) => ({ ...e, source }));
  const evidence = [
    ...answers.flatMap((answer) => from(evidenceOfAnswer(answer), { answer })),
    ...attempts.flatMap((attempt) => from(evidenceOfAttempt(attempt), { attempt })),
  ];
  return reasonsOf(mastery, evidence, at);
}
