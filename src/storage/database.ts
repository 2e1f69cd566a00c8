import { Dexie, type DexieOptions, type Table } from 'dexie';
import type {
  Attempt,
  Beginning,
  Body,
  Draft,
  Edit,
  Entry,
  Folds,
  Mastery,
  Memory,
  Quiz,
  QuizAnswer,
  Reflection,
  Slot,
  Version,
} from '#model';
import type { Folder } from './folders.ts';
import { rebuildSums } from './sums.ts';

/** The exact text that attempts were played with, kept for as long as one of them is. */
export interface Pinned {
  hash: string;
  scenario: string;
  body: Body;
}

/** When something happened that is worth remembering; milliseconds since 1970. */
export interface Note {
  key: string;
  at: number;
}

/** What a draft began as; apart from the draft, so that drafts are listed without it. */
export interface Begun extends Beginning {
  draft: string;
}

/** `gone`: closed for another tab or deleted, reload; `blocked`: an older tab keeps it from opening. */
export type Tell = (news: 'gone' | 'blocked') => void;

export class Db extends Dexie {
  declare readonly attempts: Table<Attempt, string>;
  declare readonly entries: Table<Entry, [string, number]>;
  declare readonly texts: Table<Pinned, string>;
  declare readonly notes: Table<Note, string>;
  declare readonly reflections: Table<Reflection, string>;
  declare readonly quizzes: Table<Quiz, string>;
  declare readonly answers: Table<QuizAnswer, [string, number]>;
  declare readonly drafts: Table<Draft, string>;
  declare readonly beginnings: Table<Begun, string>;
  declare readonly edits: Table<Edit, [string, number]>;
  declare readonly versions: Table<Version, [string, number]>;
  declare readonly folders: Table<Folder, string>;
  // Sums over what was practised, kept in the transaction of whatever they are about.
  declare readonly slots: Table<Slot, number>;
  declare readonly masteries: Table<Mastery, string>;
  declare readonly memories: Table<Memory, string>;
  readonly folds: Folds;

  /** `folds` are the rules by which the sums are kept. */
  constructor(folds: Folds, name = 'rapport', tell: Tell = () => undefined) {
    super(name, { chromeTransactionDurability: 'strict', ...onlyOwnVersions(Dexie.dependencies.indexedDB) });
    this.folds = folds;
    this.version(1).stores({
      attempts: 'id, scenario, module, begun, touched',
      entries: '[attempt+n], attempt',
      texts: 'hash, scenario',
      notes: 'key',
    });
    this.version(2)
      .stores({
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
      })
      .upgrade(() => rebuildSums(this));
    this.on('versionchange', () => {
      this.close();
      tell('gone');
      return false; // or Dexie would close it once more, to be opened by the next query
    });
    this.on('blocked', () => {
      tell('blocked');
    });
  }

  /** Opens again after an opening that failed: Dexie by itself would repeat the first failure for ever. */
  async awake(): Promise<void> {
    if (this.hasFailed() && !this.hasBeenClosed()) await this.open();
  }
}

/**
 * Where the database is newer than the app, Dexie 4 opens it as it is, without a version, and adds what it misses.
 * This app does not know what is true in there, so it leaves such a database alone.
 */
function onlyOwnVersions(browser: IDBFactory | undefined): Pick<DexieOptions, 'indexedDB'> {
  if (!browser) return {};
  const indexedDB: Partial<IDBFactory> & { open: IDBFactory['open'] } = {
    open(name: string, version?: number): IDBOpenDBRequest {
      if (version === undefined)
        throw new DOMException('the database was written by a newer version of this app', 'VersionError');
      return browser.open(name, version);
    },
    deleteDatabase: (name: string) => browser.deleteDatabase(name),
    cmp: (a: unknown, b: unknown) => browser.cmp(a, b),
  };
  // Older Firefox has none, and Dexie looks for it.
  if ('databases' in browser) indexedDB.databases = () => browser.databases();
  return { indexedDB };
}
