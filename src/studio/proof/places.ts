import { m } from '#i18n';
import type { Issue, Sketch } from '#model';
import { stepName } from '../called.ts';
import { spotAt } from '../room.svelte.ts';

/** Everything that was found at one step, one question, or of the conversation as a whole. */
export interface Place {
  key: string;
  name: string;
  issues: readonly Issue[];
}

const parts: Record<string, () => string> = {
  title: m.studio_part_about,
  brief: m.studio_part_about,
  goals: m.studio_part_about,
  customer: m.studio_part_customer,
  promises: m.studio_part_promises,
  always: m.studio_part_claims,
  never: m.studio_part_claims,
  own: m.inspect_own,
};

/** Findings of one severity by where they are, in the order of the conversation's steps, the whole of it first. */
export function placesOf(
  sketch: Sketch,
  findings: readonly Issue[],
  severity: Issue['severity'],
  order: readonly string[],
): Place[] {
  const some = findings.filter((issue) => issue.severity === severity);
  const groups = new Map<string, Issue[]>();
  for (const issue of some) {
    const key = spotAt(issue.path).node ?? `.${partOf(issue.path)}`;
    groups.set(key, [...(groups.get(key) ?? []), issue]);
  }
  const rank = new Map(order.map((id, i) => [id, i]));
  return [...groups]
    .map(([key, issues]) => ({
      key,
      name: key.startsWith('.') ? key.slice(1) : stepName(sketch, key),
      issues,
    }))
    .toSorted((a, b) => (rank.get(a.key) ?? -1) - (rank.get(b.key) ?? -1));
}

/** What the place that a path lies in is called: a step or question, or a part of the conversation. */
export function placeName(sketch: Sketch, path: string): string {
  const { node } = spotAt(path);
  return node === undefined ? partOf(path) : stepName(sketch, node);
}

function partOf(path: string): string {
  return (parts[path.split('.')[0] ?? ''] ?? m.proof_whole)();
}
