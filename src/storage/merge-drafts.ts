import type { Draft, WholeDraft } from '#model';
import { familyOf, freeId, type Restored } from './merge.ts';

/** What is to be stored of the drafts of a backup. */
export interface MergedDrafts {
  put: WholeDraft[];
  count: Restored;
}

/**
 * Merges drafts by their ids. Whatever went on from the other one stands for both; where both went on, theirs is kept
 * under an id of its own, with when it was touched. Ours are never changed but by what went on from them.
 */
export function mergeDrafts(ours: readonly Draft[], theirs: readonly WholeDraft[]): MergedDrafts {
  const count: Restored = { added: 0, extended: 0, unchanged: 0 };
  const put = new Map<string, WholeDraft>();
  const known = new Map(ours.map((draft) => [draft.id, draft]));
  for (const whole of theirs) {
    const { draft } = whole;
    const family = [...known.values()].filter(({ id }) => familyOf(id) === familyOf(draft.id));
    if (family.some((our) => covers(our, draft))) {
      count.unchanged += 1;
      continue;
    }
    const older = family.find((our) => covers(draft, our));
    count[older ? 'extended' : 'added'] += 1;
    const id = older?.id ?? freeId(draft.id, known);
    const parted = older ? older.parted : family.length ? draft.touched : draft.parted;
    const { parted: _, ...same } = draft;
    const kept = { ...same, ...(parted !== undefined && { parted }), id };
    known.set(id, kept);
    put.set(id, under(id, { ...whole, draft: kept }));
  }
  return { put: [...put.values()], count };
}

/** Whether the first went on from the second, or is the same: whoever wrote that last wrote this no earlier. */
function covers(one: Draft, { hand, writes }: Draft): boolean {
  return (one.hands[hand] ?? -1) >= writes;
}

function under(id: string, { draft, beginning, edits, versions }: WholeDraft): WholeDraft {
  return {
    draft,
    beginning,
    edits: edits.map((edit) => ({ ...edit, draft: id })),
    versions: versions.map((version) => ({ ...version, draft: id })),
  };
}
