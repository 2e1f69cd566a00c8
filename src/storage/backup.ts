import * as v from 'valibot';
import {
  Attempt,
  Entry,
  has,
  Quiz,
  QuizAnswer,
  Reflection,
  patched,
  patchesBetween,
  WholeDraft,
  type Body,
  type Edit,
  type Issue,
  type Sketch,
} from '#model';
import type { Db, Pinned } from './database.ts';
import { readWhole, tablesOf } from './drafts.ts';
import { answersOf, entriesOf } from './logs.ts';

const largest = 50 * 1024 * 1024;
const deepest = 100;
const shown = 20;

/** Everything that was practised and written, as it travels in a file. */
export interface Backup {
  /** 2 since there are reflections, quizzes and drafts. */
  rapport: 1 | 2;
  /** ISO time. */
  made: string;
  attempts: Attempt[];
  entries: Entry[];
  texts: Pinned[];
  reflections?: Reflection[] | undefined;
  quizzes?: Quiz[] | undefined;
  answers?: QuizAnswer[] | undefined;
  drafts?: WholeDraft[] | undefined;
}

const PinnedBody = v.custom<Body>(
  (body) =>
    ['hash', 'scenario', 'person', 'model', 'voices', 'bounds'].every((key) => has(body, key)) &&
    has((body as Body).scenario, 'id') &&
    has((body as Body).scenario, 'nodes'),
  'is not the text of a scenario',
);
const Text = v.strictObject({
  hash: v.pipe(v.string(), v.nonEmpty(), v.maxLength(100)),
  scenario: v.pipe(v.string(), v.nonEmpty(), v.maxLength(100)),
  body: PinnedBody,
});
const Format = v.strictObject({
  rapport: v.picklist([1, 2]),
  made: v.pipe(v.string(), v.isoTimestamp()),
  attempts: v.array(Attempt),
  entries: v.array(Entry),
  texts: v.array(Text),
  reflections: v.optional(v.array(Reflection)),
  quizzes: v.optional(v.array(Quiz)),
  answers: v.optional(v.array(QuizAnswer)),
  drafts: v.optional(v.array(WholeDraft)),
});

/** Everything that was done, as the text of a backup file; the sums over it are made anew from that. */
export async function writeBackup(db: Db, now = new Date()): Promise<string> {
  await db.awake();
  const backup = await db.transaction(
    'r',
    [db.attempts, db.entries, db.texts, db.reflections, db.quizzes, db.answers, ...tablesOf(db)],
    async (): Promise<Backup> => ({
      rapport: 2,
      made: now.toISOString(),
      attempts: await db.attempts.toArray(),
      entries: await db.entries.toArray(),
      texts: await db.texts.toArray(),
      reflections: await db.reflections.toArray(),
      quizzes: await db.quizzes.toArray(),
      answers: await db.answers.toArray(),
      drafts: await readWhole(db),
    }),
  );
  return JSON.stringify(backup);
}

/** Reads the text of a backup file; takes nothing on trust, and throws nothing. */
export function readBackup(text: string): { backup: Backup } | { issues: Issue[] } {
  if (text.length > largest || (text.length * 3 > largest && new Blob([text]).size > largest))
    return fail(
      'backup-large',
      '',
      'The file is larger than 50 MB, which is more than Rapport reads. Choose a file that Rapport saved as a backup.',
    );
  const parsed = parse(text);
  if ('issues' in parsed) return parsed;
  const { data } = parsed;
  if (!has(data, 'rapport')) return foreign();
  const format = (data as { rapport: unknown }).rapport;
  if (typeof format === 'number' && format > 2)
    return fail(
      'backup-newer',
      'rapport',
      `A newer Rapport wrote this file (format ${String(format)}; this one reads 1 and 2). Reload the page to get the newest Rapport, then choose the file again.`,
    );
  const flaw = flawOf(data, 0);
  if (flaw)
    return fail(
      'backup-unsafe',
      flaw.path.join('.'),
      `${flaw.what}. Do not use this file; choose one that Rapport saved.`,
    );
  const read = v.safeParse(Format, data);
  if (!read.success)
    return {
      issues: read.issues.slice(0, shown).map((issue) => damaged(v.getDotPath(issue) ?? '', issue.message)),
    };
  const issues = contradictions(read.output);
  return issues.length > 0 ? { issues: issues.slice(0, shown) } : { backup: read.output };
}

function parse(text: string): { data: unknown } | { issues: Issue[] } {
  const content = text.replace(/^\uFEFF/, '').trim();
  try {
    return { data: JSON.parse(content) as unknown };
  } catch {
    const opening = '{"rapport":';
    const ours = content.slice(0, 200).replace(/\s+/g, '').slice(0, opening.length);
    if (!opening.startsWith(ours)) return foreign();
    return fail(
      'backup-incomplete',
      '',
      'The file is cut off or damaged. Copy or download it again; if that does not help, choose an earlier backup.',
    );
  }
}

/** Every way in which the parts of a backup do not fit each other. */
function contradictions(backup: Backup): Issue[] {
  const { attempts, entries, texts, reflections = [] } = backup;
  const issues: Issue[] = [];
  const scenarios = new Map<string, string>();
  texts.forEach(({ hash, scenario, body }, i) => {
    if (scenarios.has(hash)) issues.push(damaged(`texts.${String(i)}`, `the text ${hash} is there twice`));
    if (body.hash !== hash || body.scenario.id !== scenario)
      issues.push(damaged(`texts.${String(i)}`, `the text ${hash} holds another one`));
    scenarios.set(hash, scenario);
  });
  const logs = entriesOf(entries);
  const ids = new Set<string>();
  attempts.forEach(({ id, hash, scenario, turns }, i) => {
    const at = `attempts.${String(i)}`;
    if (ids.has(id)) issues.push(damaged(at, `the attempt ${id} is there twice`));
    ids.add(id);
    if ((scenarios.get(hash) ?? scenario) !== scenario)
      issues.push(damaged(at, `the attempt ${id} is of ${scenario}, its text is not`));
    const log = logs.get(id) ?? [];
    if (log.length !== turns || log.some(({ n }, place) => n !== place))
      issues.push(damaged(at, `the choices of attempt ${id} are not the ${String(turns)} that it counts`));
  });
  for (const id of logs.keys())
    if (!ids.has(id))
      issues.push(damaged('entries', `there are choices of an attempt ${id} that is not there`));
  const written = new Set<string>();
  reflections.forEach(({ id }, i) => {
    if (written.has(id))
      issues.push(damaged(`reflections.${String(i)}`, `the reflection ${id} is there twice`));
    written.add(id);
  });
  return [...issues, ...quizContradictions(backup, ids), ...draftContradictions(backup)];
}

function quizContradictions({ quizzes = [], answers = [] }: Backup, attempts: ReadonlySet<string>): Issue[] {
  const issues: Issue[] = [];
  const asked = answersOf(answers, 'asked');
  const ids = new Set<string>();
  quizzes.forEach(({ id, answered }, i) => {
    const at = `quizzes.${String(i)}`;
    if (ids.has(id) || attempts.has(id)) issues.push(damaged(at, `the quiz ${id} is there twice`));
    ids.add(id);
    const log = asked.get(id) ?? [];
    if (log.length !== answered || log.some(({ n }, place) => n !== place))
      issues.push(damaged(at, `the answers of quiz ${id} are not the ${String(answered)} that it counts`));
  });
  for (const id of asked.keys())
    if (!ids.has(id)) issues.push(damaged('answers', `there are answers of a quiz ${id} that is not there`));
  for (const [id, log] of answersOf(answers, 'shown'))
    if (!attempts.has(id) || log.some(({ n }, i) => n === log[i - 1]?.n))
      issues.push(damaged('answers', `the moments of attempt ${id} do not fit it`));
  return issues;
}

function draftContradictions({ drafts = [] }: Backup): Issue[] {
  const ids = new Set<string>();
  return drafts.flatMap(({ draft: { id, at, last }, beginning, edits, versions }, i) => {
    const where = `drafts.${String(i)}`;
    if (ids.has(id)) return [damaged(where, `the draft ${id} is there twice`)];
    ids.add(id);
    const inOrder = [edits, versions].every((rows) => rows.every((r, k) => r.draft === id && r.n === k + 1));
    if (!inOrder || edits.length !== last || at > last)
      return [damaged(where, `the edits of draft ${id} are not the ${String(last)} that it counts`)];
    return canBeEdited(beginning.value, edits)
      ? []
      : [damaged(where, `the edits of draft ${id} do not fit it`)];
  });
}

/** Whether all edits can be made, and each undone. */
function canBeEdited(value: Sketch, edits: readonly Edit[]): boolean {
  try {
    let before = value;
    return edits.every(({ patches, inverse }) => {
      const [was, after] = [before, patched(before, patches)];
      before = after;
      return patchesBetween(was, patched(after, inverse)).length === 0;
    });
  } catch {
    return false;
  }
}

function flawOf(value: unknown, depth: number): { path: string[]; what: string } | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth > deepest) return { path: [], what: 'The file is nested too deeply' };
  if (has(value, '__proto__'))
    return { path: ['__proto__'], what: 'The file holds a forbidden key, "__proto__"' };
  for (const [key, inner] of Object.entries(value)) {
    const flaw = flawOf(inner, depth + 1);
    if (flaw) return { ...flaw, path: [key, ...flaw.path] };
  }
  return undefined;
}

function foreign(): { issues: Issue[] } {
  return fail(
    'backup-foreign',
    '',
    'This is no backup of Rapport. Choose a file that Rapport saved as a backup.',
  );
}

function damaged(path: string, what: string): Issue {
  const message = `${path || 'file'}: ${what}. The file was changed or damaged; choose an earlier backup.`;
  return { severity: 'error', code: 'backup-damaged', path, message };
}

function fail(code: string, path: string, message: string): { issues: Issue[] } {
  return { issues: [{ severity: 'error', code, path, message }] };
}
