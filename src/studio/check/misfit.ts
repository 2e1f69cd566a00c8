import type { Misfit } from '#model';

/** Where too few, too many or too long is no hindrance to playing. */
const countable = ['en', 'zh', 'goals', 'nodes', 'choices', 'items', 'groups', 'fields', 'options'];

/** Whether a scenario can be played in spite of it. */
export function isHarmless({ whole, path }: Misfit): boolean {
  return whole && countable.includes(String(path.at(-1)));
}
