/**
 * What went wrong, as far as somebody can do something about it:
 * `another-tab` went on with the attempt, quiz or draft; `none-left`: all assessed attempts of the scenario are begun; `full`: no space
 * left; `blocked` by an older tab; `missing`: this browser (or its private mode) keeps nothing; `newer`: the database was
 * written by a newer app, reload; `gone`: closed or deleted meanwhile, reload.
 */
export type StorageTrouble =
  'another-tab' | 'none-left' | 'full' | 'blocked' | 'missing' | 'newer' | 'gone' | 'unknown';

/** The log has gone on without the writer. */
export class AnotherTab extends Error {
  override readonly name = 'AnotherTab';
}

/** The attempt is not stored (any more). */
export class AttemptGone extends Error {
  override readonly name = 'AttemptGone';
}

/** The quiz is not stored (any more). */
export class QuizGone extends Error {
  override readonly name = 'QuizGone';
}

/** The draft is not stored (any more). */
export class DraftGone extends Error {
  override readonly name = 'DraftGone';
}

/** All assessed attempts that a scenario allows are begun. */
export class NoneLeft extends Error {
  override readonly name = 'NoneLeft';
}

const troubles = new Map<string, StorageTrouble>([
  ['AnotherTab', 'another-tab'],
  ['NoneLeft', 'none-left'],
  ['ConstraintError', 'another-tab'],
  ['QuotaExceededError', 'full'],
  ['TimeoutError', 'blocked'],
  ['MissingAPIError', 'missing'],
  ['SecurityError', 'missing'],
  ['InvalidStateError', 'missing'],
  ['VersionError', 'newer'],
  ['AttemptGone', 'gone'],
  ['QuizGone', 'gone'],
  ['DraftGone', 'gone'],
  ['DatabaseClosedError', 'gone'],
  ['NoSuchDatabaseError', 'gone'],
  ['NotFoundError', 'gone'],
]);

/** Reads an error of any verb of this room by the names in it; what caused it counts before what it is. */
export function troubleOf(error: unknown): StorageTrouble {
  return find(error, 0) ?? 'unknown';
}

function find(error: unknown, depth: number): StorageTrouble | undefined {
  if (typeof error !== 'object' || error === null || depth > 8) return undefined;
  const { name, inner, cause, failures, errors } = error as Record<string, unknown>;
  for (const below of [inner, cause, failures, errors].flat()) {
    const found = find(below, depth + 1);
    if (found) return found;
  }
  return typeof name === 'string' ? troubles.get(name) : undefined;
}
