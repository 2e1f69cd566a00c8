import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bodyOf, readScenario } from '#content/build';
import { faceOf } from '#model';
import { library } from '../support/library.ts';

const text = readFileSync(new URL('../fixtures/short-talk.yaml', import.meta.url), 'utf8').replace(
  'person: luo-yun',
  'person: aunt-mei',
);
const own = `
own:
  people:
    aunt-mei: { name: { en: Aunt Mei, zh: 梅姨 }, called: { en: Auntie, zh: 梅姨 }, occupation: { en: neighbour, zh: 邻居 }, manner: { en: in slippers, zh: 穿着拖鞋 }, pronoun: she, face: wu-meilan }
  acts:
    fix: { name: { en: Mend it, zh: 修好 }, family: action, effect: { trust: 40 }, weight: { lively: 100, powerful: 100, peaceful: 100, analytical: 100 } }
  voices: { lively: { angry: { lines: [{ en: Hey!, zh: 喂！ }] } } }
`;
const errors = (yaml: string) =>
  readScenario(yaml, 'a.yaml', library).issues.flatMap((i) => (i.severity === 'error' ? [i.code] : []));

test('people, acts and lines of its own stand beside or instead of those of the course', () => {
  expect(errors(text)).toContain('person-unknown');
  expect(errors(text + own)).toEqual([]);
  const { scenario } = readScenario(text + own, 'a.yaml', library);
  if (!scenario) throw new Error('no scenario');
  const body = bodyOf(scenario, library);
  expect(body.person.name.zh).toBe('梅姨');
  expect(faceOf(scenario)).toBe('wu-meilan');
  expect(body.model.acts['fix']?.effect).toEqual({ trust: 40 });
  expect(body.voices.lively?.angry.lines).toEqual([{ en: 'Hey!', zh: '喂！' }]);
  expect(body.voices.lively?.angry.cues).toEqual(library.voices.lively.angry.phone);
  expect(library.model.acts['fix']?.effect).not.toEqual({ trust: 40 });
});

test('the same acts make the same model, so that nothing is explored again for them', () => {
  const two = [0, 1].map(() => readScenario(text + own, 'a.yaml', library).scenario);
  const [a, b] = two.map((s) => s && bodyOf(s, library).hash);
  expect(a).toBe(b);
});
