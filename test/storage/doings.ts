import fc from 'fast-check';
import { folds } from '#insight';
import type { Attempt, Mastery, Memory, Quiz, QuizAnswer, Slot } from '#model';
import {
  beginAttempt,
  beginBranch,
  beginQuiz,
  endQuiz,
  forgetAttempt,
  forgetQuiz,
  readAttempt,
  recordAnswer,
  recordEntry,
  recordMoments,
  restoreBackup,
  type Backup,
  type Db,
} from '#storage';
import { sampleAttempt, sampleBody, sampleResult } from './samples.ts';

const start = Date.UTC(2026, 10, 22);

export function sampleQuiz(changes: Partial<Quiz> = {}): Quiz {
  return {
    id: 'q1',
    mode: 'practise',
    modules: ['service-levels'],
    principles: [],
    items: ['m/one', 'm/two', 'm/three'],
    seed: 's',
    begun: 1000,
    touched: 1000,
    answered: 0,
    ...changes,
  };
}

export function sampleAnswer(n: number, changes: Partial<QuizAnswer> = {}): QuizAnswer {
  return {
    ...{ quiz: 'q1', n, item: `m/${String(n)}`, seed: 's', answer: 'a', share: 1, principles: ['own'] },
    ...{ difficulty: 2, at: start + n, took: 4000, ...changes },
  };
}

/** Something that somebody does, some minutes after what they did before, or before it where the clock was set back. */
export interface Doing {
  what: 'choose' | 'finish' | 'branch' | 'answer' | 'end' | 'moments' | 'forget' | 'forget-quiz' | 'restore';
  after: number;
  share: number;
  item: string;
  principles: string[];
  /** Which of what is there, where there are several. */
  which: number;
}

export const doings: fc.Arbitrary<Doing[]> = fc.array(
  fc.record({
    what: fc.constantFrom<Doing['what'][]>(
      ...(['choose', 'choose', 'choose', 'finish', 'branch', 'answer', 'answer', 'answer'] as const),
      ...(['end', 'moments', 'moments', 'forget', 'forget-quiz', 'restore'] as const),
    ),
    after: fc.oneof(
      { weight: 5, arbitrary: fc.integer({ min: 0, max: 4000 }) },
      { weight: 1, arbitrary: fc.integer({ min: -6000, max: 0 }) },
    ),
    share: fc.constantFrom(0, 1 / 3, 0.5, 1),
    item: fc.constantFrom('m/one', 'm/two', 'moment:s/lively/opening'),
    principles: fc.constantFrom(['own'], ['hear-out', 'own'], ['calm']),
    which: fc.nat({ max: 5 }),
  }),
  { maxLength: 30 },
);

/** Does all of it to a database, by the verbs that the app uses. */
export async function doAll(db: Db, all: readonly Doing[], other: Backup): Promise<void> {
  let at = start;
  let nth = 0;
  const pick = <T>(from: readonly T[], which: number) => from[which % Math.max(1, from.length)];
  const running = async (over: boolean): Promise<Attempt[]> =>
    (await db.attempts.toArray()).filter((a) => Boolean(a.result) === over);
  /** Two devices often use the same id for different things; one device never does. */
  const fresh = async (kind: 'a' | 'q') => {
    for (;;) {
      const id = `${kind}-${String(nth++)}`;
      if (!(await db.attempts.get(id)) && !(await db.quizzes.get(id))) return id;
    }
  };

  for (const { what, after, share, item, principles, which } of all) {
    at = Math.max(0, at + after * 60_000);
    if (what === 'choose' || what === 'finish') {
      let attempt = pick(await running(false), which);
      if (!attempt) {
        attempt = sampleAttempt({ id: await fresh('a'), begun: at, touched: at, mode: 'practice' });
        await beginAttempt(db, attempt, sampleBody());
      }
      const marks = Object.fromEntries(principles.map((p) => [p, share * 100]));
      const result = what === 'finish' ? { ...sampleResult, principles: marks } : undefined;
      const entry = { attempt: attempt.id, n: attempt.turns, choice: item, at };
      await recordEntry(db, entry, result);
    } else if (what === 'branch') {
      const from = pick(await running(true), which);
      const kept = from && (await readAttempt(db, from.id));
      if (!kept?.entries.length) continue;
      const turn = which % kept.entries.length;
      const id = await fresh('a');
      const { result: _, ...same } = kept.attempt;
      const branch = { of: kept.attempt.branch?.of ?? kept.attempt.id, at: turn };
      const attempt: Attempt = { ...same, id, mode: 'practice', branch, begun: at, touched: at, turns: 0 };
      const log = [
        ...kept.entries.slice(0, turn).map((e) => ({ ...e, attempt: id })),
        { attempt: id, n: turn, choice: 'other', at },
      ];
      await beginBranch(
        db,
        attempt,
        sampleBody(),
        log,
        which % 2 ? { ...sampleResult, principles: { own: 9 } } : undefined,
      );
    } else if (what === 'answer' || what === 'end') {
      let quiz = pick(
        (await db.quizzes.toArray()).filter((q) => !q.result),
        which,
      );
      if (!quiz) {
        quiz = sampleQuiz({ id: await fresh('q'), begun: at, touched: at });
        await beginQuiz(db, quiz);
      }
      const result = { score: share * 100, passed: share > 0.5 };
      if (what === 'end') await endQuiz(db, quiz.id, result, at);
      else
        await recordAnswer(
          db,
          sampleAnswer(quiz.answered, { quiz: quiz.id, item, share, principles, at }),
          which === 5 ? result : undefined,
        );
    } else if (what === 'moments') {
      const attempt = pick(await running(true), which);
      const shown = (n: number) =>
        sampleAnswer(n, { quiz: attempt?.id ?? '', item, share, principles, at, shown: true });
      if (attempt) await recordMoments(db, attempt.id, which % 2 ? [shown(0), shown(1)] : [shown(0)]);
    } else if (what === 'forget') await forgetAttempt(db, pick(await db.attempts.toArray(), which)?.id ?? '');
    else if (what === 'forget-quiz') await forgetQuiz(db, pick(await db.quizzes.toArray(), which)?.id ?? '');
    else await restoreBackup(db, other);
  }
}

/** All sums in a database, in the order of their keys, with fractions short enough to be compared. */
export async function sumsIn(db: Db) {
  return shortened({
    slots: await db.slots.toArray(),
    masteries: await db.masteries.toArray(),
    memories: await db.memories.toArray(),
  });
}

/** The sums that a rebuild from everything stored would make, likewise. */
export async function rebuiltFrom(db: Db) {
  const { slots, masteries, memories } = folds.rollUp(
    await db.attempts.toArray(),
    await db.entries.toArray(),
    await db.answers.toArray(),
  );
  return shortened({
    slots: [...slots.values()].sort((a, b) => a.slot - b.slot),
    masteries: [...masteries.values()].sort((a, b) => (a.principle < b.principle ? -1 : 1)),
    memories: [...memories.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
  });
}

/** Sums of fractions depend on the order in their last digit. */
function shortened(sums: { slots: Slot[]; masteries: Mastery[]; memories: Memory[] }) {
  const short = (x: number) => Number(x.toPrecision(10));
  return {
    slots: sums.slots.map((s) => ({ ...s, right: short(s.right) })),
    masteries: sums.masteries.map((m) => ({ ...m, weight: short(m.weight), gain: short(m.gain) })),
    memories: sums.memories,
  };
}
