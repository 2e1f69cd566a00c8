import { describe, expect, test } from 'vitest';
import { retell } from '#engine';
import type { Attempt } from '#model';
import { moodsOf, pastOf } from '../../src/learner/past.ts';
import { attempt } from '../support/course.ts';
import { body, program, whole } from '../support/stage.ts';

const done = (id: string, score: number, touched: number, more: Partial<Attempt> = {}) =>
  attempt('first', {
    id,
    turns: 5,
    touched,
    result: { ending: 'thanks', outcome: 'kept', score, passed: score >= 70 },
    ...more,
  });
const told = (attempts: Attempt[]) =>
  pastOf(attempts).map(({ attempt: a, whatIfs, best, last }) =>
    [a.id, ...(best ? ['best'] : []), ...(last ? ['last'] : []), ...whatIfs.map((w) => w.id)].join(' '),
  );

describe('the history', () => {
  test('marks the best and the last of several, scenario by scenario', () => {
    expect(told([done('c', 60, 3), done('b', 90, 2), done('a', 50, 1)])).toEqual(['c last', 'b best', 'a']);
    expect(told([done('b', 90, 2), done('a', 90, 1)])).toEqual(['b last', 'a best']);
    expect(told([done('a', 90, 1)])).toEqual(['a']);
    expect(told([done('a', 90, 1), done('x', 10, 2, { scenario: 'second' })])).toEqual(['a', 'x']);
  });

  test('has what-ifs under their attempt, by the turn they leave it at, and marks none of them', () => {
    const all = [
      done('w2', 99, 9, { branch: { of: 'a', at: 3 } }),
      attempt('first', { id: 'w1', turns: 2, branch: { of: 'a', at: 1 } }),
      done('b', 60, 2),
      done('a', 50, 1),
    ];
    expect(told(all)).toEqual(['b best last', 'a w1 w2']);
  });

  test('has a what-if whose attempt is missing on its own', () => {
    expect(told([done('w', 99, 9, { branch: { of: 'gone', at: 3 } })])).toEqual(['w']);
  });

  test('leaves out what was opened and never begun', () => {
    expect(told([attempt('first', { turns: 0 })])).toEqual([]);
  });
});

describe('the moods of a road', () => {
  const mine = attempt('all-kinds', { personality: 'peaceful' });

  test('are those of its beats', () => {
    const { beats } = retell(program, whole, body.voices);
    const [first] = beats;
    expect(moodsOf(mine, { choices: [...whole], body })).toEqual([
      first?.scene.mood,
      ...beats.map((b) => b.moodAfter),
    ]);
  });

  test('are not told where the text is gone or the choices do not fit it', () => {
    expect(moodsOf(mine, undefined)).toBeUndefined();
    expect(moodsOf(mine, { choices: [...whole], body: undefined })).toBeUndefined();
    expect(moodsOf(mine, { choices: ['hear', 'sing'], body })).toBeUndefined();
  });
});
