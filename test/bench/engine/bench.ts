import { library } from '../../support/library.ts';
import { measured } from '../measured.ts';

/** Listing the open choices and taking one, and making a story playable, at three sizes. */
export async function bench(): Promise<void> {
  await measured(new URL('./measure.ts', import.meta.url), { model: library.model, voices: {} });
}
