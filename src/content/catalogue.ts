import catalogue from 'virtual:rapport/catalogue';
import type { Card, Module } from '#model';

/** The modules of the course, in order. */
export const modules: readonly Module[] = catalogue.modules;
/** What there is to play, in the order of the course. */
export const cards: readonly Card[] = catalogue.cards;

export function cardOf(id: string): Card | undefined {
  return cards.find((c) => c.id === id);
}
