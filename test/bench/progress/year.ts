import type { Attempt, Entry, QuizAnswer } from '#model';

const day = 86_400_000;
const half = 1_800_000;
const turns = 10;
/** Half hours of a day in which something is done, from nine in the morning. */
const busy = 12;
const principles = Array.from({ length: 154 }, (_, i) => `principle-${String(i)}`);
const items = Array.from({ length: 1200 }, (_, i) => `module-${String(i % 19)}/question-${String(i)}`);

/** Everything that was done in a year. */
export interface Year {
  attempts: Attempt[];
  entries: Entry[];
  answers: QuizAnswer[];
}

/** The same numbers in every run, 0 to below 1 (a linear congruence). */
function diceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A year of very heavy use up to `now`: so many events, two answers in quizzes to each choice in a conversation. */
export function yearOf(events: number, now: number): Year {
  const next = diceOf(7);
  const one = <T>(all: readonly T[]): T => all[Math.floor(next() * all.length)] as T;
  const share = () => (next() < 0.7 ? 1 : next() < 0.5 ? 0.5 : 0);
  const year: Year = { attempts: [], entries: [], answers: [] };
  const count = Math.floor(events / 3 / turns);
  for (let i = 0; i < count; i++) {
    // Spread over all days, and in each over its busy half hours.
    const days = Math.floor((i * 365) / count);
    const begun =
      now - (365 - days) * day + Math.floor(next() * busy) * half + Math.floor(next() * (half / 2));
    const id = `attempt-${String(i)}`;
    for (let n = 0; n < turns; n++)
      year.entries.push({ attempt: id, n, choice: `choice-${String(n % 4)}`, at: begun + n * 20_000 });
    year.attempts.push({
      ...{ id, scenario: `scenario-${String(i % 30)}`, hash: 'h', module: `module-${String(i % 19)}` },
      ...{ personality: 'lively', concealed: false, mode: 'practice', begun },
      ...{ touched: begun + (turns - 1) * 20_000, turns },
      result: {
        ...{ ending: 'thanks', outcome: 'kept', score: 80, passed: true },
        principles: { [one(principles)]: 100 * share(), [one(principles)]: 100 * share() },
      },
    });
    for (let n = 0; n < 2 * turns; n++)
      year.answers.push({
        ...{ quiz: `quiz-${String(i)}`, n, item: one(items), seed: `quiz-${String(i)}`, answer: 'b' },
        ...{ share: share(), principles: [one(principles)], difficulty: 2, sure: 'think-so' },
        ...{ at: begun + 300_000 + n * 25_000, took: 20_000 },
      });
  }
  return year;
}
