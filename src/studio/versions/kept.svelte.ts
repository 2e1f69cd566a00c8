import type { Version } from '#model';
import { Live, readVersions, type Db } from '#storage';
import { troubleSaid } from '../files/trouble.ts';

/** The versions of a draft, as they are stored at any time. */
export class Kept {
  #live = $state.raw<Live<readonly Version[]>>();
  #trouble = $state('');

  constructor(draft: string, open: () => Promise<Db>) {
    void this.#read(draft, open);
  }

  /** The first one first; undefined until it is known. */
  get versions(): readonly Version[] | undefined {
    return this.#live?.current;
  }
  /** Why they cannot be read, in a sentence; empty while all is well. */
  get trouble(): string {
    return this.#trouble;
  }

  async #read(draft: string, open: () => Promise<Db>): Promise<void> {
    try {
      const db = await open();
      const first = await readVersions(db, draft);
      this.#live = new Live(() => readVersions(db, draft), first);
    } catch (error) {
      this.#trouble = troubleSaid(error, 'reading');
    }
  }
}
