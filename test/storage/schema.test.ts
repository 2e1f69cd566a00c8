import { freshDb } from './fresh.ts';
import { Dexie } from 'dexie';
import { expect, test } from 'vitest';
import { folds } from '#insight';
import { Db, listMasteries, listSlots } from '#storage';
import { everythingIn, sampleAttempt, sampleBody, sampleEntry, sampleResult } from './samples.ts';

/** Released schemas, word for word. Add to them; what is here stays as it is. */
const shipped: Record<number, Record<string, string>> = {
  1: {
    attempts: 'id, scenario, module, begun, touched',
    entries: '[attempt+n], attempt',
    texts: 'hash, scenario',
    notes: 'key',
  },
  2: {
    attempts: 'id, scenario, module, begun, touched',
    entries: '[attempt+n], attempt',
    texts: 'hash, scenario',
    notes: 'key',
    reflections: 'id, module',
    quizzes: 'id, touched',
    answers: '[quiz+n], quiz, item, *principles, at',
    slots: 'slot',
    masteries: 'principle',
    memories: 'id, due',
    drafts: 'id, touched',
    beginnings: 'draft',
    edits: '[draft+n], draft',
    versions: '[draft+n], draft',
    folders: 'key',
  },
};

/** Rows as each version wrote them. */
const rows = {
  attempts: [sampleAttempt(), sampleAttempt({ id: 'a2', turns: 1, touched: 2000, result: sampleResult })],
  entries: [sampleEntry(0, { attempt: 'a2' })],
  texts: [{ hash: 'h1', scenario: 'late-parcel', body: sampleBody() }],
};

test('the schema in use is the last one that is listed here', () => {
  const latest = Math.max(...Object.keys(shipped).map(Number));
  const db = freshDb();
  expect(db.verno).toBe(latest);
  const declared = db.tables.map(({ name, schema }) => [
    name,
    [schema.primKey, ...schema.indexes].map(({ src }) => src).join(', '),
  ]);
  expect(Object.fromEntries(declared)).toEqual(shipped[latest]);
});

test.each(Object.entries(shipped))(
  'what version %s has written is read unchanged',
  async (version, stores) => {
    const name = crypto.randomUUID();
    const old = new Dexie(name);
    old.version(Number(version)).stores(stores);
    await old.table('attempts').bulkAdd(rows.attempts);
    await old.table('entries').bulkAdd(rows.entries);
    await old.table('texts').bulkAdd(rows.texts);
    old.close();
    const db = new Db(folds, name);
    expect(await everythingIn(db)).toEqual(rows);
    expect(db.backendDB().version).toBe(db.verno * 10);
    await db.delete();
  },
);

test('what version 1 has kept is in the sums as soon as it is opened', async () => {
  const name = crypto.randomUUID();
  const old = new Dexie(name);
  old.version(1).stores(shipped[1] ?? {});
  const result = { ...sampleResult, principles: { 'hear-out-first': 75 } };
  const attempt = sampleAttempt({ turns: 2, touched: 2001, result });
  const entries = [sampleEntry(0), sampleEntry(1)];
  await old.table('attempts').add(attempt);
  await old.table('entries').bulkAdd(entries);
  old.close();
  const db = new Db(folds, name);
  const { slots, masteries } = folds.rollUp([attempt], entries, []);
  expect(await listSlots(db)).toEqual([...slots.values()]);
  expect(await listSlots(db)).toMatchObject([{ choices: 2 }]);
  expect(await listMasteries(db)).toEqual([...masteries.values()]);
  expect(await listMasteries(db)).toMatchObject([{ principle: 'hear-out-first', count: 1 }]);
  await db.delete();
});
