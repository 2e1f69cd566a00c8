import { gradesOf, optionsOf } from '#engine';
import {
  kindOf,
  personalities,
  playable,
  type Effect,
  type Node,
  type Personality,
  type Scenario,
  type Text,
  type To,
  type When,
} from '#model';
import type { Path } from './finding.ts';

/**
 * What there is at the nodes of a scenario, one after the other. What is worked out of a node is kept for as long as
 * that is about, under one id and with the same customers: `of` may ask for nothing else.
 */
export function atEveryNode<T>(
  of: (id: string, node: Node, who: readonly Personality[]) => readonly T[],
): (scenario: Scenario) => T[] {
  const known = new WeakMap<Node, { id: string; whom: string; all: readonly T[] }>();
  return (scenario) => {
    const who = playable(scenario);
    const whom = who.join();
    return Object.entries(scenario.nodes).flatMap(([id, node]) => {
      const kept = known.get(node);
      if (kept?.id === id && kept.whom === whom) return kept.all;
      const all = of(id, node, who);
      known.set(node, { id, whom, all });
      return all;
    });
  };
}

/** What one choice, option or result does, and where it stands. */
export interface EffectAt {
  path: Path;
  node: string;
  id: string;
  /** A result is reached by an answer; the others are picked by their text. */
  effect: Effect & { text?: Text; when?: When | undefined; hard?: Text | undefined; to?: To };
}

/** Every choice, option and result of one node. */
export function effectsIn(id: string, node: Node): EffectAt[] {
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
export const effectsOf = atEveryNode(effectsIn);

/** Where a `to` can lead. */
function targetsOf(to: To | undefined): string[] {
  if (to === undefined) return [];
  return typeof to === 'string' ? [to] : to.map((b) => b.to);
}

const links = new WeakMap<Node, readonly string[]>();

/** Every node that some answer at a node is written to lead to. */
export function linksOf(node: Node): readonly string[] {
  const known = links.get(node);
  if (known) return known;
  const own = 'several' in node ? targetsOf(node.several.to) : [];
  const all = [...own, ...effectsIn('', node).flatMap(({ effect }) => targetsOf(effect.to))];
  links.set(node, all);
  return all;
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

function partsOf(node: Node, path: Path): TextAt[] {
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

/** Every text of one node, with what it is for. */
export function textsIn(id: string, node: Node): TextAt[] {
  return [...partsOf(node, ['nodes', id]), ...effectsIn(id, node).flatMap(effectTexts)];
}

/** Every text of a scenario that is at none of its nodes. */
export function textsAround({ title, role, brief, goals, promises }: Scenario): TextAt[] {
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
  ];
}

const textsAtNodes = atEveryNode(textsIn);

/** Every text of a scenario, with what it is for. */
export function textsOf(scenario: Scenario): TextAt[] {
  return [...textsAround(scenario), ...textsAtNodes(scenario)];
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

const whensAtNodes = atEveryNode((id, node) => {
  const branches = (to: To | undefined, path: Path) =>
    Array.isArray(to) ? to.flatMap((b, i) => nested(b.when, [...path, i, 'when'])) : [];
  return [
    ...effectsIn(id, node).flatMap(({ path, effect }) => [
      ...nested(effect.when, [...path, 'when']),
      ...branches(effect.to, [...path, 'to']),
    ]),
    ...('several' in node ? branches(node.several.to, ['nodes', id, 'several', 'to']) : []),
  ];
});

/** Every condition of a scenario, and every one inside another. */
export function whensOf(scenario: Scenario): { path: Path; when: When }[] {
  return [
    ...whensAtNodes(scenario),
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
