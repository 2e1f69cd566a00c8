import { createContext } from 'svelte';
import type { Spot } from '../room.svelte.ts';

/** What is selected, for the links: each finds out by itself whether it stands out, and none of the others is drawn anew. */
export const [chosen, setChosen] = createContext<() => Spot>();
