export { default as Asked } from './Asked.svelte';
export { default as AskedMoment } from './AskedMoment.svelte';
export { default as Feedback } from './Feedback.svelte';
export { default as Timer } from './Timer.svelte';
export { default as ToldMoment } from './ToldMoment.svelte';
export { default as Verdict } from './Verdict.svelte';
export { putOf } from './put.ts';
