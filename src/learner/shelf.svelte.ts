import type { Attempt } from '#model';
import { Followed } from './followed.svelte.ts';

/** The attempts kept in this browser, the last one played first. */
class Shelf extends Followed<Attempt[]> {
  get attempts(): readonly Attempt[] | undefined {
    return this.current;
  }
}

/** One for all screens, so that they need not wait for it again. */
export const shelf = new Shelf(({ db, listAttempts }) => listAttempts(db));
