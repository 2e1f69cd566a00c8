import type { Sketch } from '#model';
import type { Db } from '#storage';
import { OpenDraft } from '../draft.svelte.ts';
import { setAt } from '../edit/at.ts';

type Changes = ReturnType<(typeof import('#interchange'))['readCsv']>['changes'];

/** An edit that puts texts back where they stand. */
export function putTexts(changes: Changes): (sketch: Sketch) => void {
  return (sketch) => {
    for (const { path, after } of changes) setAt(sketch, path, after);
  };
}

/** Of several drafts the one that a file of texts seems to be of: most of its rows are in there; none where none are. */
export function likeliest(
  csv: string,
  drafts: readonly { id: string; value: Sketch }[],
  readCsv: (typeof import('#interchange'))['readCsv'],
): string | undefined {
  const unknown = drafts.map(({ id, value }) => {
    const { issues, changes } = readCsv(value, csv, '');
    const strange = issues.filter(({ code }) => code === 'csv-unknown' || code === 'csv-columns').length;
    return { id, strange, changes: changes.length };
  });
  return unknown.sort((a, b) => a.strange - b.strange || b.changes - a.changes)[0]?.id;
}

/** Puts texts back into a stored draft as one edit; false where another tab has it open. @throws what storing throws */
export async function translateDraft(db: Db, id: string, changes: Changes, label: string): Promise<boolean> {
  const draft = await OpenDraft.open(db, id);
  if (!draft) return false;
  try {
    if (draft.locked) return false;
    draft.edit(label, (value) => {
      const copy = structuredClone(value);
      putTexts(changes)(copy);
      return copy;
    });
    await draft.flush();
    if (draft.saved === 'failed') throw new Error(`draft ${id} cannot be stored`, { cause: draft.trouble });
    return true;
  } finally {
    await draft.close();
  }
}
