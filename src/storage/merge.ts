/** What is stored and read back: an attempt or a quiz, and what was chosen or answered in it, in order. */
export interface Told<Head, Row> {
  head: Head;
  log: readonly Row[];
}

interface Headed {
  id: string;
  /** It is over, and nothing comes after it. */
  result?: object | undefined;
}

/** What there is to know of attempts, or of quizzes, to merge them. */
export interface Kind<Head extends Headed, Row> {
  /** Whether both are the same one, however far each has come. */
  isSame: (a: Head, b: Head) => boolean;
  isSameRow: (a: Row, b: Row) => boolean;
  /** Ours, as far as theirs has come. */
  further: (ours: Head, theirs: Head) => Head;
  /** A row of the one that has this id. */
  under: (row: Row, id: string) => Row;
}

export interface Restored {
  added: number;
  extended: number;
  unchanged: number;
}

/** What came of several merges together. */
export function together(counts: readonly Restored[]): Restored {
  const sum = (what: keyof Restored) => counts.reduce((all, count) => all + count[what], 0);
  return { added: sum('added'), extended: sum('extended'), unchanged: sum('unchanged') };
}

export function toldOf<Head extends Headed, Row>(
  heads: readonly Head[],
  logs: ReadonlyMap<string, readonly Row[]>,
): Told<Head, Row>[] {
  return heads.map((head) => ({ head, log: logs.get(head.id) ?? [] }));
}

/** Decides one by one; what is to be written stands in `heads` and `rows`. */
export class Merge<Head extends Headed, Row> {
  readonly heads = new Map<string, Head>();
  readonly rows: Row[] = [];
  readonly count: Restored = { added: 0, extended: 0, unchanged: 0 };
  readonly #kind: Kind<Head, Row>;
  readonly #families = new Map<string, Map<string, Told<Head, Row>>>();
  readonly #ids = new Map<string, string>();

  constructor(kind: Kind<Head, Row>, stored: readonly Told<Head, Row>[]) {
    this.#kind = kind;
    for (const told of stored) this.#family(told.head.id).set(told.head.id, told);
  }

  /** Under which id one of theirs is kept here. */
  idOf(id: string): string {
    return this.#ids.get(id) ?? id;
  }

  take(theirs: Told<Head, Row>): void {
    const { id } = theirs.head;
    const family = this.#family(id);
    const alike = [...family.values()].filter(({ head }) => this.#kind.isSame(head, theirs.head));
    const longer = alike.find((ours) => this.#covers(ours, theirs));
    const shorter = alike.find((ours) => this.#covers(theirs, ours));
    const here = longer?.head.id ?? shorter?.head.id ?? freeId(id, family);
    this.#ids.set(id, here);
    if (longer) this.count.unchanged += 1;
    else if (shorter) this.#write('extended', shorter.head, theirs, shorter.log.length);
    else this.#write('added', { ...theirs.head, id: here }, theirs, 0);
  }

  #write(what: 'added' | 'extended', ours: Head, theirs: Told<Head, Row>, from: number): void {
    const head = this.#kind.further(ours, theirs.head);
    const log = theirs.log.map((row) => this.#kind.under(row, head.id));
    this.#family(head.id).set(head.id, { head, log });
    this.heads.set(head.id, head);
    for (const row of log.slice(from)) this.rows.push(row);
    this.count[what] += 1;
  }

  #family(id: string): Map<string, Told<Head, Row>> {
    const name = familyOf(id);
    const family = this.#families.get(name) ?? new Map<string, Told<Head, Row>>();
    this.#families.set(name, family);
    return family;
  }

  /** Whether the first tells all that the second does; what is over has nothing after it. */
  #covers({ head, log: long }: Told<Head, Row>, { head: { result }, log: short }: Told<Head, Row>): boolean {
    if (result && (!head.result || long.length !== short.length)) return false;
    return (
      long.length >= short.length &&
      short.every((row, n) => long[n] !== undefined && this.#kind.isSameRow(long[n], row))
    );
  }
}

/** What went on differently on two devices is kept twice: `id` and `id~2`. They are one family. */
export function familyOf(id: string): string {
  return id.replace(/~\d+$/, '').slice(0, 90);
}

export function freeId(id: string, family: ReadonlyMap<string, unknown>): string {
  for (let free = id, k = 2; ; free = `${familyOf(id)}~${String(k++)}`) if (!family.has(free)) return free;
}
