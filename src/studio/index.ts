export { OpenDraft } from './draft.svelte.ts';
