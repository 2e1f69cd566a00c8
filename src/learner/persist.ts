import type { Memory } from './memory.ts';

/** Asks the browser to keep what is stored, once it is worth keeping. */
export async function askOnce({ askToPersist, db, markPersistAsked, persistAsked }: Memory): Promise<void> {
  try {
    if ((await persistAsked(db)) !== undefined) return;
    await markPersistAsked(db, Date.now());
    await askToPersist();
  } catch {
    // Only a precaution: what was chosen or answered is stored.
  }
}
