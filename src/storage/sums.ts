import type { Table } from 'dexie';
import type { QuizAnswer, RollUps } from '#model';
import type { Db } from './database.ts';

/** Some rows by their keys; undefined where there is none yet. */
async function rowsOf<Row, Key>(table: Table<Row, Key>, keys: readonly Key[]): Promise<Map<Key, Row>> {
  const rows = keys.length ? await table.bulkGet([...keys]) : [];
  return new Map(keys.flatMap((key, i) => (rows[i] === undefined ? [] : [[key, rows[i]]])));
}

/** What is added to: half hours by a time in them, principles, questions or moments. */
interface Touched {
  at?: readonly number[];
  principles?: readonly string[];
  items?: readonly string[];
}

/** The sums that these belong to, within a transaction; a change of them is stored by `keepSums`. */
export async function sumsOf(db: Db, { at = [], principles = [], items = [] }: Touched): Promise<RollUps> {
  const [slots, masteries, memories] = await Promise.all([
    rowsOf(db.slots, [...new Set(at.map((time) => db.folds.slotOf(time)))]),
    rowsOf(db.masteries, [...new Set(principles)]),
    rowsOf(db.memories, [...new Set(items)]),
  ]);
  return { slots, masteries, memories };
}

export async function keepSums(db: Db, { slots, masteries, memories }: RollUps): Promise<void> {
  await Promise.all([
    db.slots.bulkPut([...slots.values()]),
    db.masteries.bulkPut([...masteries.values()]),
    db.memories.bulkPut([...memories.values()]),
  ]);
}

/** The sums that answers belong to, within a transaction. */
export function sumsOfAnswers(db: Db, answers: readonly QuizAnswer[]): Promise<RollUps> {
  const asked = answers.filter(({ shown }) => !shown);
  return sumsOf(db, {
    at: asked.map(({ at }) => at),
    principles: asked.flatMap(({ principles }) => principles),
    items: answers.map(({ item }) => item),
  });
}

/**
 * Adds answers to those sums, within the transaction that stores them, once they are being stored. What is remembered
 * depends on the order: where the clock was set back, an answer is put where its time says, as a rebuild would.
 */
export async function addAnswers(db: Db, sums: RollUps, answers: readonly QuizAnswer[]): Promise<void> {
  const late = answers
    .filter(({ item, at }) => at <= (sums.memories.get(item)?.last ?? -1))
    .map(({ item }) => item);
  for (const answer of answers) db.folds.addAnswer(sums, answer);
  if (late.length) {
    const { memories } = db.folds.rollUp([], [], await db.answers.where('item').anyOf(late).toArray());
    for (const [item, memory] of memories) sums.memories.set(item, memory);
  }
  await keepSums(db, sums);
}

/** Makes all sums anew from everything that is stored, within a transaction of all those tables. */
export async function rebuildSums(db: Db): Promise<void> {
  const [attempts, entries, answers] = await Promise.all([
    db.attempts.toArray(),
    db.entries.toArray(),
    db.answers.toArray(),
  ]);
  await Promise.all([db.slots.clear(), db.masteries.clear(), db.memories.clear()]);
  await keepSums(db, db.folds.rollUp(attempts, entries, answers));
}
