import type { Attempt, Entry } from '#model';
import { logsOf, type Backup } from './backup.ts';
import type { Db } from './database.ts';
import { mergeReflections } from './reflections.ts';

export interface Restored {
  added: number;
  extended: number;
  unchanged: number;
}

interface Told {
  attempt: Attempt;
  log: readonly Entry[];
}

/** Merges a backup that `readBackup` has passed into what is stored: whole or not at all, and nothing stored is lost. */
export async function restoreBackup(db: Db, backup: Backup): Promise<Restored> {
  await db.awake();
  return db.transaction('rw', [db.attempts, db.entries, db.texts, db.reflections], async () => {
    const merge = new Merge(toldIn(await db.attempts.toArray(), await db.entries.toArray()));
    // In one go: with an await for each attempt Chromium ends the transaction too early (seen with 5,000 attempts).
    // What-ifs come after what they go on from, which may be kept under another id here.
    const theirs = toldIn(backup.attempts, backup.entries);
    for (const told of theirs.filter(({ attempt }) => !attempt.branch)) merge.take(told);
    for (const told of theirs.filter(({ attempt }) => attempt.branch)) merge.take(told);
    await db.attempts.bulkPut([...merge.attempts.values()]);
    await db.entries.bulkAdd(merge.entries);
    const known = new Set(await db.texts.toCollection().primaryKeys());
    await db.texts.bulkAdd(backup.texts.filter(({ hash }) => !known.has(hash)));
    const written = await db.reflections.toArray();
    await db.reflections.bulkPut(mergeReflections(written, backup.reflections ?? []));
    return merge.count;
  });
}

function toldIn(attempts: readonly Attempt[], entries: readonly Entry[]): Told[] {
  const logs = logsOf(entries);
  return attempts.map((attempt) => ({ attempt, log: logs.get(attempt.id) ?? [] }));
}

/** Decides attempt by attempt; what is to be written stands in `attempts` and `entries`. */
class Merge {
  readonly attempts = new Map<string, Attempt>();
  readonly entries: Entry[] = [];
  readonly count: Restored = { added: 0, extended: 0, unchanged: 0 };
  readonly #families = new Map<string, Map<string, Told>>();
  /** By their id: under which id an attempt is kept here. */
  readonly #ids = new Map<string, string>();

  constructor(stored: readonly Told[]) {
    for (const told of stored) this.#family(told.attempt.id).set(told.attempt.id, told);
  }

  take({ attempt: { id, ...rest }, log }: Told): void {
    const branch = rest.branch && { ...rest.branch, of: this.#ids.get(rest.branch.of) ?? rest.branch.of };
    const theirs = { attempt: { id, ...rest, ...(branch && { branch }) }, log };
    const family = this.#family(id);
    const alike = [...family.values()].filter(({ attempt }) => samePlay(attempt, theirs.attempt));
    const longer = alike.find((ours) => covers(ours, theirs));
    const shorter = alike.find((ours) => covers(theirs, ours));
    const here = longer?.attempt.id ?? shorter?.attempt.id ?? freeId(id, family);
    this.#ids.set(id, here);
    if (longer) this.count.unchanged += 1;
    else if (shorter) this.#write('extended', shorter.attempt, theirs, shorter.log.length);
    else this.#write('added', { ...theirs.attempt, id: here }, theirs, 0);
  }

  #write(what: 'added' | 'extended', ours: Attempt, theirs: Told, from: number): void {
    const { touched, turns, result } = theirs.attempt;
    const attempt = { ...ours, touched, turns, ...(result && { result }) };
    const log = theirs.log.map((entry) => ({ ...entry, attempt: attempt.id }));
    this.#family(attempt.id).set(attempt.id, { attempt, log });
    this.attempts.set(attempt.id, attempt);
    for (const entry of log.slice(from)) this.entries.push(entry);
    this.count[what] += 1;
  }

  #family(id: string): Map<string, Told> {
    const name = familyOf(id);
    const family = this.#families.get(name) ?? new Map<string, Told>();
    this.#families.set(name, family);
    return family;
  }
}

const pinned = [
  'scenario',
  'hash',
  'module',
  'personality',
  'concealed',
  'mode',
  'person',
  'shuffled',
  'weighed',
  'begun',
] as const;

function samePlay(a: Attempt, b: Attempt): boolean {
  const sameBranch = a.branch?.of === b.branch?.of && a.branch?.at === b.branch?.at;
  return sameBranch && pinned.every((key) => a[key] === b[key]);
}

/** Whether the first tells all that the second does; an attempt that is over has nothing after it. */
function covers(all: Told, part: Told): boolean {
  const [long, short] = [all.log, part.log];
  const over = part.attempt.result !== undefined;
  if (over && (all.attempt.result === undefined || long.length !== short.length)) return false;
  return (
    long.length >= short.length &&
    short.every(({ choice, at }, n) => long[n]?.choice === choice && long[n].at === at)
  );
}

/** An attempt that went on differently on two devices is kept twice: `id` and `id~2`. They are one family. */
function familyOf(id: string): string {
  return id.replace(/~\d+$/, '').slice(0, 90);
}

function freeId(id: string, family: ReadonlyMap<string, unknown>): string {
  for (let free = id, k = 2; ; free = `${familyOf(id)}~${String(k++)}`) if (!family.has(free)) return free;
}
