import type { CustomerModel, Language, Module, Person, Principle, Scenario, Voices } from '#model';
import type { Known } from '#proof';
import { withOwn } from './own.ts';

/** Everything that scenarios refer to. */
export interface Library {
  model: CustomerModel;
  people: Record<string, Person>;
  voices: Voices;
  modules: (Module & { keywords: Record<Language, string[]> })[];
  principles: Record<string, Principle>;
}

/** The words of a module, by language; none where there is no such module. */
export function keywordsOf({ modules }: Library, id: string): Record<Language, readonly string[]> {
  return modules.find((m) => m.id === id)?.keywords ?? { en: [], zh: [] };
}

/** What a scenario may refer to: in the course, and of its own. */
export function knownOf(course: Library, scenario: Pick<Scenario, 'own'> = {}): Known {
  const library = withOwn(course, scenario);
  return {
    model: library.model,
    modules: new Set(library.modules.map((m) => m.id)),
    people: new Map(Object.entries(library.people)),
    principles: new Map(Object.entries(library.principles).map(([id, { module }]) => [id, module])),
  };
}
