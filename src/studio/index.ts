export type { StudioPlace, StudioProps } from './place.ts';
export { loadScreen } from './screens.ts';
export type { Middle } from './room.svelte.ts';
