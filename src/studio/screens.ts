import type { Component } from 'svelte';
import type { StudioPlace, StudioProps } from './place.ts';

type At = StudioPlace['at'];

const screens: { [A in At]: () => Promise<{ default: Component<StudioProps<A>> }> } = {
  studio: () => import('./Library.svelte'),
  draft: () => import('./Writing.svelte'),
  course: () => import('./Looking.svelte'),
  questions: () => import('./Looking.svelte'),
  shared: () => import('./files/Shared.svelte'),
};

/** Fetches the screen of a place. */
export async function loadScreen(place: StudioPlace): Promise<Component<StudioProps>> {
  return (await screens[place.at]()).default as Component<StudioProps>;
}
