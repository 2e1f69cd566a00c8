import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bodyOf, readScenario, type Library } from '#content/build';
import { CustomerModel, type Body } from '#model';
import { readYaml } from '#model/yaml';
import { library } from './library.ts';

/** The text of a scenario in test/fixtures/. */
export function fixture(name: string): string {
  return readFileSync(fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url)), 'utf8');
}

/** The shipped library with a reaction model that stays as it is. */
export const steady: Library = { ...library, model: modelOf('customers.yaml') };

function modelOf(name: string): CustomerModel {
  const { source, issues } = readYaml(fixture(name), name, CustomerModel);
  if (!source) throw new Error(JSON.stringify(issues));
  return source.value;
}

/** A scenario of test/fixtures/ that is sound. */
export function tiny(name: string): Body {
  const { scenario, issues } = readScenario(fixture(name), name, steady);
  if (!scenario || issues.some((i) => i.severity === 'error')) throw new Error(JSON.stringify(issues));
  return bodyOf(scenario, steady);
}
