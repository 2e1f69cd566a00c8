import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bodyOf, readScenario } from '#content/build';
import type { Body } from '#model';
import { library } from './library.ts';

/** The text of a scenario in test/fixtures/. */
export function fixture(name: string): string {
  return readFileSync(fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url)), 'utf8');
}

/** A scenario of test/fixtures/ that is sound. */
export function tiny(name: string): Body {
  const { scenario, issues } = readScenario(fixture(name), name, library);
  if (!scenario || issues.length) throw new Error(JSON.stringify(issues));
  return bodyOf(scenario, library);
}
