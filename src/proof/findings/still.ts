import { forPersonality, type Effect, type Personality, type Scenario } from '#model';
import { finding, type Finding, type Path } from './finding.ts';
import { atEveryNode, effectsIn, effectsOf, rulesOut, whensOf, type EffectAt } from './inside.ts';
import type { Known } from './refer.ts';
import { textFindings } from './texts.ts';

/** Where the marks for this personality stand. */
function marksAt({ marks }: Effect, who: Personality): Path {
  if (!('any' in marks)) return ['marks'];
  return ['marks', who in marks ? who : 'any'];
}

const unscored = atEveryNode((id, node, who) =>
  effectsIn(id, node).flatMap(({ path, effect }) => {
    const open = who.filter((p) => !effect.when || !rulesOut(effect.when, p));
    const without = open.filter((p) => !Object.keys(forPersonality(effect.marks, p)).length);
    const places = new Map(without.map((p) => [marksAt(effect, p).join(), marksAt(effect, p)]));
    return [...places].map(([place, at]) => {
      const list = without.filter((p) => marksAt(effect, p).join() === place).join(', ');
      const message = `has no marks (${list}); mark at least one principle, with 0 where it neither helps nor harms`;
      return finding('choice-unscored', [...path, ...at], message, { who: list });
    });
  }),
);

function promised(scenario: Scenario): Finding[] {
  const effects = effectsOf(scenario).map((e) => e.effect);
  const made = new Set(effects.flatMap((e) => Object.keys(e.promises)));
  const ends = Object.values(scenario.nodes).flatMap((n) => ('end' in n ? n.end.keeps : []));
  const kept = new Set([...effects.flatMap((e) => e.keeps), ...ends]);
  return Object.keys(scenario.promises).flatMap((id) => {
    if (!made.has(id)) {
      const message = `"${id}" is never made; add it to promises: of a choice or delete it`;
      return [finding('promise-never-made', ['promises', id], message, { promise: id })];
    }
    if (kept.has(id)) return [];
    const message = `"${id}" is made and nothing can keep it; add it to keeps: of a choice or an ending`;
    return [finding('promise-never-kept', ['promises', id], message, { promise: id })];
  });
}

const marked = atEveryNode((id, node) => [
  ...new Set(
    effectsIn(id, node).flatMap(({ effect: { marks } }) =>
      ('any' in marks ? Object.values(marks) : [marks]).flatMap((some) =>
        Object.entries(some ?? {}).flatMap(([principle, n]) => (n === 0 ? [] : [principle])),
      ),
    ),
  ),
]);

function untested(scenario: Scenario, known: Known): Finding[] {
  const { module, promises } = scenario;
  const own = [...known.principles].flatMap(([id, of]) => (of === module ? [id] : []));
  const tested = new Set([...marked(scenario), ...Object.values(promises).map((p) => p.principle)]);
  if (!own.length || own.some((id) => tested.has(id))) return [];
  const message = `no choice is marked on a principle of "${module}"; mark one (such as ${own.slice(0, 2).join(' or ')}) or choose the module it is about`;
  return [finding('principle-not-tested', ['module'], message)];
}

const setsAtNodes = atEveryNode((id, node) =>
  effectsIn(id, node).flatMap(({ path, effect }) =>
    effect.sets.map((flag, i) => ({ flag, path: [...path, 'sets', i] })),
  ),
);

function flags(scenario: Scenario): Finding[] {
  const sets = setsAtNodes(scenario);
  const asks = whensOf(scenario).flatMap(({ path, when: { flag } }) =>
    flag === undefined ? [] : [{ flag, path: [...path, 'flag'] }],
  );
  const set = new Set(sets.map((s) => s.flag));
  const asked = new Set(asks.map((a) => a.flag));
  return [
    ...asks.flatMap(({ flag, path }) => {
      const message = `asks for the flag "${flag}", which nothing sets; check the spelling, or add it to sets: of a choice`;
      return set.has(flag) ? [] : [finding('flag-never-set', path, message, { name: flag })];
    }),
    ...sets.flatMap(({ flag, path }) => {
      const message = `sets the flag "${flag}", which no when: asks for; use it or delete it`;
      return asked.has(flag) ? [] : [finding('flag-never-asked', path, message, { name: flag })];
    }),
  ];
}

/** A value as text, the keys of its maps in order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

const entriesOf = (map: object): string => Object.entries(map).sort().join();

/** Everything a choice does, however it is worded. */
function doing({ effect }: EffectAt, who: readonly Personality[]): string {
  const { acts, sets, keeps, promises, breach, when, to } = effect;
  const marks = who.map((p) => entriesOf(forPersonality(effect.marks, p)));
  const lists = [acts, sets, keeps].map((ids) => [...ids].sort().join());
  const parts = [...lists, ...marks, breach?.of, when && canonical(when)];
  const within = Object.entries(promises).map(([id, promise]) => `${id} ${canonical(promise)}`);
  return [...parts, within.sort().join(), typeof to === 'object' ? canonical(to) : to].join('|');
}

const alike = atEveryNode((id, node, who) => {
  const first = new Map<string, string>();
  return effectsIn(id, node).flatMap((at) => {
    if (!at.effect.text) return [];
    const key = doing(at, who);
    const before = first.get(key);
    if (before === undefined) {
      first.set(key, at.id);
      return [];
    }
    const message = `does exactly what "${before}" does (acts, marks, flags and next node); let them differ or delete one`;
    return [finding('choice-same', at.path, message, { choice: before })];
  });
});

/** What can be seen in a scenario without playing it: what is unscored, unused, unwritten or double. */
export function stillFindings(scenario: Scenario, known: Known): Finding[] {
  return [
    ...unscored(scenario),
    ...promised(scenario),
    ...untested(scenario, known),
    ...flags(scenario),
    ...alike(scenario),
    ...textFindings(scenario),
  ];
}
