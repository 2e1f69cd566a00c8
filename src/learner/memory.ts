import type { Db, StorageTrouble } from '#storage';

/** What is kept in this browser: the verbs, and the database they take. */
export type Memory = typeof import('#storage') & { db: Db };

let opened: Promise<Memory> | undefined;

/** Fetches the storage room and its database, once; tried anew after a failure. */
export function memory(): Promise<Memory> {
  opened ??= Promise.all([import('#storage'), import('#insight')])
    .then(([storage, { folds }]) => ({ ...storage, db: new storage.Db(folds) }))
    .catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
  return opened;
}

/** What an error of `memory` or of one of its verbs means. */
export async function troubleIn(error: unknown): Promise<StorageTrouble> {
  try {
    return (await memory()).troubleOf(error);
  } catch {
    return 'unknown';
  }
}
