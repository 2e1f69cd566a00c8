import { expect, test } from 'vitest';
import { compile, retell } from '#engine';
import { recast } from '#model';
import { bestRoad } from '#proof';
import { readBodies } from '#content/build';
import { library } from '../support/library.ts';

const bodies = readBodies('scenarios');
const bodyOf = (id: string) => {
  const body = bodies.find((b) => b.scenario.id === id);
  if (!body) throw new Error(id);
  return body;
};
const personOf = (id: string) => {
  const person = library.people[id];
  if (!person) throw new Error(id);
  return person;
};

for (const body of bodies)
  for (const other of body.scenario.customer.others ?? [])
    test(`${body.scenario.id} told of ${other} names nobody else`, () => {
      const told = recast(body, other, personOf(other));
      const text = JSON.stringify([told.scenario, told.voices]);
      for (const form of [body.person.name, body.person.called])
        for (const name of [form.en, form.zh]) expect(text).not.toContain(name);
      expect(told.scenario.customer.person).toBe(other);
      expect(told.person).toMatchObject({
        name: personOf(other).name,
        occupation: body.person.occupation,
        manner: body.person.manner,
      });
    });

test('both languages speak of the stand-in, and ids stay', () => {
  const body = bodyOf('monthly-deposit');
  const told = recast(body, 'gu-hai', personOf('gu-hai'));
  expect(told.scenario.brief.en).toContain('Mr Gu pays 2,000 yuan');
  expect(told.scenario.brief.zh).toContain('顾先生每月来存两千');
  expect(Object.keys(told.scenario.nodes)).toEqual(Object.keys(body.scenario.nodes));
});

test('the original stays as it was, and so does the hash', () => {
  const body = bodyOf('friend-paid-sixty');
  const before = JSON.stringify(body);
  const told = recast(body, 'tang-yue', personOf('tang-yue'));
  expect(JSON.stringify(body)).toBe(before);
  expect(told.hash).toBe(body.hash);
});

test('it plays the same', () => {
  const body = bodyOf('hundred-square-metres');
  const told = recast(body, 'zhao-yong', personOf('zhao-yong'));
  const answers = bestRoad(compile(body, 'powerful')).map((s) => s.answer);
  const meters = (b: typeof body) =>
    retell(compile(b, 'powerful'), answers, b.voices).beats.map((beat) => beat.after);
  expect(meters(told)).toEqual(meters(body));
});
