import { createContext } from 'svelte';
import type { StudioProps } from './place.ts';

/** What the parts of a screen of the studio reach beyond it with. */
export type Around = Pick<StudioProps, 'link' | 'go' | 'open'>;

export const [around, setAround] = createContext<Around>();
