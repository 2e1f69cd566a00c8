import type { Reflection } from '#model';
import type { Db } from './database.ts';

/** What was written on a question; undefined where nothing was. */
export async function readReflection(db: Db, id: string): Promise<Reflection | undefined> {
  await db.awake();
  return db.reflections.get(id);
}

/** Everything that was written on the questions of a module, or of all. */
export async function listReflections(db: Db, module?: string): Promise<Reflection[]> {
  await db.awake();
  return module === undefined
    ? db.reflections.toArray()
    : db.reflections.where('module').equals(module).toArray();
}

/**
 * Stores what is written, and hands back what stands there now. `known` is when what the writer saw was written: where
 * another tab has written since, both texts are kept. A text of nothing is forgotten.
 */
export async function keepReflection(
  db: Db,
  reflection: Reflection,
  known: number | undefined,
): Promise<Reflection | undefined> {
  await db.awake();
  return db.transaction('rw', db.reflections, async () => {
    const stored = await db.reflections.get(reflection.id);
    const text = stored && stored.at !== known ? joined(stored.text, reflection.text) : reflection.text;
    if (text === '') {
      await db.reflections.delete(reflection.id);
      return undefined;
    }
    const kept = { ...reflection, text };
    await db.reflections.put(kept);
    return kept;
  });
}

/** Two texts as one that loses nothing of either. */
export function joined(one: string, other: string): string {
  if (one.includes(other)) return one;
  return other.includes(one) ? other : `${one}\n\n${other}`;
}

/** Which of these are to be stored so that nothing of either side is lost; what is stored already is left out. */
export function mergeReflections(stored: readonly Reflection[], theirs: readonly Reflection[]): Reflection[] {
  const ours = new Map(stored.map((r) => [r.id, r]));
  return theirs.flatMap((their) => {
    const our = ours.get(their.id);
    if (!our) return [their];
    const [older, newer] = our.at <= their.at ? [our, their] : [their, our];
    const text = joined(older.text, newer.text);
    return text === our.text ? [] : [{ ...newer, text }];
  });
}
