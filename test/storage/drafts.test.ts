import { freshDb } from './fresh.ts';
import { expect, test, vi } from 'vitest';
import { beginDraft, blankScenario, type Draft, type Sketch, type WholeDraft } from '#model';
import {
  createDraft,
  followDraft,
  forgetDraft,
  forgetEverything,
  importDrafts,
  keepEdits,
  keepVersion,
  listDrafts,
  readDraft,
  readVersions,
  tagDraft,
  troubleOf,
  type Db,
} from '#storage';
import { edited, written } from './sketching.ts';

const value: Sketch = { ...blankScenario('late-parcel'), title: { en: 'Late', zh: '晚了' } };
const begun = (id = 'd1', now = 1000): WholeDraft =>
  beginDraft({ id, kind: 'scenario', value, now, source: 'id: late-parcel # mine', tags: ['post'] });
const longer = (before: Sketch, text: string): Sketch => ({ ...before, minutes: 7, note: text });

/** A stored draft with some edits made. */
async function draftWith(db: Db, ...texts: string[]): Promise<{ draft: Draft; values: Sketch[] }> {
  await createDraft(db, begun());
  const values = [value];
  let draft = begun().draft;
  for (const text of texts) {
    const before = values.at(-1) ?? value;
    values.push(longer(before, text));
    const next = edited(draft, before, longer(before, text), 'tab-1');
    draft = await keepEdits(db, next.draft, [next.edit]);
  }
  return { draft, values };
}

test('a new draft is listed with what its value says, and read as it was made', async () => {
  const db = freshDb();
  const whole = begun();
  await createDraft(db, whole);
  expect(await listDrafts(db)).toEqual([whole.draft]);
  expect(whole.draft).toMatchObject({
    title: { en: 'Late', zh: '晚了' },
    module: 'service-mindset',
    tags: ['post'],
  });
  expect(await readDraft(db, 'd1')).toEqual({ ...begun(), versions: undefined, value });
  expect(await readDraft(db, 'd2')).toBeUndefined();
});

test('drafts are listed from the last one touched on', async () => {
  const db = freshDb();
  await importDrafts(db, [begun('d1', 5), begun('d2', 9), begun('d3', 7)]);
  expect((await listDrafts(db)).map(({ id }) => id)).toEqual(['d2', 'd3', 'd1']);
});

test('several drafts are imported all or none', async () => {
  const db = freshDb();
  await createDraft(db, begun('d2'));
  await expect(importDrafts(db, [begun('d1'), begun('d2'), begun('d3')])).rejects.toThrow();
  expect((await listDrafts(db)).map(({ id }) => id)).toEqual(['d2']);
  expect(await db.beginnings.count()).toBe(1);
});

test('edits are read again as they were made, undone and made again', async () => {
  const db = freshDb();
  const { draft, values } = await draftWith(db, 'x', 'y', 'z');
  expect((await readDraft(db, 'd1'))?.value).toEqual(values[3]);
  const undone = await keepEdits(db, { ...draft, at: 1 }, []);
  expect(await readDraft(db, 'd1')).toMatchObject({ value: values[1], draft: { at: 1, last: 3 } });
  await keepEdits(db, { ...undone, at: 3 }, []);
  expect(written((await readDraft(db, 'd1'))?.value)).toBe(written(values[3]));
});

test('an edit after an undo takes the place of what was undone', async () => {
  const db = freshDb();
  const { draft, values } = await draftWith(db, 'x', 'y', 'z');
  const next = edited({ ...draft, at: 1 }, values[1] ?? {}, longer(value, 'other'));
  await keepEdits(db, next.draft, [next.edit]);
  const read = await readDraft(db, 'd1');
  expect(read?.edits.map(({ n }) => n)).toEqual([1, 2]);
  expect(read?.value).toEqual(longer(value, 'other'));
});

test('the last edit can be written anew, and several at once', async () => {
  const db = freshDb();
  const { draft } = await draftWith(db, 'x');
  const one = edited({ ...draft, at: 0 }, value, longer(value, 'xy'));
  const two = edited(one.draft, longer(value, 'xy'), longer(value, 'more'));
  await keepEdits(db, two.draft, [one.edit, two.edit]);
  expect(await readDraft(db, 'd1')).toMatchObject({ value: { note: 'more' }, edits: [{ n: 1 }, { n: 2 }] });
});

test('who does not know what was written last is refused, and nothing is written', async () => {
  const db = freshDb();
  const { draft, values } = await draftWith(db, 'x');
  const late = edited({ ...draft, writes: 0 }, values[1] ?? {}, value);
  const error: unknown = await keepEdits(db, late.draft, [late.edit]).catch((e: unknown) => e);
  expect(troubleOf(error)).toBe('another-tab');
  expect((await readDraft(db, 'd1'))?.value).toEqual(values[1]);
  await forgetDraft(db, 'd1');
  expect(troubleOf(await keepEdits(db, draft, []).catch((e: unknown) => e))).toBe('gone');
});

test('edits that leave a gap, or belong elsewhere, are refused', async () => {
  const db = freshDb();
  const { draft, values } = await draftWith(db, 'x');
  const { draft: next, edit } = edited(draft, values[1] ?? {}, value);
  for (const [wrong, edits] of [
    [next, []],
    [{ ...next, at: 3, last: 3 }, [{ ...edit, n: 3 }]],
    [{ ...next, last: 3 }, [edit]],
    [{ ...next, at: 3 }, [edit]],
    [next, [{ ...edit, draft: 'd2' }]],
  ] as const)
    await expect(keepEdits(db, wrong, edits)).rejects.toThrow(RangeError);
  expect((await readDraft(db, 'd1'))?.draft).toEqual(draft);
});

test('a write that fails in the middle leaves what was there', async () => {
  const db = freshDb();
  const { draft, values } = await draftWith(db, 'x', 'y');
  const { draft: next, edit } = edited({ ...draft, at: 1 }, values[1] ?? {}, value);
  const whole = { ...edit, patches: [{ path: [], set: () => 'no data' }] }; // cannot be cloned
  await expect(keepEdits(db, next, [whole])).rejects.toThrow();
  expect((await readDraft(db, 'd1'))?.draft).toEqual(draft);
  expect((await readDraft(db, 'd1'))?.value).toEqual(values[2]);
});

test('versions stay as they were kept', async () => {
  const db = freshDb();
  const { draft, values } = await draftWith(db, 'x');
  const version = {
    value: values[1] ?? {},
    note: 'first',
    hash: 'h',
    findings: { errors: 0, warnings: 2 },
    made: 3000,
  };
  const now = await keepVersion(db, draft, version);
  const again = await keepVersion(db, now, { ...version, note: 'second', published: true });
  expect(again.writes).toBe(draft.writes + 2);
  expect(await readVersions(db, 'd1')).toEqual([
    { ...version, draft: 'd1', n: 1 },
    { ...version, note: 'second', published: true, draft: 'd1', n: 2 },
  ]);
  await expect(keepVersion(db, draft, version)).rejects.toThrow('written');
});

test('tags are changed beside the one who writes', async () => {
  const db = freshDb();
  const { draft, values } = await draftWith(db, 'x');
  await tagDraft(db, 'd1', ['new']);
  const next = edited(draft, values[1] ?? {}, value);
  expect(await keepEdits(db, next.draft, [next.edit])).toMatchObject({ tags: ['new'], at: 2 });
});

test('what was deleted leaves nothing, and can be brought back whole', async () => {
  const db = freshDb();
  const { draft } = await draftWith(db, 'x', 'y');
  await keepVersion(db, draft, { value, note: '', hash: 'h', findings: { errors: 1, warnings: 0 }, made: 1 });
  await createDraft(db, begun('d2'));
  const before = [await readDraft(db, 'd1'), await readVersions(db, 'd1')];
  const gone = await forgetDraft(db, 'd1');
  expect(await Promise.all([db.drafts, db.beginnings, db.edits, db.versions].map((t) => t.count()))).toEqual([
    1, 1, 0, 0,
  ]);
  await importDrafts(db, gone ? [gone] : []);
  expect([await readDraft(db, 'd1'), await readVersions(db, 'd1')]).toEqual(before);
  expect(await forgetDraft(db, 'd9')).toBeUndefined();
  await forgetEverything(db);
  expect(await listDrafts(db)).toEqual([]);
});

test('of those who have written it, the last hundred are remembered', async () => {
  const db = freshDb();
  await createDraft(db, begun());
  let { draft } = begun();
  for (let k = 0; k < 105; k++) draft = await keepEdits(db, { ...draft, hand: `tab-${String(k)}` }, []);
  expect(Object.keys(draft.hands)).toHaveLength(100);
  expect(draft.hands['tab-104']).toBe(105);
  expect(draft.hands['tab-4']).toBeUndefined();
});

test('a draft is followed until it is gone', async () => {
  const db = freshDb();
  const { draft } = await draftWith(db, 'x');
  const seen: (number | undefined)[] = [];
  const stop = followDraft(db, 'd1', (now) => seen.push(now?.writes));
  await vi.waitFor(() => {
    expect(seen).toEqual([1]);
  });
  await keepEdits(db, { ...draft, at: 0 }, []);
  await vi.waitFor(() => {
    expect(seen).toEqual([1, 2]);
  });
  await forgetDraft(db, 'd1');
  await vi.waitFor(() => {
    expect(seen).toEqual([1, 2, undefined]);
  });
  stop();
});
