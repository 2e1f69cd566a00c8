import type { LeafKind } from './leaves.ts';
import type { Found } from './search.ts';

/** What was found, by kind; the kind with the best one first. */
export function grouped(found: readonly Found[]): [LeafKind, Found[]][] {
  const kinds = [...new Set(found.map(({ leaf }) => leaf.kind))];
  return kinds.map((kind) => [kind, found.filter(({ leaf }) => leaf.kind === kind)]);
}
