import { freshDb } from '../storage/fresh.ts';
import fc from 'fast-check';
import { flushSync } from 'svelte';
import { expect, onTestFinished, test, vi } from 'vitest';
import { beginDraft, blankScenario, type Sketch } from '#model';
import { createDraft, forgetDraft, readDraft, readVersions, tagDraft, type Db } from '#storage';
import { OpenDraft } from '../../src/studio/draft.svelte.ts';
import { doing, done, written, type Doing } from '../storage/sketching.ts';
import { sharedLocks } from './tabs.ts';

const begun: Sketch = { ...blankScenario('late-parcel'), nodes: { a: 'first' } };
const write = (value: Sketch, text: string, key = 'a'): Sketch =>
  done(value, { what: 'write', key, text, typing: false, after: 0 });
const noteOf = (draft: OpenDraft): unknown => (draft.value['nodes'] as Sketch)['a'];

async function stored(): Promise<Db> {
  const db = freshDb();
  await createDraft(db, beginDraft({ id: 'd1', kind: 'scenario', value: begun, now: 1, source: '# mine' }));
  return db;
}

async function opened(db: Db, around: Parameters<typeof OpenDraft.open>[2] = {}): Promise<OpenDraft> {
  const draft = await OpenDraft.open(db, 'd1', around);
  if (!draft) throw new Error('d1 is not there');
  onTestFinished(() => draft.close());
  return draft;
}

/** The next write fails as on a full disk, in the middle of its transaction. */
const failOnce = (db: Db) =>
  vi.spyOn(db.drafts, 'put').mockImplementationOnce(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });

/** What should become of a draft: all values there were, which of them it stands at, and what is being typed. */
class Told {
  values = [begun];
  at = 0;
  typing: { key: string; n: number; at: number } | undefined;
  clock = 1000;

  get value(): Sketch {
    return this.values[this.at] ?? {};
  }

  take(what: Doing): void {
    if (what.what === 'undo' || what.what === 'redo') {
      const at = this.at + (what.what === 'undo' ? -1 : 1);
      if (at < 0 || at >= this.values.length) return;
      [this.at, this.typing] = [at, undefined];
      return;
    }
    if (what.what === 'reload') this.typing = undefined;
    if (what.what !== 'write' && what.what !== 'drop' && what.what !== 'turn') return;
    const key = what.what === 'write' && what.typing ? what.key : undefined;
    const { typing, at, clock } = this;
    const more = key !== undefined && typing?.key === key && typing.n === at && clock - typing.at <= 1000;
    const before = this.values[more ? at - 1 : at] ?? {};
    const after = done(this.value, what);
    const same = written(after) === written(before);
    if (same && !more) return;
    this.values = [...this.values.slice(0, more ? at : at + 1), ...(same ? [] : [after])];
    this.at = this.values.length - 1;
    this.typing = key !== undefined && !same ? { key, n: this.at, at: clock } : undefined;
  }
}

test('after any edits, undos, redos, failed writes and reloads there is what should be', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(doing, { maxLength: 25 }), async (all) => {
      const db = await stored();
      const told = new Told();
      const around = { now: () => told.clock };
      let draft = await opened(db, around);
      let versions = 0;
      for (const one of all) {
        if (one.what === 'write') told.clock += one.after;
        told.take(one);
        if (one.what === 'undo' || one.what === 'redo') draft[one.what]();
        else if (one.what === 'fail') failOnce(db);
        else if (one.what === 'version') {
          await draft.flush(); // a write that fails was this one
          const version = { note: 'n', hash: 'h', findings: { errors: 0, warnings: 0 } };
          versions += await draft.keepVersion(version).then(
            () => 1,
            () => 0,
          );
        } else if (one.what === 'reload') {
          await draft.flush();
          vi.restoreAllMocks();
          await draft.close();
          draft = await opened(db, around);
        } else
          draft.edit(
            'Write',
            (value) => done(value, one),
            one.what === 'write' && one.typing ? one.key : undefined,
          );
        expect(written(draft.value)).toBe(written(told.value));
        expect([draft.draft.at, draft.draft.last]).toEqual([told.at, told.values.length - 1]);
        expect([!draft.undoable, !draft.redoable]).toEqual([
          told.at === 0,
          told.at === told.values.length - 1,
        ]);
      }
      await draft.flush();
      vi.restoreAllMocks();
      await draft.flush();
      expect(draft.saved).toBe('saved');
      const read = await readDraft(db, 'd1');
      expect(written(read?.value)).toBe(written(told.value));
      expect(read?.edits).toHaveLength(told.values.length - 1);
      expect(await readVersions(db, 'd1')).toHaveLength(versions);
      for (let at = told.values.length - 1; at >= 0; at--) {
        draft.moveTo(at);
        expect(written(draft.value)).toBe(written(told.values[at]));
      }
      draft.moveTo(told.values.length - 1);
      expect(written(draft.value)).toBe(written(told.values.at(-1)));
      await draft.close();
    }),
    { numRuns: 60 },
  );
}, 120_000);

test('what is typed is on the screen at once, and stored with what follows soon', async () => {
  const db = await stored();
  const draft = await opened(db);
  expect([draft.saved, draft.locked, draft.source, draft.undoable]).toEqual([
    'saved',
    false,
    '# mine',
    undefined,
  ]);
  for (const text of ['H', 'He', 'Hey']) draft.edit('Write', (value) => write(value, text), 'nodes.a');
  expect([noteOf(draft), draft.saved]).toEqual(['Hey', 'saving']);
  expect((await readDraft(db, 'd1'))?.draft.writes).toBe(0);
  await vi.waitFor(() => {
    expect(draft.saved).toBe('saved');
  });
  const read = await readDraft(db, 'd1');
  expect(read).toMatchObject({ draft: { writes: 1, at: 1 }, value: { nodes: { a: 'Hey' } } });
  expect(read?.edits).toMatchObject([{ label: 'Write', place: 'nodes.a' }]);
});

test('another place, another label, or no place is an edit of its own', async () => {
  const draft = await opened(await stored(), { now: () => 5 });
  draft.edit('Write', (value) => write(value, 'x'), 'nodes.a');
  draft.edit('Write', (value) => write(value, 'x', 'b'), 'nodes.b');
  draft.edit('Clear', (value) => write(value, '', 'b'), 'nodes.b');
  draft.edit('Add', (value) => write(value, '', 'c'));
  draft.edit('Add', (value) => write(value, '', 'd'));
  expect(draft.edits.map(({ label }) => label)).toEqual(['Write', 'Write', 'Clear', 'Add', 'Add']);
});

test('what is listed follows what is written', async () => {
  const db = await stored();
  const draft = await opened(db);
  draft.edit('Title', (value) => ({ ...value, title: { en: 'Late', zh: '晚了' }, module: 'crm' }));
  await draft.tag(['post']);
  await draft.flush();
  expect((await readDraft(db, 'd1'))?.draft).toMatchObject({
    title: { en: 'Late', zh: '晚了' },
    module: 'crm',
    tags: ['post'],
    hand: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
  });
});

test('a write that fails is told, keeps everything, and goes with the next try', async () => {
  const db = await stored();
  const draft = await opened(db);
  failOnce(db);
  draft.edit('Write', (value) => write(value, 'one'));
  await vi.waitFor(() => {
    expect([draft.saved, draft.trouble]).toEqual(['failed', 'full']);
  });
  expect((await readDraft(db, 'd1'))?.value).toEqual(begun);
  draft.edit('Write', (value) => write(value, 'two', 'b'));
  draft.undo();
  await draft.flush();
  expect([draft.saved, draft.trouble]).toEqual(['saved', undefined]);
  expect(await readDraft(db, 'd1')).toMatchObject({
    draft: { at: 1, last: 2 },
    value: { nodes: { a: 'one' } },
  });
});

test('a version is what stood there when it was kept, and comes back as an edit', async () => {
  const db = await stored();
  const draft = await opened(db);
  draft.edit('Write', (value) => write(value, 'one'), 'nodes.a');
  const kept = draft.keepVersion({
    note: 'n',
    hash: 'h',
    findings: { errors: 0, warnings: 0 },
    published: true,
  });
  draft.edit('Write', (value) => write(value, 'two', 'b'));
  await kept;
  const [version] = await readVersions(db, 'd1');
  expect(version).toMatchObject({ n: 1, note: 'n', published: true, value: { nodes: { a: 'one' } } });
  if (version) draft.restore(version, 'Restore');
  expect(draft.value['nodes']).toEqual({ a: 'one' });
  draft.undo();
  expect(draft.value['nodes']).toEqual({ a: 'one', b: 'two' });
  await draft.flush();
  expect(draft.saved).toBe('saved');
});

test('a second tab is told, follows, and can take over; the first one is told then', async () => {
  const db = await stored();
  const locks = sharedLocks();
  const [first, second] = [await opened(db, { locks }), await opened(db, { locks })];
  expect([first.locked, second.locked]).toEqual([false, true]);
  second.edit('Write', (value) => write(value, 'no'));
  second.undo();
  expect(noteOf(second)).toBe('first');
  first.edit('Write', (value) => write(value, 'one'));
  await vi.waitFor(() => {
    expect(noteOf(second)).toBe('one');
  });
  first.edit('Write', (value) => write(value, 'two'), 'nodes.a'); // not stored yet
  await second.takeOver();
  await vi.waitFor(() => {
    expect([first.locked, second.locked]).toEqual([true, false]);
    expect(noteOf(second)).toBe('two');
  });
  second.undo();
  await vi.waitFor(() => {
    expect(noteOf(first)).toBe('one');
  });
  await second.close();
  const third = await opened(db, { locks });
  expect([third.locked, noteOf(third)]).toEqual([false, 'one']);
});

test('where tabs cannot be told apart, the second writer is refused and can go on from the first', async () => {
  const db = await stored();
  const [first, second] = [await opened(db), await opened(db)];
  second.edit('Write', (value) => write(value, 'theirs'), 'nodes.a');
  first.edit('Write', (value) => write(value, 'ours'));
  await first.flush();
  await second.flush();
  expect([second.saved, second.trouble, noteOf(second)]).toEqual(['failed', 'another-tab', 'theirs']);
  await second.reread();
  expect([second.saved, second.trouble, noteOf(second)]).toEqual(['saved', undefined, 'ours']);
  const kept = await readDraft(db, second.parted ?? '');
  expect(kept).toMatchObject({
    draft: { parted: expect.any(Number) as number, at: 1, last: 1, writes: 0 },
    edits: [{ draft: second.parted, n: 1, label: 'Write' }],
    value: { nodes: { a: 'theirs' } },
  });
  second.edit('Write', (value) => write(value, 'both'));
  await second.flush();
  expect((await readDraft(db, 'd1'))?.value).toEqual(write(begun, 'both'));
});

test('taking over a draft whose last edits could not be stored loses none of them', async () => {
  const db = await stored();
  const locks = sharedLocks();
  const first = await opened(db, { locks });
  const second = await opened(db, { locks });
  const fails = (what: 'put' | 'bulkAdd') =>
    vi.spyOn(db.drafts, what).mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
  let full = fails('put');
  first.edit('Write', (value) => write(value, 'unsaved'));
  await vi.waitFor(() => {
    expect(first.trouble).toBe('full');
  });
  await second.takeOver();
  await vi.waitFor(() => {
    expect([first.locked, second.locked, noteOf(second)]).toEqual([true, false, 'first']);
  });
  full.mockRestore();
  // Nobody has written meanwhile, so it simply goes on.
  await first.takeOver();
  expect([first.saved, first.parted, noteOf(first)]).toEqual(['saved', undefined, 'unsaved']);

  full = fails('put');
  first.edit('Write', (value) => write(value, 'lost?', 'b'));
  await vi.waitFor(() => {
    expect(first.trouble).toBe('full');
  });
  await second.takeOver();
  await first.flush();
  full.mockRestore();
  second.edit('Write', (value) => write(value, 'theirs'));
  await second.flush();
  // Where not even the copy can be stored, all stays where it is.
  const refused = fails('bulkAdd');
  await first.takeOver();
  expect([first.saved, first.trouble, noteOf(first)]).toEqual(['failed', 'full', 'unsaved']);
  expect(first.value['nodes']).toMatchObject({ b: 'lost?' });
  refused.mockRestore();
  await first.reread();
  expect([first.saved, noteOf(first)]).toEqual(['saved', 'theirs']);
  expect((await readDraft(db, first.parted ?? ''))?.value['nodes']).toEqual({ a: 'unsaved', b: 'lost?' });
});

test('what is only shown takes no edits and is stored nowhere', async () => {
  const draft = OpenDraft.showing(beginDraft({ id: 'd1', kind: 'scenario', value: begun, now: 1 }));
  draft.edit('Write', (value) => write(value, 'no'));
  draft.undo();
  expect([draft.shown, draft.locked, draft.saved, noteOf(draft)]).toEqual([true, true, 'saved', 'first']);
  await expect(draft.tag(['x'])).rejects.toThrow('only shown');
  await draft.close();
});

test('a draft that is deleted elsewhere says so, tags given elsewhere are shown', async () => {
  const db = await stored();
  const draft = await opened(db);
  await tagDraft(db, 'd1', ['new']);
  await vi.waitFor(() => {
    expect(draft.draft.tags).toEqual(['new']);
  });
  await forgetDraft(db, 'd1');
  await vi.waitFor(() => {
    expect([draft.saved, draft.trouble]).toEqual(['failed', 'gone']);
  });
  expect(await OpenDraft.open(db, 'd1')).toBeUndefined();
});

test('what is left when the page is hidden is stored at once', async () => {
  const db = await stored();
  const draft = await opened(db);
  draft.edit('Write', (value) => write(value, 'x'), 'nodes.a');
  window.dispatchEvent(new Event('pagehide'));
  await vi.waitFor(async () => {
    expect((await readDraft(db, 'd1'))?.draft.at).toBe(1);
  }, 250);
});

test('values of a screen can be written, and what is shown follows edits', async () => {
  const db = await stored();
  const draft = await opened(db);
  const seen: unknown[] = [];
  const stop = $effect.root(() => {
    $effect(() => {
      seen.push(noteOf(draft));
    });
  });
  flushSync();
  const field = $state({ en: 'Hello' });
  draft.edit('Write', (value) => ({ ...value, nodes: { a: field } }));
  flushSync();
  field.en = 'changed later';
  await draft.flush();
  expect(draft.saved).toBe('saved');
  expect(seen).toEqual(['first', { en: 'Hello' }]);
  expect((await readDraft(db, 'd1'))?.value['nodes']).toEqual({ a: { en: 'Hello' } });
  stop();
});
