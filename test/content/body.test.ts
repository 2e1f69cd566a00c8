import { expect, test } from 'vitest';
import { bodyFrom, loadLibrary } from '#content';
import { library, shipped } from '../support/library.ts';

test('the library that is fetched is the one that is read, and bodies made with it are those that are shipped', async () => {
  const fetched = await loadLibrary();
  expect(fetched).toEqual(library);
  for (const body of shipped().slice(0, 3)) expect(await bodyFrom(body.scenario, fetched)).toEqual(body);
});
