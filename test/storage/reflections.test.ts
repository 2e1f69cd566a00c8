import { freshDb } from './fresh.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { folds } from '#insight';
import {
  Db,
  keepReflection,
  listReflections,
  readBackup,
  readReflection,
  restoreBackup,
  writeBackup,
} from '#storage';
import type { Reflection } from '#model';

const reflection = (more: Partial<Reflection> = {}): Reflection => ({
  id: 'service-levels/reflection/0',
  module: 'service-levels',
  ask: 'When did you last wait?',
  text: 'On Monday.',
  at: 1000,
  ...more,
});

test('what is written is kept, module by module, and overwritten by what is written next', async () => {
  const db = freshDb();
  await keepReflection(db, reflection(), undefined);
  await keepReflection(db, reflection({ id: 'x/reflection/0', module: 'x' }), undefined);
  await keepReflection(db, reflection({ text: 'On Tuesday.', at: 2000 }), 1000);
  expect(await readReflection(db, 'service-levels/reflection/0')).toEqual(
    reflection({ text: 'On Tuesday.', at: 2000 }),
  );
  expect(await listReflections(db, 'x')).toHaveLength(1);
  expect(await listReflections(db)).toHaveLength(2);
});

test('a text that is deleted is gone', async () => {
  const db = freshDb();
  await keepReflection(db, reflection(), undefined);
  expect(await keepReflection(db, reflection({ text: '', at: 2000 }), 1000)).toBeUndefined();
  expect(await listReflections(db)).toEqual([]);
});

test('what another tab wrote meanwhile is kept too', async () => {
  const db = freshDb();
  await keepReflection(db, reflection({ text: 'here', at: 1 }), undefined);
  await keepReflection(db, reflection({ text: 'there', at: 2 }), 1);
  expect((await keepReflection(db, reflection({ text: 'here and on', at: 3 }), 1))?.text).toBe(
    'there\n\nhere and on',
  );
});

const texts = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.string({ minLength: 1, maxLength: 5 }));

test('a restored backup loses nothing of either side, and nothing changes the second time', async () => {
  await fc.assert(
    fc.asyncProperty(texts, texts, fc.boolean(), async (mine, theirs, older) => {
      const [here, there] = [new Db(folds, crypto.randomUUID()), new Db(folds, crypto.randomUUID())];
      for (const [id, text] of Object.entries(mine))
        await keepReflection(here, reflection({ id, text }), undefined);
      for (const [id, text] of Object.entries(theirs))
        await keepReflection(there, reflection({ id, text, at: older ? 500 : 2000 }), undefined);
      const read = readBackup(await writeBackup(there));
      if ('issues' in read) throw new Error(JSON.stringify(read.issues));
      await restoreBackup(here, read.backup);
      const once = await listReflections(here);
      for (const [id, text] of [...Object.entries(mine), ...Object.entries(theirs)])
        expect(once.find((r) => r.id === id)?.text).toContain(text);
      await restoreBackup(here, read.backup);
      expect(await listReflections(here)).toEqual(once);
      await Promise.all([here.delete(), there.delete()]);
    }),
    { numRuns: 30 },
  );
});

test('a reflection that is there twice makes a backup damaged', () => {
  const backup = { rapport: 2, made: '2026-08-29T10:00:00.000Z', attempts: [], entries: [], texts: [] };
  const read = readBackup(JSON.stringify({ ...backup, reflections: [reflection(), reflection()] }));
  expect('issues' in read && read.issues.map(({ code, path }) => [code, path])).toEqual([
    ['backup-damaged', 'reflections.1'],
  ]);
});
