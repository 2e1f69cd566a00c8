import type { Db } from './database.ts';

/** A folder that somebody has chosen, for as long as the browser may still write there. */
export interface Folder {
  key: string;
  handle: FileSystemDirectoryHandle;
  /** Since when; milliseconds since 1970. */
  at: number;
}

export async function keepFolder(db: Db, folder: Folder): Promise<void> {
  await db.awake();
  await db.folders.put(folder);
}

export async function readFolder(db: Db, key: string): Promise<Folder | undefined> {
  await db.awake();
  return db.folders.get(key);
}

export async function forgetFolder(db: Db, key: string): Promise<void> {
  await db.awake();
  await db.folders.delete(key);
}
