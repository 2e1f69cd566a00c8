import { loadLibrary } from '#content';
import type { Draft } from '#model';
import { readDraft, type Db } from '#storage';
import { Checking } from '../check/checking.svelte.ts';

export interface Count {
  errors: number;
  warnings: number;
}

/** How many findings each draft has: counted one draft after the other, and again when it was written. */
export class Counts {
  #counts = $state.raw<Readonly<Record<string, Count & { writes: number }>>>({});
  #waiting: Draft[] = [];
  #check: Checking | undefined;
  #closed = false;

  /** Undefined until it is known. */
  of({ id, writes }: Draft): Count | undefined {
    const known = this.#counts[id];
    return known?.writes === writes ? known : undefined;
  }

  /** Counts whatever is not known of these. */
  async count(db: Db, drafts: readonly Draft[]): Promise<void> {
    const busy = this.#waiting.length > 0;
    this.#waiting = drafts.filter((draft) => !this.of(draft));
    if (busy) return;
    for (;;) {
      const next = this.#waiting[0];
      if (!next || this.#closed) break;
      await this.#countOne(db, next);
      this.#waiting = this.#waiting.filter((draft) => draft.id !== next.id);
    }
  }

  async #countOne(db: Db, { id, kind }: Draft): Promise<void> {
    const [opened, library] = await Promise.all([readDraft(db, id), loadLibrary()]);
    if (!opened || this.#closed) return;
    const check = (this.#check ??= new Checking());
    check.look(opened.value, library, kind);
    await settled(check);
    if (this.#closed || check.failure) return;
    const errors = check.findings.filter(({ severity }) => severity === 'error').length;
    const count = { errors, warnings: check.findings.length - errors, writes: opened.draft.writes };
    this.#counts = { ...this.#counts, [id]: count };
  }

  close(): void {
    this.#closed = true;
    this.#check?.close();
  }
}

/** Resolves once the findings are those of the version that was looked at last, or nothing can be checked. */
export function settled(check: Checking): Promise<void> {
  return new Promise((resolve) => {
    const stop = $effect.root(() => {
      $effect(() => {
        if (!check.current && !check.failure) return;
        resolve();
        queueMicrotask(() => {
          stop();
        });
      });
    });
  });
}
