import { m } from '#i18n';
import type { Draft, Sketch } from '#model';
import { readDraft, type Db } from '#storage';
import { offer } from './offer.ts';

/** A draft, or a version of it, that is handed out. */
export interface Handed {
  kind: Draft['kind'];
  value: Sketch;
  source?: string | undefined;
}

/** What it is called in a pack and as a file: of a scenario its id, of questions their module. */
export function idOf({ kind, value }: Pick<Handed, 'kind' | 'value'>): string {
  const id = value[kind === 'scenario' ? 'id' : 'module'];
  return typeof id === 'string' && /^[a-z][a-z0-9-]{0,59}$/.test(id) ? id : 'draft';
}

/** The day by the author's own calendar, as 2026-11-22. */
export function dayOf(at: number): string {
  const date = new Date(at);
  const parts = [date.getMonth() + 1, date.getDate()].map((n) => String(n).padStart(2, '0'));
  return [String(date.getFullYear()), ...parts].join('-');
}

/** The day and the minute, as 2026-11-22-0905. */
export function minuteOf(at: number): string {
  const date = new Date(at);
  const parts = [date.getHours(), date.getMinutes()].map((n) => String(n).padStart(2, '0'));
  return `${dayOf(at)}-${parts.join('')}`;
}

/** A pack with these in it. @throws RangeError where two have the same id */
export async function packed(handed: readonly Handed[], made: number): Promise<Uint8Array> {
  const { writePack } = await import('#interchange');
  return writePack(
    handed.map((one) => ({ ...one, id: idOf(one) })),
    new Date(made),
  );
}

/** Hands out chosen drafts as a pack, and says so. */
export async function packOf(db: Db, drafts: readonly Draft[]): Promise<string> {
  const opened = await Promise.all(drafts.map(({ id }) => readDraft(db, id)));
  const handed = opened.flatMap((one): Handed[] =>
    one ? [{ kind: one.draft.kind, value: one.value, source: one.beginning.source }] : [],
  );
  const names = handed.map((one) => `${one.kind}/${idOf(one)}`);
  const twice = handed.find((_, i) => names.indexOf(names[i] ?? '') !== i);
  if (twice) return m.files_packed_twice({ id: idOf(twice) });
  const now = Date.now();
  const [only] = handed;
  const name = only && handed.length === 1 ? idOf(only) : 'conversations';
  offer(`${name}-${dayOf(now)}.rapport`, await packed(handed, now), 'application/zip');
  return m.files_packed();
}
