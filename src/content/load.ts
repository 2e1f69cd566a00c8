import bodies from 'virtual:rapport/bodies';
import type { Body, Handbook, Language, Person, Principle, Text, Worksheet } from '#model';
import type { Library } from './library.ts';

/**
 * Fetches one scenario; undefined where there is none of that id. In one language it can be talked through; its other
 * texts are empty until the whole is fetched, which fills them in on the same object.
 */
export async function loadBody(id: string, part: Language | 'whole' = 'whole'): Promise<Body | undefined> {
  return Object.hasOwn(bodies, id) ? (await bodies[id]?.[part]())?.default : undefined;
}

export async function loadPrinciples(): Promise<Record<string, Principle>> {
  return (await import('virtual:rapport/principles')).default;
}

/** The principles that each scenario marks, by its id. */
export async function loadTested(): Promise<Record<string, string[]>> {
  return (await import('virtual:rapport/tested')).default;
}

export async function loadPeople(): Promise<Record<string, Person>> {
  return (await import('virtual:rapport/people')).default;
}

/** Fetches the handbook of one module; undefined where it has none. */
export async function loadHandbook(module: string): Promise<Handbook | undefined> {
  const { default: handbooks } = await import('virtual:rapport/handbooks');
  return Object.hasOwn(handbooks, module) ? (await handbooks[module]?.())?.default : undefined;
}

/** What the questions of each module ask, without their answers. */
export async function loadAsked(): Promise<{ module: string; asks: Text[] }[]> {
  return (await import('virtual:rapport/asked')).default;
}

/** The sheets to work on alone, by id. */
export async function loadWorksheets(): Promise<Record<string, Worksheet>> {
  return (await import('virtual:rapport/worksheets')).default;
}

/** The pairs of principles that pull apart. */
export async function loadConflicts(): Promise<[string, string][]> {
  return (await import('virtual:rapport/conflicts')).default;
}

/** Everything that scenarios refer to. */
export async function loadLibrary(): Promise<Library> {
  return (await import('virtual:rapport/library')).default;
}
