import { describe, expect, test } from 'vitest';
import { at, begin, compile, isOver, nodeOf, readAnswer, shareOf, stateOf, step } from '#engine';
import { forPersonality, playable } from '#model';
import { bestNow, Outlook } from '#proof';
import { shipped } from '../support/library.ts';

describe.each(shipped().map((b) => [b.scenario.id, b] as const))('%s', (_, body) => {
  test.each(playable(body.scenario))('who follows the coach with somebody %s scores 100', (who) => {
    const program = compile(body, who);
    const outlook = new Outlook(program);
    const answers: string[] = [];
    let play = begin(program);
    for (; !isOver(play); play = step(program, play, answers.at(-1) ?? '')) {
      const best = bestNow(program, outlook, answers);
      if (!best) throw new Error('no advice');
      const move = readAnswer(nodeOf(program, at(play)), best.answer);
      const marks = (move?.effects ?? []).flatMap((e) => Object.entries(forPersonality(e.marks, who)));
      const highest = Math.max(...marks.map(([, mark]) => mark), 0);
      if (best.principle === undefined) expect(highest).toBe(0);
      else expect(marks).toContainEqual([best.principle, highest]);
      expect(best.told.length).toBeGreaterThan(0);
      answers.push(best.answer);
    }
    expect(bestNow(program, outlook, answers)).toBeUndefined();
    const bounds = body.bounds[who];
    expect(bounds && shareOf(stateOf(play).marks, bounds)).toBe(100);
  });
});
