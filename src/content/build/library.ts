import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import {
  CustomerModel,
  Inventory,
  Module,
  Person,
  Principle,
  Voices,
  Worksheet,
  type Issue,
  type Language,
} from '#model';
import { readYaml } from '#model/yaml';
import type { Known } from '#proof';

/** The files beside the scenarios, with what each must look like. */
export const shelves = {
  'customers.yaml': CustomerModel,
  'people.yaml': v.record(v.string(), Person),
  'voices.yaml': Voices,
  'modules.yaml': v.array(Module),
  'principles.yaml': v.record(v.string(), Principle),
  'course.yaml': Inventory,
  'worksheets.yaml': v.record(v.string(), Worksheet),
} as const;
export type Shelf = keyof typeof shelves;

/** Everything that scenarios refer to. */
export interface Library {
  model: CustomerModel;
  people: Record<string, v.InferOutput<typeof Person>>;
  voices: Voices;
  modules: v.InferOutput<typeof Module>[];
  principles: Record<string, Principle>;
}

/** A file in `scenarios/` is not as it must be. */
export class ContentError extends Error {
  override name = 'ContentError';
  readonly issues: Issue[];
  constructor(issues: Issue[]) {
    super(
      issues
        .map((i) => `${i.file ?? ''}:${String(i.line)}:${String(i.column)} ${i.path}: ${i.message}`)
        .join('\n'),
    );
    this.issues = issues;
  }
}

/** Reads one of the files beside the scenarios. @throws ContentError saying where and what. */
export function shelf<S extends Shelf>(folder: string, name: S): v.InferOutput<(typeof shelves)[S]> {
  const file = join(folder, name);
  const schema = shelves[name] as unknown as v.GenericSchema<unknown, v.InferOutput<(typeof shelves)[S]>>;
  const { source, issues } = readYaml(readFileSync(file, 'utf8'), file, schema);
  if (!source) throw new ContentError(issues);
  return source.value;
}

/** Reads the library from a folder `scenarios/`. @throws ContentError saying where and what. */
export function readLibrary(folder: string): Library {
  return {
    model: shelf(folder, 'customers.yaml'),
    people: shelf(folder, 'people.yaml'),
    voices: shelf(folder, 'voices.yaml'),
    modules: shelf(folder, 'modules.yaml'),
    principles: shelf(folder, 'principles.yaml'),
  };
}

/** The words of a module, by language. */
export function keywordsOf({ modules }: Library, id: string): Record<Language, readonly string[]> {
  return modules.find((m) => m.id === id)?.keywords ?? { en: [], zh: [] };
}

/** The ids that scenarios may refer to. */
export function knownOf(library: Library): Known {
  return {
    model: library.model,
    modules: new Set(library.modules.map((m) => m.id)),
    people: new Map(Object.entries(library.people)),
    principles: new Map(Object.entries(library.principles).map(([id, { module }]) => [id, module])),
  };
}
