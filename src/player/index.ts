export type { Advice } from './advice.ts';
export type { OtherRoads } from './debrief/roads.ts';
export { default as Conversation } from './Conversation.svelte';
export { default as Gauges } from './Gauges.svelte';
export { default as Log } from './Log.svelte';
export { default as Question } from './Question.svelte';
export { default as WhyDialog } from './WhyDialog.svelte';
export { loadPieces, loadWhatShows } from './Later.svelte';
export { painted } from './painted.ts';
export { Session, type Recorder } from './session.svelte.ts';

export type { Standing } from './debrief/standing.ts';

/** The debrief, fetched when it is wanted. */
export const loadDebrief = () => import('./debrief/Debrief.svelte');

/** The conversation as it is read again, and what makes its lines. */
export async function loadTranscript() {
  const [{ default: Transcript }, { linesOf }] = await Promise.all([
    import('./debrief/Transcript.svelte'),
    import('./debrief/transcript.ts'),
  ]);
  return { Transcript, linesOf };
}

export type { Put } from './quiz/put.ts';

/** What asks a question and tells what an answer was worth; fetched with the first quiz. */
export const loadQuizPieces = () => import('./quiz/pieces.ts');
