import type { Db } from './database.ts';

export async function markBackup(db: Db, at: number): Promise<void> {
  await db.notes.put({ key: 'lastBackup', at });
}

/** When a backup was last saved; milliseconds since 1970. */
export async function lastBackup(db: Db): Promise<number | undefined> {
  return (await db.notes.get('lastBackup'))?.at;
}

export async function markPersistAsked(db: Db, at: number): Promise<void> {
  await db.notes.put({ key: 'persistAsked', at });
}

/** When the browser was asked to keep the storage; it is asked once. */
export async function persistAsked(db: Db): Promise<number | undefined> {
  return (await db.notes.get('persistAsked'))?.at;
}

export async function markCopy(db: Db, draft: string, at: number): Promise<void> {
  await db.notes.put({ key: `copy:${draft}`, at });
}

/** When a copy of a draft was last put somewhere outside of this browser: by itself, or in a backup of everything. */
export async function lastCopy(db: Db, draft: string): Promise<number | undefined> {
  const [copy, backup] = await db.notes.bulkGet([`copy:${draft}`, 'lastBackup']);
  return Math.max(copy?.at ?? 0, backup?.at ?? 0) || undefined;
}
