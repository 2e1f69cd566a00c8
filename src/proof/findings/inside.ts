import { gradesOf, optionsOf } from '#engine';
import {
  kindOf,
  personalities,
  type Effect,
  type Personality,
  type Scenario,
  type Text,
  type To,
  type When,
} from '#model';
import type { Path } from './finding.ts';

/** What one choice, option or result does, and where it stands. */
export interface EffectAt {
  path: Path;
  node: string;
  id: string;
  /** A result is reached by an answer; the others are picked by their text. */
  effect: Effect & { text?: Text; when?: When | undefined; hard?: Text | undefined; to?: To };
}

function effectsIn(id: string, node: Scenario['nodes'][string]): EffectAt[] {
  const kind = kindOf(node);
  const at = (under: string[], all: object) =>
    Object.entries(all as Record<string, EffectAt['effect']>).map(([part, effect]) => ({
      path: ['nodes', id, ...under, part],
      node: id,
      id: part,
      effect,
    }));
  const choices = kind === 'choices' ? ['choices'] : [kind, 'choices'];
  return [...at(choices, optionsOf(node)), ...at([kind, 'results'], gradesOf(node))];
}

/** Every choice, option and result. */
export function effectsOf(scenario: Scenario): EffectAt[] {
  return Object.entries(scenario.nodes).flatMap(([id, node]) => effectsIn(id, node));
}

/** Where a `to` can lead. */
function targetsOf(to: To | undefined): string[] {
  if (to === undefined) return [];
  return typeof to === 'string' ? [to] : to.map((b) => b.to);
}

/** Every node that some answer at a node is written to lead to. */
export function linksOf(node: Scenario['nodes'][string]): string[] {
  const own = 'several' in node ? targetsOf(node.several.to) : [];
  return [...own, ...effectsIn('', node).flatMap(({ effect }) => targetsOf(effect.to))];
}

/** What a text is for, as far as it has a length of its own. */
export type Part = 'choice' | 'says' | 'cue' | 'because' | 'after' | 'title' | 'other';
export interface TextAt {
  path: Path;
  part: Part;
  text: Text;
}

function variants(value: EffectAt['effect']['because'], path: Path, part: Part): TextAt[] {
  if (!('any' in value)) return [{ path, part, text: value }];
  return (['any', ...personalities] as const).flatMap((who) => {
    const text = value[who];
    return text ? [{ path: [...path, who], part, text }] : [];
  });
}

function partsOf(node: Scenario['nodes'][string], path: Path): TextAt[] {
  const one = (text: Text, at: Path, part: Part = 'other'): TextAt => ({
    path: [...path, ...at],
    part,
    text,
  });
  const map = (all: Record<string, Text>, at: Path) =>
    Object.entries(all).map(([id, text]) => one(text, [...at, id]));
  const scene = [
    ...variants(node.says, [...path, 'says'], 'says'),
    ...(node.cue ? variants(node.cue, [...path, 'cue'], 'cue') : []),
    ...(node.ask ? [one(node.ask, ['ask'])] : []),
  ];
  if ('order' in node) return [...scene, ...map(node.order.items, ['order', 'items'])];
  if ('sort' in node) {
    const items = Object.entries(node.sort.items).map(([id, i]) =>
      one(i.text, ['sort', 'items', id, 'text']),
    );
    return [...scene, ...map(node.sort.groups, ['sort', 'groups']), ...items];
  }
  if ('value' in node)
    return [...scene, one(node.value.unit, ['value', 'unit']), one(node.value.text, ['value', 'text'])];
  if ('record' in node)
    return Object.entries(node.record.fields).reduce((all, [id, field]) => {
      const at = ['record', 'fields', id];
      return [...all, one(field.label, [...at, 'label']), ...map(field.options, [...at, 'options'])];
    }, scene);
  if ('end' in node)
    return [
      ...scene,
      one(node.end.title, ['end', 'title'], 'title'),
      one(node.end.after, ['end', 'after'], 'after'),
    ];
  return scene;
}

function effectTexts({ effect, path }: EffectAt): TextAt[] {
  const { text, because, breach, hard } = effect;
  const other = (of: Text, at: string[]): TextAt => ({ path: [...path, ...at], part: 'other', text: of });
  return [
    ...(text ? [{ path: [...path, 'text'], part: 'choice' as const, text }] : []),
    ...variants(because, [...path, 'because'], 'because'),
    ...(hard ? [other(hard, ['hard'])] : []),
    ...(breach
      ? [other(breach.what, ['breach', 'what']), other(breach.comesOut, ['breach', 'comesOut'])]
      : []),
  ];
}

/** Every text of a scenario, with what it is for. */
export function textsOf(scenario: Scenario): TextAt[] {
  const { title, role, brief, goals, promises, nodes } = scenario;
  return [
    { path: ['title'], part: 'title', text: title },
    { path: ['role'], part: 'other', text: role },
    { path: ['brief'], part: 'other', text: brief },
    ...goals.map((text, i): TextAt => ({ path: ['goals', i], part: 'other', text })),
    ...Object.entries(promises).map(([id, { text }]): TextAt => ({
      path: ['promises', id, 'text'],
      part: 'other',
      text,
    })),
    ...Object.entries(nodes).flatMap(([id, node]) => [
      ...partsOf(node, ['nodes', id]),
      ...effectsIn(id, node).flatMap(effectTexts),
    ]),
  ];
}

/** A condition and every one inside it. */
function nested(when: When | undefined, path: Path): { path: Path; when: When }[] {
  if (!when) return [];
  return [
    { path, when },
    ...(when.all ?? []).flatMap((w, i) => nested(w, [...path, 'all', i])),
    ...(when.any ?? []).flatMap((w, i) => nested(w, [...path, 'any', i])),
    ...nested(when.not, [...path, 'not']),
  ];
}

/** Every condition of a scenario, and every one inside another. */
export function whensOf(scenario: Scenario): { path: Path; when: When }[] {
  const branches = (to: To | undefined, path: Path) =>
    Array.isArray(to) ? to.flatMap((b, i) => nested(b.when, [...path, i, 'when'])) : [];
  return [
    ...effectsOf(scenario).flatMap(({ path, effect }) => [
      ...nested(effect.when, [...path, 'when']),
      ...branches(effect.to, [...path, 'to']),
    ]),
    ...Object.entries(scenario.nodes).flatMap(([id, node]) =>
      'several' in node ? branches(node.several.to, ['nodes', id, 'several', 'to']) : [],
    ),
    ...(['always', 'never'] as const).flatMap((claims) =>
      scenario[claims].flatMap((claim, i) => nested(claim.that, [claims, i, 'that'])),
    ),
  ];
}

/** Whether a condition can never hold for this personality, whatever happens. */
export function rulesOut(when: When, personality: Personality): boolean {
  const { personality: only, all, any, not } = when;
  if (only !== undefined && ![only].flat().includes(personality)) return true;
  if (all?.some((w) => rulesOut(w, personality))) return true;
  if (any?.every((w) => rulesOut(w, personality))) return true;
  const keys = Object.keys(not ?? {});
  return (
    keys.length === 1 && not?.personality !== undefined && [not.personality].flat().includes(personality)
  );
}
