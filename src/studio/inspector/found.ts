import type { Issue } from '#model';
import type { Path } from '../edit/at.ts';

const ordered = new WeakMap<readonly Issue[], Map<string, Issue[]>>();

function byPath(findings: readonly Issue[]): Map<string, Issue[]> {
  const before = ordered.get(findings);
  if (before) return before;
  const map = new Map<string, Issue[]>();
  for (const issue of findings) map.set(issue.path, [...(map.get(issue.path) ?? []), issue]);
  ordered.set(findings, map);
  return map;
}

/** What was found at a place; with `within` also what was found anywhere inside it. */
export function foundAt(
  findings: readonly Issue[],
  path: Path,
  reach: 'here' | 'within' = 'here',
): readonly Issue[] {
  const place = path.join('.');
  const all = byPath(findings);
  if (reach === 'here') return all.get(place) ?? [];
  return [...all].flatMap(([at, some]) => (at === place || at.startsWith(`${place}.`) ? some : []));
}
