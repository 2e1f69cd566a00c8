import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addAnswer, addDeed, addEvidence, deedOfEntry, evidenceOfAttempt, rollUp } from '#insight';
import type { Attempt, Entry, QuizAnswer } from '#model';

const start = Date.UTC(2026, 10, 22);
const minute = 60_000;

/** What somebody does, one thing after another: a choice, an end of a conversation, an answer. */
const doings = fc.array(
  fc.record({
    what: fc.constantFrom('choice', 'end', 'answer', 'shown'),
    after: fc.integer({ min: 1, max: 3000 }),
    share: fc.constantFrom(0, 0.5, 1),
    item: fc.constantFrom('a/one', 'a/two', 'moment:x'),
    sure: fc.constantFrom(undefined, 'sure' as const, 'guess' as const),
  }),
  { maxLength: 40 },
);

test('sums kept as things happen are what a rebuild makes of everything', () => {
  fc.assert(
    fc.property(doings, (all) => {
      const kept = rollUp([], [], []);
      const attempts: Attempt[] = [];
      const entries: Entry[] = [];
      const answers: QuizAnswer[] = [];
      let at = start;
      let running = { id: '0', mode: 'practice', begun: at, touched: at, turns: 0 } as unknown as Attempt;
      let before: Entry | undefined;
      for (const { what, after, share, item, sure } of all) {
        at += after * minute;
        if (what === 'choice' || what === 'end') {
          const entry: Entry = { attempt: running.id, n: running.turns, choice: 'x', at };
          addDeed(kept, deedOfEntry(entry, running, before));
          entries.push(entry);
          before = entry;
          running = { ...running, touched: at, turns: running.turns + 1 };
        }
        if (what === 'end') {
          const result = {
            ending: 'e',
            outcome: 'kept' as const,
            score: 50,
            passed: false,
            principles: { own: share * 100 },
          };
          const over: Attempt = { ...running, result };
          addEvidence(kept, evidenceOfAttempt(over));
          attempts.push(over);
          running = { ...running, id: String(attempts.length), begun: at, turns: 0 };
          before = undefined;
        }
        if (what === 'answer' || what === 'shown') {
          const answer: QuizAnswer = {
            ...{ quiz: 'q', n: answers.length, item, seed: '', answer: 'a', share, at, took: 5000 },
            ...{ principles: ['own'], difficulty: 2 as const },
            ...(sure && { sure }),
            ...(what === 'shown' && { shown: true as const }),
          };
          addAnswer(kept, answer);
          answers.push(answer);
        }
      }
      const rebuilt = rollUp([...attempts, running], entries, answers);
      expect(rebuilt.slots).toEqual(kept.slots);
      expect(rebuilt.memories).toEqual(kept.memories);
      expect([...rebuilt.masteries.keys()]).toEqual([...kept.masteries.keys()]);
      for (const [id, mastery] of rebuilt.masteries) {
        expect(mastery.count).toBe(kept.masteries.get(id)?.count);
        expect(mastery.gain).toBeCloseTo(kept.masteries.get(id)?.gain ?? NaN, 6);
      }
    }),
  );
});

test('what a what-if has copied was done once', () => {
  const entries = [0, 1, 2].flatMap((n) =>
    ['whole', 'fork'].map((attempt) => ({ attempt, n, choice: 'x', at: start + n * minute })),
  );
  const attempt = (id: string, more: object) => ({ id, begun: start, ...more }) as unknown as Attempt;
  const sums = rollUp(
    [attempt('whole', {}), attempt('fork', { branch: { of: 'whole', at: 2 } })],
    entries,
    [],
  );
  expect([...sums.slots.values()].map((s) => s.choices)).toEqual([4]);
});
