import type { Entry, QuizAnswer } from '#model';

/** Rows by what they belong to, in order. */
export function logsOf<Row extends { n: number }>(
  rows: readonly Row[],
  idOf: (row: Row) => string,
): Map<string, Row[]> {
  const logs = new Map<string, Row[]>();
  for (const row of rows) {
    const log = logs.get(idOf(row));
    if (log) log.push(row);
    else logs.set(idOf(row), [row]);
  }
  for (const log of logs.values()) log.sort((a, b) => a.n - b.n);
  return logs;
}

/** Choices by attempt, in order. */
export function entriesOf(entries: readonly Entry[]): Map<string, Entry[]> {
  return logsOf(entries, ({ attempt }) => attempt);
}

/** Answers by quiz, or what attempts have shown of moments by attempt; in order. */
export function answersOf(
  answers: readonly QuizAnswer[],
  what: 'asked' | 'shown',
): Map<string, QuizAnswer[]> {
  return logsOf(
    answers.filter(({ shown }) => Boolean(shown) === (what === 'shown')),
    ({ quiz }) => quiz,
  );
}
