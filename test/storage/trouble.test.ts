import { freshDb } from './fresh.ts';
import { Dexie } from 'dexie';
import { expect, test } from 'vitest';
import { folds } from '#insight';
import { AnotherTab, AttemptGone, Db, listAttempts, readAttempt, recordEntry, troubleOf } from '#storage';
import { sampleEntry } from './samples.ts';

const dom = (name: string): DOMException => new DOMException('as the browser says it', name);
const bulk = Object.assign(new Error('1 of 2 failed'), {
  name: 'BulkError',
  failures: [new Dexie.AbortError(dom('QuotaExceededError') as never)],
});
const round: { name: string; inner?: unknown } = { name: 'AbortError' };
round.inner = round;

test.each([
  ['a log that went on', new AnotherTab('n'), 'another-tab'],
  ['a row that is there', dom('ConstraintError'), 'another-tab'],
  ['a full disk', dom('QuotaExceededError'), 'full'],
  ['a full disk as Dexie wraps it', new Dexie.AbortError(dom('QuotaExceededError') as never), 'full'],
  [
    'a full disk at commit, wrapped twice',
    new Dexie.OpenFailedError(new Dexie.AbortError(dom('QuotaExceededError') as never)),
    'full',
  ],
  ['a full disk in bulk', bulk, 'full'],
  ['a full disk as a cause', new Error('no', { cause: dom('QuotaExceededError') }), 'full'],
  ['a full disk among many', new AggregateError([dom('QuotaExceededError')]), 'full'],
  ['a lock that does not come', dom('TimeoutError'), 'blocked'],
  ['no IndexedDB', new Dexie.MissingAPIError(), 'missing'],
  [
    'no IndexedDB, asked again',
    new Dexie.DatabaseClosedError(new Dexie.MissingAPIError() as never),
    'missing',
  ],
  ['storage forbidden', dom('SecurityError'), 'missing'],
  ['private mode of old browsers', new Dexie.OpenFailedError(dom('InvalidStateError') as never), 'missing'],
  ['a newer database', dom('VersionError'), 'newer'],
  [
    'a newer database, asked again',
    new Dexie.DatabaseClosedError(new Dexie.VersionError('2') as never),
    'newer',
  ],
  ['a deleted attempt', new AttemptGone('a'), 'gone'],
  ['a closed database', new Dexie.DatabaseClosedError(), 'gone'],
  ['a table that is not there', dom('NotFoundError'), 'gone'],
  ['an abort for no known reason', new Dexie.AbortError(), 'unknown'],
  ['an error that causes itself', round, 'unknown'],
  ['a bug', new TypeError('x is not a function'), 'unknown'],
  ['a name from Object', { name: 'constructor' }, 'unknown'],
  ['a text', 'QuotaExceededError', 'unknown'],
  ['nothing', undefined, 'unknown'],
])('%s', (_, error, trouble) => {
  expect(troubleOf(error)).toBe(trouble);
});

const troubleIn = (work: Promise<unknown>): Promise<string> => work.then(() => 'none', troubleOf);

test('a database of a newer app is left alone', async () => {
  const old = freshDb();
  const newer = new Dexie(old.name);
  newer.version(99).stores({ attempts: 'id', entries: '[attempt+n], attempt', texts: 'hash', notes: 'key' });
  await newer.open();
  newer.close();
  expect(await troubleIn(old.open())).toBe('newer');
  expect(await troubleIn(readAttempt(old, 'a1'))).toBe('newer');
  expect(await troubleIn(listAttempts(old))).toBe('newer');
  await newer.open();
  expect(newer.backendDB().version).toBe(990);
  expect([...newer.backendDB().objectStoreNames]).toEqual(['attempts', 'entries', 'notes', 'texts']);
  expect(newer.table('attempts').schema.indexes).toEqual([]);
  newer.close();
});

test('an opening that failed is tried again with the next choice', async () => {
  const name = crypto.randomUUID();
  const newer = new Dexie(name);
  newer.version(99).stores({ attempts: 'id' });
  await newer.open();
  const db = new Db(folds, name);
  expect(await troubleIn(recordEntry(db, sampleEntry(0)))).toBe('newer');
  await newer.delete();
  expect(await troubleIn(recordEntry(db, sampleEntry(0)))).toBe('gone');
  await db.delete();
});

test('a tab steps aside for a newer app, says so, and stays closed', async () => {
  const news: string[] = [];
  const db = freshDb((what) => news.push(what));
  await db.open();
  const newer = new Dexie(db.name);
  newer.version(99).stores({ attempts: 'id', more: 'id' });
  await newer.open();
  expect(news).toEqual(['gone']);
  expect(await troubleIn(recordEntry(db, sampleEntry(0)))).toBe('gone');
  expect(db.isOpen()).toBe(false);
  newer.close();
});

test('an opening that an older tab holds up is told, and goes on when that closes', async () => {
  const news: string[] = [];
  const name = crypto.randomUUID();
  const holder = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name, 5);
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(new Error('not opened'));
    };
  });
  const db = new Db(folds, name, (what) => {
    news.push(what);
    holder.close();
  });
  expect(await listAttempts(db)).toEqual([]);
  expect(news).toEqual(['blocked']);
  await db.delete();
});

test('without IndexedDB every verb says that it is missing', async () => {
  const { indexedDB: real } = Dexie.dependencies;
  Dexie.dependencies.indexedDB = undefined as never;
  const db = new Db(folds, crypto.randomUUID());
  Dexie.dependencies.indexedDB = real;
  expect(await troubleIn(db.open())).toBe('missing');
  expect(await troubleIn(listAttempts(db))).toBe('missing');
  expect(await troubleIn(recordEntry(db, sampleEntry(0)))).toBe('missing');
});
