import { onTestFinished } from 'vitest';
import { folds } from '#insight';
import { Db, type Tell } from '#storage';

/** A database of its own for the running test. */
export function freshDb(tell?: Tell): Db {
  const db = new Db(folds, crypto.randomUUID(), tell);
  onTestFinished(async () => {
    await db.delete();
  });
  return db;
}
