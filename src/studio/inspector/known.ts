import * as v from 'valibot';
import type { Library } from '#content';
import { say } from '#i18n';
import { Act, meters, personalities, type Sketch } from '#model';
import { meterName, outcomeName, personalityName, signed } from '#ui';
import { shortened, shortStep } from '../called.ts';
import { isMap, listAt, mapAt } from '../edit/at.ts';
import { outlineOf } from '../edit/links.ts';
import { wordsOf } from '../outline/rows.ts';
import { entryOf, type Entry } from './fields/sought.ts';

/** Something to choose from. */
export interface Choice {
  id: string;
  name: string;
}

/** The service acts that a scenario can name: those of the course, and its own as far as they are complete. */
export function actsOf(sketch: Sketch, library: Library): Record<string, Act> {
  const own = Object.entries(mapAt(sketch, ['own', 'acts'])).flatMap(([id, value]) => {
    const { success, output } = v.safeParse(Act, value);
    return success ? [[id, output] as const] : [];
  });
  return { ...library.model.acts, ...Object.fromEntries(own) };
}

/** What an act does before anything weighs on it, in a line. */
export function doesOf({ effect }: Act): string {
  return meters
    .flatMap((meter) => (effect[meter] ? [`${meterName(meter)} ${signed(effect[meter])}`] : []))
    .join(' · ');
}

/** The acts to search in. */
export function actEntries(sketch: Sketch, library: Library): Entry[] {
  return Object.entries(actsOf(sketch, library)).map(([id, act]) =>
    entryOf(id, act.name, doesOf(act), act.family),
  );
}

/** The principles to search in; those of the sketch's own module first. */
export function principleEntries(sketch: Sketch, { principles, modules }: Library): Entry[] {
  const own = sketch['module'];
  const nameOf = new Map(modules.map(({ id, name }) => [id, name]));
  return Object.entries(principles)
    .toSorted(([, a], [, b]) => Number(b.module === own) - Number(a.module === own))
    .map(([id, { name, statement, module }]) => {
      const of = nameOf.get(module);
      const more = `${statement.en} ${statement.zh} ${of ? `${of.en} ${of.zh}` : ''}`;
      return entryOf(id, name, say(statement), more);
    });
}

export const moduleChoices = ({ modules }: Library): Choice[] =>
  modules.map(({ id, name }) => ({ id, name: say(name) }));

/**
 * The steps that an answer can lead to, in the order of the outline, by what is said there; those that read the same
 * with their names in links. With `only`, just that one.
 */
export function stepChoices(sketch: Sketch, only?: string): Choice[] {
  const nameOf = new Map(Object.keys(mapAt(sketch, ['nodes'])).map((id) => [id, shortStep(sketch, id)]));
  const counts = new Map<string, number>();
  for (const name of nameOf.values()) counts.set(name, (counts.get(name) ?? 0) + 1);
  const ids = only === undefined ? outlineOf(sketch).map(({ id }) => id) : [only];
  return ids.flatMap((id) => {
    const name = nameOf.get(id);
    return name === undefined ? [] : [{ id, name: counts.get(name) === 1 ? name : `${name} · ${id}` }];
  });
}

/** The endings. */
export function endingChoices(sketch: Sketch): Choice[] {
  const endings = new Set(outlineOf(sketch).flatMap(({ id, kind }) => (kind === 'end' ? [id] : [])));
  return stepChoices(sketch).filter(({ id }) => endings.has(id));
}

/** What is promised in a scenario, by what was said. */
export function promiseChoices(sketch: Sketch): Choice[] {
  return Object.entries(mapAt(sketch, ['promises'])).map(([id, promise]) => ({
    id,
    name: shortened(wordsOf(mapAt(promise, ['text'])), 60) || id,
  }));
}

/** The texts of a map by its ids. */
export function textChoices(sketch: Sketch, list: readonly (string | number)[], key?: string): Choice[] {
  return Object.entries(mapAt(sketch, list)).map(([id, part]) => {
    const text = key === undefined ? part : isMap(part) ? part[key] : undefined;
    return { id, name: shortened(wordsOf(text), 60) || id };
  });
}

/** Whom a scenario can be played with. */
export function playedWith(sketch: Sketch) {
  const said = mapAt(sketch, ['customer'])['personality'];
  if (said === 'any') return [...personalities];
  const some = typeof said === 'string' ? [said] : listAt(sketch, ['customer', 'personality']);
  return personalities.filter((p) => some.includes(p));
}

export const personalityChoices = (): Choice[] =>
  personalities.map((id) => ({ id, name: personalityName(id) }));
export const outcomeChoices = (): Choice[] =>
  (['kept', 'strained', 'lost'] as const).map((id) => ({ id, name: outcomeName(id) }));
