import type { Attempt, AttemptResult, Body, Entry } from '#model';
import { pin, sumsOfEntries } from './attempts.ts';
import type { Db } from './database.ts';
import { keepSums } from './sums.ts';

/**
 * Stores a what-if with its first own choice, all or nothing: the attempt, the choices up to where it leaves the other
 * road, and the first that is its own, which is the last of `log`. `result` comes with it where it reached an ending.
 */
export async function beginBranch(
  db: Db,
  attempt: Attempt,
  body: Body,
  log: readonly Entry[],
  result?: AttemptResult,
): Promise<void> {
  const last = log.at(-1);
  if (!attempt.branch || !last || log.some(({ n, attempt: of }, i) => n !== i || of !== attempt.id))
    throw new RangeError(`these ${String(log.length)} choices are not those of a what-if ${attempt.id}`);
  await db.awake();
  const tables = [db.attempts, db.entries, db.texts, db.slots, db.masteries, db.memories];
  await db.transaction('rw', tables, async () => {
    const now = { ...attempt, touched: last.at, turns: log.length, ...(result && { result }) };
    await db.attempts.add(now);
    await db.entries.bulkAdd([...log]);
    await pin(db, body);
    const sums = await sumsOfEntries(db, log, result);
    for (const [n, entry] of log.entries()) db.folds.addEntry(sums, entry, now, log[n - 1]);
    db.folds.addResult(sums, now);
    await keepSums(db, sums);
  });
}

/** The choices of an attempt, and the text they were played with; without `body` that is lost. */
export interface KeptRoad {
  choices: string[];
  body: Body | undefined;
}

/** The roads of these attempts, by id; a text is read once, however many were played with it. */
export async function readRoads(db: Db, attempts: readonly Attempt[]): Promise<Map<string, KeptRoad>> {
  await db.awake();
  return db.transaction('r', db.entries, db.texts, async () => {
    const [entries, texts] = await Promise.all([
      db.entries
        .where('attempt')
        .anyOf(attempts.map(({ id }) => id))
        .toArray(),
      db.texts.bulkGet([...new Set(attempts.map(({ hash }) => hash))]),
    ]);
    const bodies = new Map(texts.flatMap((text) => (text ? [[text.hash, text.body]] : [])));
    const roads = new Map(
      attempts.map(({ id, hash }) => [id, { choices: [] as string[], body: bodies.get(hash) }]),
    );
    // Rows of several index keys come key by key, each in the order of [attempt+n].
    for (const { attempt, choice } of entries) roads.get(attempt)?.choices.push(choice);
    return roads;
  });
}
