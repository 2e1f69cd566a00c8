import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');
const folder = join(root, 'node_modules/.cache/rapport');

/** What the results depend on besides the content: the rules that compute them. */
function rules(): string {
  const hash = createHash('sha256');
  for (const room of ['model', 'engine', 'proof', 'content'])
    for (const name of readdirSync(join(root, 'src', room), { recursive: true, encoding: 'utf8' }).sort())
      if (name.endsWith('.ts')) hash.update(readFileSync(join(root, 'src', room, name)));
  return hash.digest('hex').slice(0, 16);
}
let known: string | undefined;

/** Computes once for each content hash and set of rules; kept between builds. */
export function once<T>(contentHash: string, compute: () => T): T {
  known ??= rules();
  const file = join(folder, `${contentHash.slice(0, 32)}-${known}.json`);
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch {
    const value = compute();
    mkdirSync(folder, { recursive: true });
    const part = `${file}.${String(process.pid)}`;
    writeFileSync(part, JSON.stringify(value));
    renameSync(part, file);
    return value;
  }
}
