import { strFromU8, strToU8, unzlibSync, zlibSync } from 'fflate';
import type { Issue, Sketch } from '#model';
import { problem, sha256 } from '../fingerprint.ts';

/** The longest link that mail programs and messengers still carry, in characters of the fragment. */
export const longestLink = 16_000;
const version = '1';
/** What the largest scenario that is read may come to, in bytes. */
const largest = 1_000_000;
const marked = 12;

const toBase64 = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (b) => String.fromCharCode(b)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

function fromBase64(text: string): Uint8Array | undefined {
  if (!/^[\w-]*$/.test(text)) return undefined;
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
  } catch {
    return undefined;
  }
}

/**
 * A scenario as a piece of a link: version, checksum, and the deflated text (RFC 1950) in base64url (RFC 4648).
 * Undefined where it would be longer than `longestLink`.
 */
export async function writeShare(value: Sketch): Promise<string | undefined> {
  const text = strToU8(JSON.stringify(value));
  const piece = `${version}.${(await sha256(text)).slice(0, marked)}.${toBase64(zlibSync(text, { level: 9 }))}`;
  return piece.length > longestLink ? undefined : piece;
}

/** Reads what `writeShare` wrote; what is cut off, altered, too large or of a newer version is refused with a reason. */
export async function readShare(piece: string): Promise<{ value?: Sketch; issues: Issue[] }> {
  const refuse = (code: string, message: string) => ({ issues: [problem('error', code, message, 'link')] });
  const [form = '', mark = '', packed = ''] = piece.split('.');
  if (piece.length > longestLink)
    return refuse(
      'link-too-long',
      `is longer than ${String(longestLink)} characters; ask for the file instead`,
    );
  if (/^\d+$/.test(form) && form !== version)
    return refuse('link-newer', 'was made by a newer version of Rapport; reload the page to get it');
  const bytes = form === version ? fromBase64(packed) : undefined;
  if (!bytes || !packed)
    return refuse('link-wrong', 'is no link to a scenario, or was cut off; copy the whole of it');
  try {
    // The room is given, so that whatever unpacks to more ends there.
    const text = unzlibSync(bytes, { out: new Uint8Array(largest) });
    if ((await sha256(text)).slice(0, marked) === mark) return { value: safe(strFromU8(text)), issues: [] };
  } catch {
    // fflate throws for what is no such stream; it is told below like any other damage.
  }
  return refuse('link-damaged', 'was altered or cut off on its way; copy the whole of it');
}

function safe(text: string): Sketch {
  const value: unknown = JSON.parse(text, (key, inner: unknown) => (key === '__proto__' ? undefined : inner));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new TypeError('no map');
  return value as Sketch;
}
