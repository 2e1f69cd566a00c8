import { kindOf, type Effect, type Node, type Result, type To, type When } from '#model';

/** What an answer amounts to: its id (a choice, a result, or the picked choices), its effects, where it leads. */
export interface Move {
  readonly id: string;
  readonly effects: readonly (Effect & { when?: When | undefined })[];
  readonly to: To;
}

function parts(answer: string, mark: string): string[] {
  return answer === '' ? [] : answer.split(mark);
}

function pairs(answer: string): Map<string, string> | undefined {
  const all = parts(answer, '+').map((p) => p.split('='));
  const map = new Map(all.map(([k, x]) => [k ?? '', x ?? '']));
  return all.every((p) => p.length === 2) && map.size === all.length ? map : undefined;
}

function sameKeys(map: Map<string, string>, all: object): boolean {
  const keys = Object.keys(all);
  return keys.length === map.size && keys.every((k) => map.has(k));
}

/** The share of pairs that stand in the right order, 0 to 100. */
function orderShare(answer: readonly string[], right: readonly string[]): number {
  let good = 0;
  let all = 0;
  for (let i = 0; i < right.length; i++)
    for (let j = i + 1; j < right.length; j++, all++)
      if (answer.indexOf(right[i] ?? '') < answer.indexOf(right[j] ?? '')) good++;
  return Math.floor((good * 100) / all);
}

function figureOf(node: Node, answer: string): number | undefined {
  if ('order' in node) {
    const ids = parts(answer, '>');
    const known = ids.length === new Set(ids).size && ids.every((id) => Object.hasOwn(node.order.items, id));
    return known && ids.length === node.order.right.length ? orderShare(ids, node.order.right) : undefined;
  }
  if ('sort' in node) {
    const map = pairs(answer);
    if (!map || !sameKeys(map, node.sort.items)) return undefined;
    if ([...map.values()].some((g) => !Object.hasOwn(node.sort.groups, g))) return undefined;
    const right = [...map].filter(([item, g]) => node.sort.items[item]?.group === g).length;
    return Math.floor((right * 100) / map.size);
  }
  if ('record' in node) {
    const map = pairs(answer);
    if (!map || !sameKeys(map, node.record.fields)) return undefined;
    const fields = node.record.fields;
    if ([...map].some(([f, o]) => !Object.hasOwn(fields[f]?.options ?? {}, o))) return undefined;
    const right = [...map].filter(([f, o]) => fields[f]?.right === o).length;
    return Math.floor((right * 100) / map.size);
  }
  if ('value' in node) {
    const { min, max, step } = node.value;
    const n = Number(answer);
    const steps = (n - min) / step;
    const sound = /^-?\d+(\.\d+)?$/.test(answer) && n >= min && n <= max;
    return sound && Math.abs(steps - Math.round(steps)) < 1e-6 ? n : undefined;
  }
  return undefined;
}

/** The results of a node that grades its answer, by id. */
export function resultsOf(node: Node): Record<string, Result> {
  if ('order' in node) return node.order.results;
  if ('sort' in node) return node.sort.results;
  if ('record' in node) return node.record.results;
  return 'value' in node ? node.value.results : {};
}

/** The choices of a node that has some (one, several, reply), by id. */
export function optionsOf(node: Node) {
  if ('choices' in node) return node.choices;
  if ('reply' in node) return node.reply.choices;
  return 'several' in node ? node.several.choices : {};
}

/**
 * What an answer amounts to at this node, or undefined where it is none.
 * Answers by kind: `id`; several `a+b`; order `a>b>c`; sort and record `item=group+item=group`; value `14`.
 */
export function readAnswer(node: Node, answer: string): Move | undefined {
  switch (kindOf(node)) {
    case 'choices':
    case 'reply': {
      const choice =
        'choices' in node ? own(node.choices, answer) : 'reply' in node && own(node.reply.choices, answer);
      return choice ? { id: answer, effects: [choice], to: choice.to } : undefined;
    }
    case 'several': {
      if (!('several' in node)) return undefined;
      const { choices, atLeast, atMost, to } = node.several;
      const ids = parts(answer, '+');
      if (ids.length < atLeast || ids.length > atMost || new Set(ids).size < ids.length) return undefined;
      // In the order of the file, so that the same picks always amount to the same.
      const picked = Object.entries(choices).filter(([id]) => ids.includes(id));
      if (picked.length < ids.length) return undefined;
      return { id: picked.map(([id]) => id).join('+'), effects: picked.map(([, c]) => c), to };
    }
    case 'end':
      return undefined;
    default: {
      const figure = figureOf(node, answer);
      if (figure === undefined) return undefined;
      const hit = Object.entries(resultsOf(node)).find(
        ([, r]) => figure >= (r.atLeast ?? -Infinity) && figure <= (r.atMost ?? Infinity),
      );
      return hit ? { id: hit[0], effects: [hit[1]], to: hit[1].to } : undefined;
    }
  }
}

function own<T>(map: Record<string, T>, key: string): T | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}
