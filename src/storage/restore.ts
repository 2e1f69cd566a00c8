import type { Attempt, Entry, Quiz, QuizAnswer } from '#model';
import type { Backup } from './backup.ts';
import type { Db } from './database.ts';
import { addWhole, dropDrafts } from './drafts.ts';
import { answersOf, entriesOf } from './logs.ts';
import { mergeDrafts } from './merge-drafts.ts';
import { Merge, together, toldOf, type Kind, type Restored } from './merge.ts';
import { mergeReflections } from './reflections.ts';
import { rebuildSums } from './sums.ts';

/**
 * Merges a backup that `readBackup` has passed into what is stored: whole or not at all, and nothing stored is lost.
 * Attempts, quizzes and drafts are counted together. The sums are made anew from what there is then.
 */
export async function restoreBackup(db: Db, backup: Backup): Promise<Restored> {
  await db.awake();
  return db.transaction('rw', db.tables, async () => {
    const [ourAnswers, texts, written, ourDrafts] = await Promise.all([
      db.answers.toArray(),
      db.texts.toCollection().primaryKeys(),
      db.reflections.toArray(),
      db.drafts.toArray(),
    ]);
    // In one go: with an await for each attempt Chromium ends the transaction too early (seen with 5,000 attempts).
    const attempts = new Merge(
      attemptKind,
      toldOf(await db.attempts.toArray(), entriesOf(await db.entries.toArray())),
    );
    // What-ifs come after what they go on from, which may be kept under another id here.
    const theirs = toldOf(backup.attempts, entriesOf(backup.entries));
    for (const told of theirs.filter(({ head }) => !head.branch)) attempts.take(told);
    for (const { head, log } of theirs)
      if (head.branch)
        attempts.take({
          head: { ...head, branch: { ...head.branch, of: attempts.idOf(head.branch.of) } },
          log,
        });

    const { answers = [], quizzes = [], reflections = [] } = backup;
    const asked = new Merge(quizKind, toldOf(await db.quizzes.toArray(), answersOf(ourAnswers, 'asked')));
    for (const told of toldOf(quizzes, answersOf(answers, 'asked'))) asked.take(told);

    const drafts = mergeDrafts(ourDrafts, backup.drafts ?? []);
    await dropDrafts(
      db,
      drafts.put.map(({ draft }) => draft.id),
    );
    const known = new Set(texts);
    await Promise.all([
      db.attempts.bulkPut([...attempts.heads.values()]),
      db.entries.bulkAdd(attempts.rows),
      db.quizzes.bulkPut([...asked.heads.values()]),
      db.answers.bulkAdd([...asked.rows, ...momentsToAdd(ourAnswers, answers, (id) => attempts.idOf(id))]),
      db.texts.bulkAdd(backup.texts.filter(({ hash }) => !known.has(hash))),
      db.reflections.bulkPut(mergeReflections(written, reflections)),
      addWhole(db, drafts.put),
    ]);
    await rebuildSums(db);
    return together([attempts.count, asked.count, drafts.count]);
  });
}

/** What their attempts have shown of moments, where ours have shown nothing yet, under the ids they have here. */
function momentsToAdd(
  ours: readonly QuizAnswer[],
  theirs: readonly QuizAnswer[],
  idOf: (attempt: string) => string,
): QuizAnswer[] {
  const told = new Set(answersOf(ours, 'shown').keys());
  return [...answersOf(theirs, 'shown')].flatMap(([attempt, log]) => {
    const quiz = idOf(attempt);
    if (told.has(quiz)) return [];
    told.add(quiz);
    return log.map((answer) => ({ ...answer, quiz }));
  });
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

const attemptKind: Kind<Attempt, Entry> = {
  isSame(a, b) {
    const sameBranch = a.branch?.of === b.branch?.of && a.branch?.at === b.branch?.at;
    return sameBranch && pinned.every((key) => a[key] === b[key]);
  },
  isSameRow: (a, b) => a.choice === b.choice && a.at === b.at,
  further: (ours, { touched, turns, result }) => ({ ...ours, touched, turns, ...(result && { result }) }),
  under: (entry, attempt) => ({ ...entry, attempt }),
};

const drawn = [
  'mode',
  'modules',
  'principles',
  'items',
  'seed',
  'limit',
  'pass',
  'weighed',
  'begun',
] as const;

const quizKind: Kind<Quiz, QuizAnswer> = {
  isSame: (a, b) => drawn.every((key) => JSON.stringify(a[key]) === JSON.stringify(b[key])),
  isSameRow: (a, b) => a.item === b.item && a.answer === b.answer && a.at === b.at,
  further: (ours, { touched, answered, result }) => ({
    ...ours,
    touched,
    answered,
    ...(result && { result }),
  }),
  under: (answer, quiz) => ({ ...answer, quiz }),
};
