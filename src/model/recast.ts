import type { Body } from './body.ts';
import type { Person } from './customer.ts';
import type { Language } from './terms.ts';

type Named = Pick<Person, 'name' | 'called'>;
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Puts the names of one person in the place of another's. */
function renaming(from: Named, to: Named, language: Language): (text: string) => string {
  const names = new Map(
    (['called', 'name'] as const).map((form) => [from[form][language], to[form][language]]),
  );
  const longestFirst = [...names.keys()].sort((a, b) => b.length - a.length);
  const any = new RegExp(longestFirst.map(escaped).join('|'), 'g');
  return (text) => text.replace(any, (name) => names.get(name) ?? name);
}

/**
 * The body as it is told of somebody else: their name and form of address stand in every text, their face is shown.
 * Occupation and manner belong to the part, which the texts tell of, and stay. The hash is still that of the original,
 * which plays the same.
 */
export function recast(body: Body, id: string, person: Person): Body {
  const { occupation, manner } = body.person;
  const rename = { en: renaming(body.person, person, 'en'), zh: renaming(body.person, person, 'zh') };
  const walk = (value: unknown, language?: Language): unknown => {
    if (typeof value === 'string') return language ? rename[language](value) : value;
    if (Array.isArray(value)) return value.map((item) => walk(item, language));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [
        key,
        walk(inner, key === 'en' || key === 'zh' ? key : undefined),
      ]),
    );
  };
  const scenario = walk(body.scenario) as Body['scenario'];
  return {
    ...body,
    scenario: { ...scenario, customer: { ...scenario.customer, person: id } },
    person: { ...person, occupation, manner },
    voices: walk(body.voices) as Body['voices'],
  };
}
