import { freshDb } from '../storage/fresh.ts';
import { onTestFinished } from 'vitest';
import { beginDraft, type Draft, type Sketch } from '#model';
import { createDraft } from '#storage';
import { Room } from '../../src/studio/room.svelte.ts';

/** The room of a new draft, as it is opened on the screen. */
export async function openRoom(value: Sketch, kind: Draft['kind'] = 'scenario'): Promise<Room> {
  const db = freshDb();
  const id = crypto.randomUUID();
  await createDraft(db, beginDraft({ id, kind, value, now: 1 }));
  const room = await Room.open(db, id);
  if (!room) throw new Error('the draft is not there');
  onTestFinished(() => room.close());
  return room;
}
