import { library, shipped } from '../../support/library.ts';
import { measured } from '../measured.ts';

/** Exploring and checking scenarios, in a plain Node on code bundled as for shipping. */
export async function bench(): Promise<void> {
  await measured(new URL('./measure.ts', import.meta.url), {
    model: library.model,
    people: library.people,
    bodies: shipped().map(({ scenario }) => ({ scenario })),
  });
}
