import type { Component } from 'svelte';
import { loadScreen as loadPractice, memory, type Place, type ScreenProps } from '#learner';
import type { Db } from '#storage';
import type { StudioPlace, StudioProps } from '#studio';
import type { Route } from './routes.ts';

const studio = { studio: 1, draft: 1, course: 1, questions: 1, shared: 1 } satisfies Record<
  StudioPlace['at'],
  1
>;
const isStudio = (place: Route): place is StudioPlace => Object.hasOwn(studio, place.at);

type Props = Omit<ScreenProps & StudioProps, 'route'> & { route: Route };

/** Fetches the screen of a route; the studio is fetched by those alone who go there. */
export async function loadScreen(route: Route): Promise<Component<Props>> {
  const screen = isStudio(route)
    ? await import('#studio').then(({ loadScreen }) => loadScreen(route))
    : await loadPractice(route satisfies Place);
  return screen as unknown as Component<Props>;
}

/** What is kept in this browser, opened once for all screens. */
export async function openDb(): Promise<Db> {
  return (await memory()).db;
}
