import { scenarios } from '#content/build';
import { folder, library } from '../../support/library.ts';
import { measured } from '../measured.ts';

/** From a keystroke to what is found, in a plain Node on code bundled as for shipping. */
export async function checking(): Promise<void> {
  await measured(new URL('./measure.ts', import.meta.url), library, [scenarios(folder)]);
}
