import type { Sketch } from '#model';
import { at, mapAt, type Path } from '../edit/at.ts';

/** Where the ids stand that an answer consists of, with those after each `=` by what stands before it. */
const lists: Readonly<Record<string, { ids: Path; values?: (id: string) => Path }>> = {
  choices: { ids: ['choices'] },
  several: { ids: ['several', 'choices'] },
  reply: { ids: ['reply', 'choices'] },
  order: { ids: ['order', 'items'] },
  sort: { ids: ['sort', 'items'], values: () => ['sort', 'groups'] },
  record: { ids: ['record', 'fields'], values: (field) => ['record', 'fields', field, 'options'] },
};

/** The id that a part has in another version: another one where it alone was renamed, with its place and all else kept. */
export function followed(before: unknown, after: unknown, list: Path, id: string): string {
  const [was, is] = [mapAt(before, list), mapAt(after, list)];
  const [old, now] = [Object.keys(was), Object.keys(is)];
  const place = old.indexOf(id);
  const to = now[place];
  if (to === undefined || to === id || Object.hasOwn(is, id) || old.length !== now.length) return id;
  if (old.some((key, i) => i !== place && key !== now[i])) return id;
  // What leads to itself leads to its new name.
  const [text, next] = [JSON.stringify(was[id]), JSON.stringify(is[to])];
  return text.replaceAll(`"to":"${id}"`, `"to":"${to}"`) === next ? to : id;
}

/** An answer to a step as it is called after parts of that step were renamed. */
export function answerAfter(before: Sketch, after: Sketch, node: string, answer: string): string {
  const [was, is] = [
    at(before, ['nodes', node]),
    at(after, ['nodes', followed(before, after, ['nodes'], node)]),
  ];
  const kind = Object.keys(lists).find((key) => at(was, [key]) !== undefined);
  const where = kind === undefined ? undefined : lists[kind];
  if (!where) return answer;
  return answer.replace(/([^+>=]+)(?:=([^+>=]+))?/g, (_, id: string, value?: string) => {
    const renamed = followed(was, is, where.ids, id);
    if (value === undefined || !where.values) return renamed;
    const [from, to] = [where.values(id), where.values(renamed)];
    const moved = to.join() === from.join() ? followed(was, is, from, value) : value;
    return `${renamed}=${moved}`;
  });
}
