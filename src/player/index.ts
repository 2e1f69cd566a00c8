export type { Advice } from './advice.ts';
export { default as Conversation } from './Conversation.svelte';
export { loadPieces, loadWhatShows } from './Later.svelte';
export { painted } from './painted.ts';
export { Session, type Recorder } from './session.svelte.ts';

/** The debrief, fetched when it is wanted. */
export type { Standing } from './debrief/standing.ts';

export const loadDebrief = () => import('./debrief/Debrief.svelte');
