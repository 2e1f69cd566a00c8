import { memory } from './memory.ts';
import { offer } from './offer.ts';

/** Hands the learner a file with everything practised, and remembers when. */
export async function saveBackup(now = new Date()): Promise<void> {
  const { db, markBackup, writeBackup } = await memory();
  offer(`rapport-backup-${dayOf(now)}.json`, await writeBackup(db, now), 'application/json');
  await markBackup(db, now.getTime());
}

/** The day by the learner's own calendar, as 2026-11-22. */
function dayOf(date: Date): string {
  const parts = [date.getMonth() + 1, date.getDate()].map((n) => String(n).padStart(2, '0'));
  return [String(date.getFullYear()), ...parts].join('-');
}
