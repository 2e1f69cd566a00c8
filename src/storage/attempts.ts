import { policyOf, type Attempt, type AttemptResult, type Body, type Entry, type RollUps } from '#model';
import type { Db } from './database.ts';
import { forgetInSums, keepSums, sumsOf } from './sums.ts';
import { AnotherTab, AttemptGone, NoneLeft } from './trouble.ts';

/** An attempt with its choices in order. Without `body` the text it was played with is lost: listed, not replayed. */
export interface Kept {
  attempt: Attempt;
  entries: Entry[];
  body: Body | undefined;
}

/** Stores a new attempt, and the text it is pinned to where that is not there yet. */
export async function beginAttempt(db: Db, attempt: Attempt, body: Body): Promise<void> {
  if (attempt.hash !== body.hash || attempt.scenario !== body.scenario.id)
    throw new RangeError(`attempt ${attempt.id} is pinned to ${attempt.hash}, not to ${body.hash}`);
  if (attempt.turns !== 0 || attempt.result)
    throw new RangeError(`attempt ${attempt.id} begins with ${String(attempt.turns)} turns`);
  await db.awake();
  await db.transaction('rw', db.attempts, db.texts, async () => {
    await db.attempts.add(attempt);
    await pin(db, body);
  });
}

/** Keeps a text where it is not kept yet, within a transaction. */
export async function pin(db: Db, body: Body): Promise<void> {
  if ((await db.texts.where('hash').equals(body.hash).count()) === 0)
    await db.texts.add({ hash: body.hash, scenario: body.scenario.id, body });
}

/**
 * Stores one choice with all sums that it belongs to; resolves once it is on disk. `result` comes with the choice that reached an ending. With its first
 * choice an assessed attempt counts as begun. @throws NoneLeft where as many were begun as the scenario allows.
 */
export async function recordEntry(db: Db, entry: Entry, result?: AttemptResult): Promise<void> {
  await db.awake();
  const tables = [
    ...[db.attempts, db.entries, db.slots, db.masteries, db.memories],
    ...(entry.n === 0 ? [db.texts] : []),
  ];
  await db.transaction('rw', tables, async () => {
    const [attempt, before, sums] = await Promise.all([
      db.attempts.get(entry.attempt),
      db.entries.get([entry.attempt, entry.n - 1]),
      sumsOfEntries(db, [entry], result),
    ]);
    if (!attempt) throw new AttemptGone(`attempt ${entry.attempt} is not stored`);
    const { turns } = attempt;
    if (entry.n !== turns)
      throw new AnotherTab(
        `choice ${String(entry.n)} of attempt ${attempt.id} came when ${String(turns)} were stored`,
      );
    if (turns === 0) await refuseOneTooMany(db, attempt);
    if (attempt.result) throw new RangeError(`attempt ${attempt.id} is over, choice ${String(entry.n)} came`);
    const now = { ...attempt, touched: entry.at, turns: turns + 1, ...(result && { result }) };
    db.folds.addEntry(sums, entry, now, before);
    db.folds.addResult(sums, now);
    await Promise.all([db.entries.add(entry), db.attempts.put(now), keepSums(db, sums)]);
  });
}

/** The sums that choices belong to, and the result that comes with them; within a transaction. */
export function sumsOfEntries(
  db: Db,
  entries: readonly Entry[],
  result: AttemptResult | undefined,
): Promise<RollUps> {
  const principles = Object.keys(result?.principles ?? {});
  return sumsOf(db, { at: entries.map(({ at }) => at), principles });
}

/** Within the transaction that stores its first choice, so that of two tabs that begin the last one, one is refused. */
async function refuseOneTooMany(db: Db, { id, scenario, hash, mode, branch }: Attempt): Promise<void> {
  if (mode !== 'assessed' || branch) return;
  const text = await db.texts.get(hash);
  if (!text) return;
  const { limit } = policyOf(text.body.scenario);
  const begun = await db.attempts
    .where('scenario')
    .equals(scenario)
    .filter((a) => a.mode === 'assessed' && !a.branch && a.turns > 0)
    .count();
  if (begun >= limit)
    throw new NoneLeft(`attempt ${id} of ${scenario} comes after ${String(begun)} assessed ones`);
}

/** An attempt with all that belongs to it; undefined where there is none of this id. */
export async function readAttempt(db: Db, id: string): Promise<Kept | undefined> {
  await db.awake();
  return db.transaction('r', db.attempts, db.entries, db.texts, async () => {
    const attempt = await db.attempts.get(id);
    if (!attempt) return undefined;
    // Rows of one index key come by primary key, which is [attempt+n].
    const entries = await db.entries.where('attempt').equals(id).toArray();
    const text = await db.texts.get(attempt.hash);
    return { attempt, entries, body: text?.body };
  });
}

/** All attempts, the last one played first. */
export async function listAttempts(db: Db): Promise<Attempt[]> {
  return db.attempts.orderBy('touched').reverse().toArray();
}

/**
 * Deletes an attempt, its what-ifs, the choices of both, what it has shown of its moments, and its text where no other
 * attempt needs that; all of it also out of the sums: what is forgotten is no evidence.
 */
export async function forgetAttempt(db: Db, id: string): Promise<void> {
  const sums = [db.slots, db.masteries, db.memories];
  await db.transaction('rw', [db.attempts, db.entries, db.texts, db.answers, ...sums], async () => {
    const attempt = await db.attempts.get(id);
    if (!attempt) return;
    const ofScenario = () => db.attempts.where('scenario').equals(attempt.scenario);
    const branches = await ofScenario()
      .filter(({ branch }) => branch?.of === id)
      .toArray();
    const attempts = [attempt, ...branches];
    const ids = attempts.map((one) => one.id);
    const entries = () => db.entries.where('attempt').anyOf(ids);
    const answers = () => db.answers.where('quiz').anyOf(ids);
    const gone = { attempts, entries: await entries().toArray(), answers: await answers().toArray() };
    await Promise.all([db.attempts.bulkDelete(ids), entries().delete(), answers().delete()]);
    await forgetInSums(db, gone);
    const others = ofScenario().filter(({ hash }) => hash === attempt.hash);
    if ((await others.count()) === 0) await db.texts.delete(attempt.hash);
  });
}

/** Deletes everything that was ever stored here. */
export async function forgetEverything(db: Db): Promise<void> {
  await db.transaction('rw', db.tables, async () => {
    await Promise.all(db.tables.map((table) => table.clear()));
  });
}
