/** SHA-256 of bytes, in hexadecimal. */
export async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
  return [...new Uint8Array(digest)].map((b) => b.toString(16).padStart(2, '0')).join('');
}

/** A problem of a file as a whole, or of something at a path in it. */
export function problem(
  severity: 'error' | 'warning',
  code: string,
  message: string,
  file: string,
  line = 1,
): {
  severity: 'error' | 'warning';
  code: string;
  path: string;
  message: string;
  file: string;
  line: number;
  column: number;
} {
  return { severity, code, path: '', message, file, line, column: 1 };
}
