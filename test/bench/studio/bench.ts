import { checking } from './check.ts';

/** The studio: how soon it is known what is wrong with what is being written. */
export async function bench(): Promise<void> {
  await checking();
}
