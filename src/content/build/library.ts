import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { CustomerModel, Inventory, Module, Person, Principle, Voices, Worksheet, type Issue } from '#model';
import { readYaml } from '#model/yaml';
import type { Library } from '../library.ts';

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
  const people = Object.entries(shelf(folder, 'people.yaml'));
  return {
    model: shelf(folder, 'customers.yaml'),
    people: Object.fromEntries(people.map(([id, { portrait: _, ...person }]) => [id, person])),
    voices: shelf(folder, 'voices.yaml'),
    modules: shelf(folder, 'modules.yaml'),
    principles: shelf(folder, 'principles.yaml'),
  };
}
