import { liveQuery } from 'dexie';
import { valueAfter, type Draft, type Edit, type Sketch, type Version, type WholeDraft } from '#model';
import type { Db } from './database.ts';
import { logsOf } from './logs.ts';
import { AnotherTab, DraftGone } from './trouble.ts';

/** So many of those who have written a draft are remembered, the last ones. */
const mostHands = 100;

/** A draft as it is opened: what it began as, all its edits, and what comes of them. */
export interface OpenedDraft extends Omit<WholeDraft, 'versions'> {
  value: Sketch;
}

/** Stores new drafts, all or none; several where a pack is imported. */
export async function importDrafts(db: Db, drafts: readonly WholeDraft[]): Promise<void> {
  await db.awake();
  await db.transaction('rw', tablesOf(db), () => addWhole(db, drafts));
}

export async function createDraft(db: Db, draft: WholeDraft): Promise<void> {
  await importDrafts(db, [draft]);
}

/** Within a transaction of the drafts' tables. */
export async function addWhole(db: Db, drafts: readonly WholeDraft[]): Promise<void> {
  await Promise.all([
    db.drafts.bulkAdd(drafts.map(({ draft }) => draft)),
    db.beginnings.bulkAdd(drafts.map(({ draft, beginning }) => ({ draft: draft.id, ...beginning }))),
    db.edits.bulkAdd(drafts.flatMap(({ edits }) => edits)),
    db.versions.bulkAdd(drafts.flatMap(({ versions }) => versions)),
  ]);
}

export function tablesOf(db: Db) {
  return [db.drafts, db.beginnings, db.edits, db.versions];
}

/** All drafts, the last one touched first. */
export async function listDrafts(db: Db): Promise<Draft[]> {
  await db.awake();
  return db.drafts.orderBy('touched').reverse().toArray();
}

/** A draft to be written on; undefined where there is none of this id. */
export async function readDraft(db: Db, id: string): Promise<OpenedDraft | undefined> {
  await db.awake();
  return db.transaction('r', db.drafts, db.beginnings, db.edits, async () => {
    const [draft, row, edits] = await Promise.all([
      db.drafts.get(id),
      db.beginnings.get(id),
      db.edits.where('draft').equals(id).toArray(), // by [draft+n]
    ]);
    if (!draft || !row) return undefined;
    const { draft: _, ...beginning } = row;
    return { draft, beginning, edits, value: valueAfter(beginning.value, edits.slice(0, draft.at)) };
  });
}

/**
 * Brings what is stored to where the writer is: `draft` as it is to be, but with the `writes` that its writer knows of,
 * and the edits that are new or were rewritten; those beyond its last one go. Undo and redo change `at` alone. Resolves
 * with the draft as it is stored once that is on disk. @throws AnotherTab where somebody else has written it meanwhile,
 * DraftGone, RangeError where an edit would be missing; nothing is written then.
 */
export async function keepEdits(db: Db, draft: Draft, edits: readonly Edit[]): Promise<Draft> {
  await db.awake();
  return db.transaction('rw', db.drafts, db.edits, async () => {
    const stored = await storedFor(db, draft);
    const { id, at, last } = draft;
    const first = edits[0]?.n ?? last + 1;
    if (at > last || first > stored.last + 1 || edits.some((e, i) => e.draft !== id || e.n !== first + i))
      throw new RangeError(
        `edits from ${String(first)} do not go on from ${String(stored.last)} of draft ${id}`,
      );
    if (first + edits.length - 1 !== last)
      throw new RangeError(`draft ${id} has ${String(last)} edits, not all of them came`);
    const now = written({ ...draft, tags: stored.tags }, stored);
    const beyond = db.edits.where('[draft+n]').between([id, last + 1], [id, Infinity]);
    await Promise.all([beyond.delete(), db.edits.bulkPut([...edits]), db.drafts.put(now)]);
    return now;
  });
}

/** Keeps how a draft stands as its next version. Resolves with the draft as it is stored. @throws AnotherTab, DraftGone */
export async function keepVersion(
  db: Db,
  draft: Draft,
  version: Omit<Version, 'draft' | 'n'>,
): Promise<Draft> {
  await db.awake();
  return db.transaction('rw', db.drafts, db.versions, async () => {
    const stored = await storedFor(db, draft);
    const now = written({ ...stored, hand: draft.hand }, stored);
    const n = (await db.versions.where('draft').equals(draft.id).count()) + 1;
    await Promise.all([db.versions.add({ ...version, draft: draft.id, n }), db.drafts.put(now)]);
    return now;
  });
}

/** The versions of a draft, the first one first. */
export async function readVersions(db: Db, id: string): Promise<Version[]> {
  await db.awake();
  return db.versions.where('draft').equals(id).toArray();
}

/** The last published version of each draft that has one, by its number. */
export async function listPublished(db: Db): Promise<ReadonlyMap<string, number>> {
  await db.awake();
  const last = new Map<string, number>();
  await db.versions.each(({ draft, n, published }) => {
    if (published) last.set(draft, n); // by [draft+n]
  });
  return last;
}

/** Gives a draft other tags; whoever is writing it is not disturbed. */
export async function tagDraft(db: Db, id: string, tags: readonly string[]): Promise<void> {
  await db.awake();
  await db.drafts.update(id, { tags: [...tags] });
}

/** Deletes a draft with all that belongs to it, and hands that back: `importDrafts` undoes it. */
export async function forgetDraft(db: Db, id: string): Promise<WholeDraft | undefined> {
  await db.awake();
  return db.transaction('rw', tablesOf(db), async () => {
    const [whole] = await readWhole(db, [id]);
    await dropDrafts(db, [id]);
    return whole;
  });
}

/** Within a transaction of the drafts' tables. */
export async function dropDrafts(db: Db, ids: readonly string[]): Promise<void> {
  await Promise.all([
    db.drafts.bulkDelete([...ids]),
    db.beginnings.bulkDelete([...ids]),
    db.edits.where('draft').anyOf(ids).delete(),
    db.versions.where('draft').anyOf(ids).delete(),
  ]);
}

/** Drafts with all that belongs to them: those of the ids, or all. Within a transaction of their tables. */
export async function readWhole(db: Db, ids?: readonly string[]): Promise<WholeDraft[]> {
  const [drafts, beginnings, edits, versions] = await Promise.all([
    ids ? db.drafts.where('id').anyOf(ids).toArray() : db.drafts.toArray(),
    ids ? db.beginnings.where('draft').anyOf(ids).toArray() : db.beginnings.toArray(),
    ids ? db.edits.where('draft').anyOf(ids).toArray() : db.edits.toArray(),
    ids ? db.versions.where('draft').anyOf(ids).toArray() : db.versions.toArray(),
  ]);
  const began = new Map(beginnings.map(({ draft, ...beginning }) => [draft, beginning]));
  const [edited, kept] = [logsOf(edits, draftOf), logsOf(versions, draftOf)];
  return drafts.flatMap((draft) => {
    const { id } = draft;
    const beginning = began.get(id);
    return beginning ? [{ draft, beginning, edits: edited.get(id) ?? [], versions: kept.get(id) ?? [] }] : [];
  });
}

const draftOf = ({ draft }: { draft: string }): string => draft;

/** Tells how a draft stands whenever it was written, by whomever; undefined once it is gone. Returns what ends it. */
export function followDraft(db: Db, id: string, tell: (draft: Draft | undefined) => void): () => void {
  const following = liveQuery(() => db.drafts.get(id)).subscribe({ next: tell, error: () => undefined });
  return () => {
    following.unsubscribe();
  };
}

async function storedFor(db: Db, { id, writes }: Draft): Promise<Draft> {
  const stored = await db.drafts.get(id);
  if (!stored) throw new DraftGone(`draft ${id} is not stored`);
  if (stored.writes !== writes)
    throw new AnotherTab(`draft ${id} was written ${String(stored.writes)} times, not ${String(writes)}`);
  return stored;
}

function written(draft: Draft, stored: Draft): Draft {
  const writes = stored.writes + 1;
  const hands = Object.entries({ ...stored.hands, [draft.hand]: writes });
  const last = hands.sort(([, a], [, b]) => b - a).slice(0, mostHands);
  return { ...draft, writes, hands: Object.fromEntries(last) };
}
