export { saveBackup } from './backup.ts';
export { memory } from './memory.ts';
export type { Place, Who } from './place.ts';
export { Preferences } from './preferences.svelte.ts';
export { loadScreen, type ScreenProps } from './screens.ts';
