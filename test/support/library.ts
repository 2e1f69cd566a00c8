import { fileURLToPath } from 'node:url';
import { readBodies, readLibrary } from '#content/build';
import type { Body } from '#model';

export const folder = fileURLToPath(new URL('../../scenarios', import.meta.url));
export const library = readLibrary(folder);

let read: Body[] | undefined;
/** Every shipped scenario, read once a test file. */
export function shipped(): Body[] {
  read ??= readBodies(folder, library);
  return read;
}
