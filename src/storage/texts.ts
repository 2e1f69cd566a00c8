import type { Body } from '#model';
import type { Db } from './database.ts';

/** The texts kept here whose hash begins so; there is more than one only where somebody has made it so. */
export async function findTexts(db: Db, hashBegins: string): Promise<Body[]> {
  await db.awake();
  const texts = await db.texts.where('hash').startsWith(hashBegins).toArray();
  return texts.map(({ body }) => body);
}
