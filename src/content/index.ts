import bodies from 'virtual:rapport/bodies';
import catalogue from 'virtual:rapport/catalogue';
import type { Body, Card, Module, Person, Principle } from '#model';

/** The modules of the course, in order. */
export const modules: readonly Module[] = catalogue.modules;
/** What there is to play, in the order of the course. */
export const cards: readonly Card[] = catalogue.cards;

export function cardOf(id: string): Card | undefined {
  return cards.find((c) => c.id === id);
}

/** Fetches one scenario; undefined where there is none of that id. */
export async function loadBody(id: string): Promise<Body | undefined> {
  return Object.hasOwn(bodies, id) ? (await bodies[id]?.())?.default : undefined;
}

export async function loadPrinciples(): Promise<Record<string, Principle>> {
  return (await import('virtual:rapport/principles')).default;
}

export async function loadPeople(): Promise<Record<string, Person>> {
  return (await import('virtual:rapport/people')).default;
}
