import { createRawSnippet } from 'svelte';
import { vi } from 'vitest';
import { Preferences, type Place } from '#learner';
import { href } from '#app';
import { folds } from '#insight';
import type { Attempt, Body } from '#model';
import { beginAttempt, Db, forgetEverything, recordEntry } from '#storage';

/** What a screen is given beside its route; `go` and `rename` remember where they were sent. */
export function given() {
  return {
    link: href,
    go: vi.fn<(place: Place) => void>(),
    rename: vi.fn<(place: Place) => void>(),
    bar: createRawSnippet(() => ({ render: () => '<header>Rapport</header>' })),
    preferences: new Preferences(undefined, document.createElement('html')),
  };
}

/** The database that the screens use. */
export const db = new Db(folds);

/** Leaves nothing of another test. */
export async function forget(): Promise<void> {
  await forgetEverything(db);
}

/** Stores an attempt as if it had been played up to here. */
export async function keep(attempt: Attempt, body: Body, choices: readonly string[]): Promise<void> {
  const { result, ...rest } = attempt;
  await beginAttempt(db, { ...rest, turns: 0 }, body);
  for (const [n, choice] of choices.entries()) {
    const last = n === choices.length - 1;
    await recordEntry(
      db,
      { attempt: attempt.id, n, choice, at: attempt.begun + n },
      last ? result : undefined,
    );
  }
}
