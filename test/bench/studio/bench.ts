import { checking } from './check.ts';
import { editing } from './room.ts';

/** The studio: how soon it is known what is wrong with what is being written, and how a large scenario is edited. */
export async function bench(): Promise<void> {
  await checking();
  await editing();
}
