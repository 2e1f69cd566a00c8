import type { Snippet } from 'svelte';
import type { Middle } from './room.svelte.ts';
import type { Db } from '#storage';

/** Everywhere one can be in the studio. */
export type StudioPlace =
  /** The library. */
  | { at: 'studio' }
  /** The writing room of a draft; with a pane, it is what one sees first. */
  | { at: 'draft'; id: string; pane?: Middle }
  /** The writing room of a conversation of the course, which can only be looked at. */
  | { at: 'course'; id: string }
  /** The same for the questions of a module of the course. */
  | { at: 'questions'; id: string }
  /** What somebody has sent as a link. */
  | { at: 'shared'; code: string };

/** What every screen of the studio is given. */
export interface StudioProps<A extends StudioPlace['at'] = StudioPlace['at']> {
  route: Extract<StudioPlace, { at: A }>;
  /** The address of a place. */
  link: (place: StudioPlace) => string;
  /** Goes there. */
  go: (place: StudioPlace) => void;
  /** The bar at the top of the app. */
  bar: Snippet;
  /** Opens what is kept in this browser. @throws what opening it throws; `troubleOf` tells. */
  open: () => Promise<Db>;
}
