import type { Sketch } from '#model';

/**
 * SHA-256 of what a draft says, in hexadecimal: of its value alone, as JSON with the keys in their order. Note, number and
 * time of a version are not in it, nor the comments of the YAML: versions of one fingerprint are played and proven alike.
 */
export async function hashOf(value: Sketch): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(value)));
  return Array.from(new Uint8Array(digest), (b) => b.toString(16).padStart(2, '0')).join('');
}
