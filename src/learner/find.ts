import { cardOf } from '#content';
import type { StorageTrouble } from '#storage';
import { memory, troubleIn } from './memory.ts';
import { Practice } from './practice.svelte.ts';

/**
 * What became of an attempt: `playable`, and over perhaps; `nowhere` in this browser; open `elsewhere` in another
 * tab; `textless`: what it was played with is lost; `unfit`: its choices do not fit that text; or not to be read.
 * `scenario` is there where it can be begun anew.
 */
export type Found =
  | { is: 'playable'; practice: Practice }
  | { is: 'nowhere' | 'elsewhere' }
  | { is: 'textless' | 'unfit'; scenario?: string }
  | { is: 'trouble'; trouble: StorageTrouble };

/** Looks an attempt up and claims it for this tab; `anyway` takes it even where another tab has it. */
export async function findAttempt(id: string, anyway: boolean): Promise<Found> {
  try {
    const { db, readAttempt, claimAttempt } = await memory();
    const kept = await readAttempt(db, id);
    if (!kept) return { is: 'nowhere' };
    const { attempt, entries, body } = kept;
    const anew = cardOf(attempt.scenario) ? { scenario: attempt.scenario } : {};
    if (!body) return { is: 'textless', ...anew };
    if (attempt.result) return playable(() => new Practice({ attempt, body, log: entries }), anew);
    const claim = await claimAttempt(id);
    if (!claim.held && !anyway) return { is: 'elsewhere' };
    const found = playable(() => new Practice({ attempt, body, log: entries, claim }), anew);
    if (found.is !== 'playable') claim.release();
    return found;
  } catch (error) {
    return { is: 'trouble', trouble: await troubleIn(error) };
  }
}

function playable(make: () => Practice, anew: { scenario?: string }): Found {
  try {
    const practice = make();
    const { attempt, session } = practice;
    if (attempt.result && !session.over) return { is: 'unfit', ...anew };
    return { is: 'playable', practice };
  } catch (error) {
    // Whatever a text and a log that came by a file may do, the rest of the app stands.
    console.error(error);
    return { is: 'unfit', ...anew };
  }
}
