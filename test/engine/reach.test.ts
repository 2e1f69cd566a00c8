import { expect, test } from 'vitest';
import { reachOf } from '#engine';
import { moods, personalities } from '#model';
import { steady } from '../support/tiny.ts';

const { model } = steady;
const familiesOf = (mood: (typeof moods)[number], who?: (typeof personalities)[number]) =>
  reachOf(model, mood, who).map((r) => r.family);

test('an angry customer wants care and action; pleasantries turn against one', () => {
  expect(familiesOf('angry')).toEqual(['care', 'action', 'facts', 'manner']);
  expect(reachOf(model, 'angry', undefined).at(-1)?.weight).toBeLessThan(0);
});

test('facts reach the analytical, and getting it done the powerful, in a calm mood', () => {
  expect(familiesOf('calm', 'analytical')[0]).toBe('facts');
  expect(familiesOf('calm', 'powerful')[0]).toBe('action');
});

test('delight and pleasure weigh as calm', () => {
  for (const mood of ['pleased', 'delighted'] as const)
    expect(reachOf(model, mood, 'lively')).toEqual(reachOf(model, 'calm', 'lively'));
});

test('the weight is the mean of what the helpful acts of a family do, with this personality in this mood', () => {
  for (const mood of ['angry', 'upset', 'wary', 'calm'] as const)
    for (const who of personalities)
      for (const { family, weight } of reachOf(model, mood, who)) {
        const helpful = Object.values(model.acts).filter(
          ({ family: of, effect }) =>
            of === family && [effect.perceived, effect.trust, effect.patience].some((n) => (n ?? 0) > 0),
        );
        const sum = helpful.reduce((all, act) => all + act.weight[who] * model.moods[mood][family], 0);
        expect(weight).toBeCloseTo(sum / helpful.length / 100, 6);
      }
});
