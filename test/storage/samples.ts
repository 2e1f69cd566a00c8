import fc from 'fast-check';
import type { Attempt, AttemptResult, Body, Entry } from '#model';
import type { Db } from '#storage';

export const sampleResult: AttemptResult = { ending: 'thanks', outcome: 'kept', score: 87.5, passed: true };

export function sampleAttempt(changes: Partial<Attempt> = {}): Attempt {
  return {
    id: 'a1',
    scenario: 'late-parcel',
    hash: 'h1',
    module: 'handling-complaints',
    personality: 'lively',
    concealed: false,
    mode: 'practice',
    begun: 1000,
    touched: 1000,
    turns: 0,
    ...changes,
  };
}

export function sampleBody(hash = 'h1', scenario = 'late-parcel'): Body {
  return {
    hash,
    scenario: { id: scenario, title: { en: 'The parcel', zh: '包裹' }, nodes: { opening: {} } },
    person: {},
    model: {},
    voices: {},
    bounds: { lively: { min: -3, max: 9, principles: {} } },
  } as unknown as Body;
}

export function sampleEntry(n: number, changes: Partial<Entry> = {}): Entry {
  return { attempt: 'a1', n, choice: `choice-${String(n)}`, at: 2000 + n, ...changes };
}

/** What one device knows of attempts: the choices of each, as text, and whether it is over. */
export interface Play {
  id: string;
  hash: string;
  choices: string[];
  over: boolean;
}

const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const play = fc.record({
  id,
  hash: fc.constantFrom('h1', 'h2', 'h3'),
  choices: fc.array(fc.constantFrom('x', 'y'), { maxLength: 5 }),
  over: fc.boolean(),
});

/** Attempts of one device; those of two devices often share ids, and begin alike and go on differently. */
export const plays: fc.Arbitrary<Play[]> = fc
  .uniqueArray(play, { selector: (p) => p.id, maxLength: 5 })
  .map((all) => all.map((p) => ({ ...p, over: p.over && p.choices.length > 0 })));

export async function store(db: Db, all: Play[]): Promise<void> {
  for (const { id: attempt, hash, choices, over } of all) {
    const turns = choices.length;
    const log = choices.map((choice, n): Entry => ({ attempt, n, choice, at: 2000 + n }));
    const result = over ? { result: sampleResult } : {};
    await db.attempts.add(sampleAttempt({ id: attempt, hash, turns, touched: 1000 + turns, ...result }));
    await db.entries.bulkAdd(log);
    await db.texts.put({ hash, scenario: 'late-parcel', body: sampleBody(hash) });
  }
}

export async function everythingIn(db: Db) {
  return {
    attempts: await db.attempts.toArray(),
    entries: await db.entries.toArray(),
    texts: await db.texts.toArray(),
  };
}
