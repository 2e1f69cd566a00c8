import type { Table } from 'dexie';
import type { Attempt, Entry, QuizAnswer, RollUps, Slot } from '#model';
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

/** What was deleted. */
interface Gone {
  attempts?: readonly Attempt[];
  entries?: readonly Entry[];
  answers?: readonly QuizAnswer[];
}

/**
 * Takes what was deleted out of the sums, within the transaction that has deleted it. Counts are taken away; principles
 * and memories that it was part of are made anew from what is left, which leaves no dust of fractions.
 */
export async function forgetInSums(
  db: Db,
  { attempts = [], entries = [], answers = [] }: Gone,
): Promise<void> {
  const gone = db.folds.rollUp(attempts, entries, answers);
  const [principles, items] = [[...gone.masteries.keys()], [...gone.memories.keys()]];
  const [slots, ofPrinciples, ofItems, results] = await Promise.all([
    db.slots.bulkGet([...gone.slots.keys()]),
    principles.length ? db.answers.where('principles').anyOf(principles).distinct().toArray() : [],
    items.length ? db.answers.where('item').anyOf(items).toArray() : [],
    principles.length
      ? db.attempts
          .filter(({ result }) => principles.some((p) => result?.principles?.[p] !== undefined))
          .toArray()
      : [],
  ]);
  const left: RollUps = {
    slots: new Map(
      slots.flatMap((slot) => {
        const less = slot && without(slot, gone.slots.get(slot.slot));
        return less ? [[less.slot, less]] : [];
      }),
    ),
    masteries: only(db.folds.rollUp(results, [], ofPrinciples).masteries, principles),
    memories: only(db.folds.rollUp([], [], ofItems).memories, items),
  };
  await Promise.all([
    db.slots.bulkDelete([...gone.slots.keys()]),
    db.masteries.bulkDelete(principles),
    db.memories.bulkDelete(items),
  ]);
  await keepSums(db, left);
}

function only<Key, Value>(map: ReadonlyMap<Key, Value>, keys: readonly Key[]): Map<Key, Value> {
  return new Map([...map].filter(([key]) => keys.includes(key)));
}

/** A half hour without some of what was done in it; undefined where nothing is left. */
function without({ slot, ...was }: Slot, less: Slot | undefined): Slot | undefined {
  const choices = was.choices - (less?.choices ?? 0);
  const answers = was.answers - (less?.answers ?? 0);
  const right = Number((was.right - (less?.right ?? 0)).toFixed(12));
  const spent = was.spent - (less?.spent ?? 0);
  return choices || answers ? { slot, choices, answers, right, spent } : undefined;
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
