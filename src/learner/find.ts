import { cardOf, loadBody } from '#content';
import type { Attempt } from '#model';
import type { StorageTrouble } from '#storage';
import { branchOf, secondChanceOf, standInOf } from './branches.ts';
import { freshId } from './chance.ts';
import { memory, troubleIn } from './memory.ts';
import { Practice } from './practice.svelte.ts';

/**
 * What became of an attempt: `playable`, and over perhaps; `nowhere` in this browser; open `elsewhere` in another
 * tab; `textless`: what it was played with is lost; `unfit`: its choices do not fit that text; `turnless`: it has no
 * such turn; `assessing`: it has no other roads before it is over; or not to be read.
 * `scenario` is there where it can be begun anew.
 */
export type Found =
  | { is: 'playable'; practice: Practice }
  | { is: 'nowhere' | 'elsewhere' }
  | { is: 'textless' | 'unfit'; scenario?: string }
  | { is: 'turnless' | 'assessing'; attempt: string }
  | { is: 'trouble'; trouble: StorageTrouble };

const anewOf = ({ scenario }: Attempt) => (cardOf(scenario) ? { scenario } : {});

async function looked(look: () => Promise<Found>): Promise<Found> {
  try {
    return await look();
  } catch (error) {
    return { is: 'trouble', trouble: await troubleIn(error) };
  }
}

/** Looks an attempt up and claims it for this tab; `anyway` takes it even where another tab has it. */
export function findAttempt(id: string, anyway: boolean): Promise<Found> {
  return looked(async () => {
    const { db, readAttempt, claimAttempt } = await memory();
    const kept = await readAttempt(db, id);
    if (!kept) return { is: 'nowhere' };
    const { attempt, entries: log, body } = kept;
    const anew = anewOf(attempt);
    if (!body) return { is: 'textless', ...anew };
    const played = { attempt, body, log, standIn: await standInOf(attempt) };
    if (attempt.result) return playable(() => new Practice(played), anew);
    const claim = await claimAttempt(id);
    if (!claim.held && !anyway) return { is: 'elsewhere' };
    const found = playable(() => new Practice({ ...played, claim }), anew);
    if (found.is !== 'playable') claim.release();
    return found;
  });
}

/** A new what-if that leaves an attempt at a turn, 1 for the first; stored with its first own choice, which is told. */
export function findBranch(id: string, turn: number, onkept: (id: string) => void): Promise<Found> {
  return looked(async () => {
    const { db, readAttempt } = await memory();
    const kept = await readAttempt(db, id);
    if (!kept) return { is: 'nowhere' };
    const { attempt: from, entries, body } = kept;
    if (!body) return { is: 'textless', ...anewOf(from) };
    if (from.mode === 'assessed' && !from.result) return { is: 'assessing', attempt: id };
    if (turn > entries.length) return { is: 'turnless', attempt: id };
    const attempt = branchOf(from, turn - 1, Date.now());
    const shared = { from: id, log: entries.slice(0, turn - 1) };
    const standIn = await standInOf(from);
    const branch = { attempt, body, standIn, shared, onkept: () => onkept(attempt.id) };
    return playable(() => new Practice(branch), anewOf(from));
  });
}

/** The situation of an attempt once more, blindly: with the text that is shipped now, or else that of the attempt. */
export function findSecondChance(id: string, onkept: (id: string) => void): Promise<Found> {
  return looked(async () => {
    const { db, readAttempt } = await memory();
    const kept = await readAttempt(db, id);
    if (!kept) return { is: 'nowhere' };
    const body = (await loadBody(kept.attempt.scenario)) ?? kept.body;
    if (!body) return { is: 'textless' };
    const attempt = secondChanceOf(kept.attempt, body, freshId(), Date.now());
    const standIn = await standInOf(attempt);
    return playable(() => new Practice({ attempt, body, standIn, onkept: () => onkept(attempt.id) }), {});
  });
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
