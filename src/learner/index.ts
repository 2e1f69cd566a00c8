export { saveBackup } from './backup.ts';
export type { Place, Ways, Who } from './place.ts';
export { Preferences } from './preferences.svelte.ts';
export { loadScreen } from './screens.ts';
