export { default as Aids } from './Aids.svelte';
export { default as Before } from './Before.svelte';
export { default as Order } from './decisions/Order.svelte';
export { default as RecordForm } from './decisions/RecordForm.svelte';
export { default as Reply } from './decisions/Reply.svelte';
export { default as Several } from './decisions/Several.svelte';
export { default as Sort } from './decisions/Sort.svelte';
export { default as Value } from './decisions/Value.svelte';
