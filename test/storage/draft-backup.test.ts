import { freshDb } from './fresh.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { folds } from '#insight';
import { beginDraft, type Sketch, type WholeDraft } from '#model';
import {
  createDraft,
  Db,
  keepEdits,
  keepVersion,
  listDrafts,
  readBackup,
  readDraft,
  readVersions,
  restoreBackup,
  writeBackup,
  type Backup,
} from '#storage';
import { edited, written } from './sketching.ts';

const value: Sketch = { title: { en: 'Late', zh: '晚了' }, note: '' };
const begun = (id = 'd1'): WholeDraft => beginDraft({ id, kind: 'scenario', value, now: 1000 });

async function write(db: Db, hand: string, text: string, id = 'd1'): Promise<void> {
  const opened = await readDraft(db, id);
  if (!opened) throw new Error(`no draft ${id}`);
  const after = { ...opened.value, note: `${String(opened.value['note'])}${text}` };
  const next = edited(opened.draft, opened.value, after, hand);
  await keepEdits(db, next.draft, [next.edit]);
}

async function undo(db: Db, hand: string, id: string): Promise<void> {
  const opened = await readDraft(db, id);
  if (opened?.draft.at) await keepEdits(db, { ...opened.draft, hand, at: opened.draft.at - 1 }, []);
}

async function backupOf(db: Db): Promise<Backup> {
  const read = readBackup(await writeBackup(db));
  if ('issues' in read) throw new Error(JSON.stringify(read.issues));
  return read.backup;
}

/** What is written in each draft, by id. */
async function notesIn(db: Db): Promise<Record<string, unknown>> {
  const drafts = await listDrafts(db);
  const values = await Promise.all(
    drafts.map(async ({ id }) => [id, (await readDraft(db, id))?.value['note']]),
  );
  return Object.fromEntries(values) as Record<string, unknown>;
}

/** A device, and another one that has begun with a backup of it. */
async function twoDevices(...texts: string[]): Promise<[Db, Db]> {
  const [one, two] = [freshDb(), freshDb()];
  await createDraft(one, begun());
  for (const text of texts) await write(one, 'one', text);
  expect(await restoreBackup(two, await backupOf(one))).toEqual({ added: 1, extended: 0, unchanged: 0 });
  return [one, two];
}

test('a draft comes back with its edits, its versions and where it stood', async () => {
  const db = freshDb();
  await createDraft(db, begun());
  for (const text of 'xyz') await write(db, 'one', text);
  const { draft } = (await readDraft(db, 'd1')) ?? begun();
  await keepVersion(db, draft, {
    value,
    note: 'n',
    hash: 'h',
    findings: { errors: 0, warnings: 0 },
    made: 2,
  });
  await undo(db, 'one', 'd1');
  const empty = freshDb();
  expect(await restoreBackup(empty, await backupOf(db))).toEqual({ added: 1, extended: 0, unchanged: 0 });
  expect(await readDraft(empty, 'd1')).toEqual(await readDraft(db, 'd1'));
  expect(await readVersions(empty, 'd1')).toEqual(await readVersions(db, 'd1'));
  expect(await notesIn(empty)).toEqual({ d1: 'xy' });
});

test('an older backup changes nothing, a newer one goes on, undone edits too', async () => {
  const [one, two] = await twoDevices('x');
  const old = await backupOf(one);
  await write(two, 'two', 'y');
  await write(two, 'two', 'z');
  await undo(two, 'two', 'd1');
  expect(await restoreBackup(one, await backupOf(two))).toEqual({ added: 0, extended: 1, unchanged: 0 });
  expect(await readDraft(one, 'd1')).toEqual(await readDraft(two, 'd1'));
  expect(await restoreBackup(one, old)).toEqual({ added: 0, extended: 0, unchanged: 1 });
  expect(await notesIn(one)).toEqual({ d1: 'xy' });
});

test('a draft that went on at both sides is kept twice, theirs with its date; once, however often', async () => {
  const [one, two] = await twoDevices('x');
  await write(one, 'one', 'a');
  await write(two, 'two', 'b');
  const theirs = await backupOf(two);
  expect(await restoreBackup(one, theirs)).toEqual({ added: 1, extended: 0, unchanged: 0 });
  expect(await notesIn(one)).toEqual({ d1: 'xa', 'd1~2': 'xb' });
  const parted = await readDraft(one, 'd1~2');
  expect(parted?.draft.parted).toBe(theirs.drafts?.[0]?.draft.touched);
  expect((await readDraft(one, 'd1'))?.draft.parted).toBeUndefined();
  expect(await restoreBackup(one, theirs)).toEqual({ added: 0, extended: 0, unchanged: 1 });
  await write(two, 'two', 'c');
  expect(await restoreBackup(one, await backupOf(two))).toEqual({ added: 0, extended: 1, unchanged: 0 });
  expect(await notesIn(one)).toEqual({ d1: 'xa', 'd1~2': 'xbc' });
});

test('what was written in two backups of a device with two hands is told apart from what went on', async () => {
  const [one, two] = await twoDevices('x', 'y');
  await write(one, 'another', 'z');
  expect(await restoreBackup(two, await backupOf(one))).toEqual({ added: 0, extended: 1, unchanged: 0 });
  expect(await notesIn(two)).toEqual({ d1: 'xyz' });
});

const step = fc.record({
  what: fc.constantFrom('write' as const, 'write' as const, 'undo' as const),
  where: fc.nat(3),
  text: fc.constantFrom('a', 'b'),
});

test('two devices that restore each other lose nothing, agree, and change nothing the second time', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 5 }),
      fc.array(step, { maxLength: 5 }),
      async (here, there) => {
        const [one, two] = [new Db(folds, crypto.randomUUID()), new Db(folds, crypto.randomUUID())];
        await createDraft(one, begun());
        await createDraft(one, begun('d2'));
        await restoreBackup(two, await backupOf(one));
        const play = async (db: Db, hand: string, steps: typeof here) => {
          for (const { what, where, text } of steps) {
            const ids = (await listDrafts(db)).map(({ id }) => id).sort();
            const id = ids[where % ids.length] ?? '';
            await (what === 'write' ? write(db, hand, text, id) : undo(db, hand, id));
          }
        };
        await play(one, 'one', here);
        await play(two, 'two', there);
        const [before, theirs] = [await notesIn(one), await notesIn(two)];
        const [fromOne, fromTwo] = [await backupOf(one), await backupOf(two)];
        await restoreBackup(one, fromTwo);
        const after = await notesIn(one);
        const touched = (backup: Backup, id: string) =>
          backup.drafts?.some(({ draft }) => draft.id === id && draft.writes > 0);
        for (const id of ['d1', 'd2']) {
          const both = [after[id], after[`${id}~2`]];
          if (touched(fromOne, id)) expect(both).toContain(before[id]);
          if (touched(fromTwo, id)) expect(both).toContain(theirs[id]);
          expect(both[1] !== undefined).toBe(touched(fromOne, id) && touched(fromTwo, id));
        }
        const all = written(await backupOf(one).then(({ drafts }) => drafts));
        const unchanged = { added: 0, extended: 0, unchanged: 2 };
        expect(await restoreBackup(one, fromTwo)).toEqual(unchanged);
        expect(await restoreBackup(one, fromOne)).toEqual(unchanged);
        expect(written(await backupOf(one).then(({ drafts }) => drafts))).toBe(all);
        await restoreBackup(two, await backupOf(one));
        expect(Object.values(await notesIn(two)).sort()).toEqual(Object.values(after).sort());
        // And both go on from there.
        await play(one, 'one-later', there);
        expect(readBackup(await writeBackup(one))).toHaveProperty('backup');
        await Promise.all([one.delete(), two.delete()]);
      },
    ),
    { numRuns: 40 },
  );
}, 60_000);

test.each<[string, (whole: WholeDraft) => unknown]>([
  ['an edit is missing', ({ edits }) => void edits.pop()],
  ['an edit is of another draft', ({ edits }) => void Object.assign(edits[0] ?? {}, { draft: 'd2' })],
  ['more is made than there is', ({ draft }) => void (draft.at = 9)],
  ['an edit does not fit', ({ edits }) => edits[0]?.patches.push({ path: ['gone'], drop: 'x' })],
  ['an edit cannot be undone', ({ edits }) => edits[1]?.inverse.pop()],
])('a backup is refused where %s', async (_, spoil) => {
  const db = freshDb();
  await createDraft(db, begun());
  await write(db, 'one', 'x');
  await write(db, 'one', 'y');
  const backup = JSON.parse(await writeBackup(db)) as Backup;
  for (const whole of backup.drafts ?? []) spoil(whole);
  const read = readBackup(JSON.stringify(backup));
  expect('issues' in read && read.issues.map(({ code, path }) => [code, path])).toEqual([
    ['backup-damaged', 'drafts.0'],
  ]);
});

test('a backup with the same draft twice, or with foreign keys in it, is refused', async () => {
  const db = freshDb();
  await createDraft(db, begun());
  const backup = await backupOf(db);
  const codeOf = (changed: object) => {
    const read = readBackup(JSON.stringify({ ...backup, ...changed }));
    return 'issues' in read ? read.issues[0]?.code : undefined;
  };
  const [whole] = backup.drafts ?? [];
  expect(codeOf({ drafts: [whole, whole] })).toBe('backup-damaged');
  expect(codeOf({ drafts: [{ ...whole, script: 1 }] })).toBe('backup-damaged');
  expect(
    codeOf({ drafts: [{ ...whole, beginning: { value: JSON.parse('{"__proto__":{}}') as Sketch } }] }),
  ).toBe('backup-unsafe');
});
