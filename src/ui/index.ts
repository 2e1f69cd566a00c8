export { arrive } from './arrival.ts';
export { default as Bar } from './Bar.svelte';
export { default as Dialog } from './Dialog.svelte';
export { default as Face } from './Face.svelte';
export { default as Sign } from './Sign.svelte';
export * from './names.ts';
export { canSpeak, hush, speak } from './speech.ts';
