import { strFromU8, strToU8, unzipSync, zipSync, type Unzipped } from 'fflate';
import * as v from 'valibot';
import type { Issue, Sketch } from '#model';
import { problem, sha256 } from '../fingerprint.ts';
import { readSketch, writeYaml } from '../yaml/yaml.ts';

/** What a pack may come to; what is beyond is refused before it is unpacked. */
export const packLimits = {
  files: 500,
  /** Bytes of the pack. */
  packed: 20_000_000,
  /** Bytes of one file, and of all of them, unpacked. */
  file: 2_000_000,
  unpacked: 40_000_000,
  /** How many times smaller a file may have been packed. */
  ratio: 200,
  /** Nodes of one scenario. */
  nodes: 2_000,
} as const;

const format = 'rapport-pack';
const version = 1;
const manifestName = 'manifest.json';
const kinds = ['scenario', 'questions'] as const;
const folders = { scenario: 'scenarios', questions: 'questions' } as const;
const allowed = /^(scenarios|questions)\/[a-z][a-z0-9-]{0,59}\.yaml$/;

const Manifest = v.object({
  format: v.literal(format),
  version: v.pipe(v.number(), v.integer()),
  made: v.string(),
  entries: v.array(
    v.object({
      path: v.string(),
      kind: v.picklist(kinds),
      id: v.string(),
      sha256: v.string(),
      bytes: v.number(),
    }),
  ),
});

/** One file of a pack. */
export interface PackItem {
  kind: (typeof kinds)[number];
  /** Of a scenario its id, of questions their module. */
  id: string;
  value: Sketch;
  /** The YAML it came from, with its comments. */
  source?: string | undefined;
}

/** What was in a pack. Where something could not be taken, the report says what, where and why. */
export interface Unpacked {
  items: PackItem[];
  issues: Issue[];
}

/** Packs scenarios and questions as a `.rapport` file: a zip of YAML, and a manifest with the hash of each. */
export async function writePack(items: readonly PackItem[], made: Date): Promise<Uint8Array> {
  const files = items.map(({ kind, id, value, source }) => ({
    path: `${folders[kind]}/${id}.yaml`,
    kind,
    id,
    bytes: strToU8(writeYaml(value, source)),
  }));
  const twice = files.find((f, i) => files.findIndex((g) => g.path === f.path) !== i);
  if (twice) throw new RangeError(`${twice.path} stands twice in the pack`);
  const entries = await Promise.all(
    files.map(async ({ path, kind, id, bytes }) => ({
      path,
      kind,
      id,
      sha256: await sha256(bytes),
      bytes: bytes.length,
    })),
  );
  const manifest = { format, version, made: made.toISOString(), entries };
  return zipSync(
    Object.fromEntries([
      [manifestName, strToU8(JSON.stringify(manifest, undefined, 1))],
      ...files.map(({ path, bytes }) => [path, bytes] as const),
    ]),
    { level: 9, mtime: made },
  );
}

/** Reads a `.rapport` file. Never throws for what is in it, unpacks no more than `packLimits`, and evaluates nothing. */
export async function readPack(bytes: Uint8Array, file: string): Promise<Unpacked> {
  const refuse = (code: string, message: string): Unpacked => ({
    items: [],
    issues: [problem('error', code, message, file)],
  });
  if (bytes.length > packLimits.packed)
    return refuse('pack-too-large', `is larger than ${megabytes(packLimits.packed)}; make smaller packs`);
  const issues: Issue[] = [];
  const files = unzip(bytes, file, issues);
  if (typeof files === 'string') return refuse('pack-damaged', files);
  const known = manifestOf(files, file);
  if ('issue' in known) return { items: [], issues: [...issues, known.issue] };
  const listed = new Map(known.manifest.entries.map((entry) => [entry.path, entry]));
  const items: PackItem[] = [];
  for (const [path, content] of Object.entries(files)) {
    if (path === manifestName) continue;
    const entry = listed.get(path);
    listed.delete(path);
    if (!entry) {
      issues.push(
        problem('warning', 'pack-unlisted', 'is not in the manifest; it was left out', `${file}/${path}`),
      );
    } else if ((await sha256(content)) !== entry.sha256) {
      const message =
        'is not the file that was packed: its hash is another; it was left out, get the pack again';
      issues.push(problem('error', 'pack-hash', message, `${file}/${path}`));
    } else {
      const item = itemOf(strFromU8(content), `${file}/${path}`, entry.kind, issues);
      if (item && items.some((i) => i.kind === item.kind && i.id === item.id))
        issues.push(
          problem(
            'error',
            'pack-twice',
            `has the id ${item.id} of a file before it; it was left out`,
            `${file}/${path}`,
          ),
        );
      else if (item) items.push(item);
    }
  }
  for (const path of listed.keys())
    issues.push(
      problem('error', 'pack-missing', 'is in the manifest, but not in the pack', `${file}/${path}`),
    );
  return { items, issues };
}

const megabytes = (n: number): string => `${String(n / 1_000_000)} MB`;

/** The files that may be taken, or why there are none. What is left out is told before anything of it is unpacked. */
function unzip(bytes: Uint8Array, file: string, issues: Issue[]): Unzipped | string {
  let count = 0;
  let sum = 0;
  const seen = new Set<string>();
  const leave = (path: string, code: string, message: string) => {
    if (issues.length < packLimits.files)
      issues.push(problem('error', code, `${message}; it was left out`, `${file}/${path}`));
    return false;
  };
  try {
    return unzipSync(bytes, {
      filter: ({ name, size, originalSize }) => {
        if (name.endsWith('/')) return false;
        if (++count > packLimits.files)
          return count === packLimits.files + 1
            ? leave(
                name,
                'pack-files',
                `is one more than the ${String(packLimits.files)} files that a pack may have`,
              )
            : false;
        if (seen.has(name)) return leave(name, 'pack-twice', 'stands twice in the pack');
        seen.add(name);
        if (name !== manifestName && !allowed.test(name))
          return leave(name.slice(0, 200), 'pack-path', 'is no place for a scenario or for questions');
        if (originalSize > packLimits.file || (sum += originalSize) > packLimits.unpacked)
          return leave(
            name,
            'pack-file-large',
            `is too large (at most ${megabytes(packLimits.file)} a file, ${megabytes(packLimits.unpacked)} together)`,
          );
        if (originalSize > size * packLimits.ratio)
          return leave(name, 'pack-ratio', `unpacks to more than ${String(packLimits.ratio)} times its size`);
        return true;
      },
    });
  } catch {
    return 'is cut off, or is no pack; get it again';
  }
}

function manifestOf(
  files: Unzipped,
  file: string,
): { manifest: v.InferOutput<typeof Manifest> } | { issue: Issue } {
  const tell = (code: string, message: string) => ({
    issue: problem('error', code, message, `${file}/${manifestName}`),
  });
  const bytes = files[manifestName];
  if (!bytes)
    return tell('pack-no-manifest', 'is missing, so nothing in the pack can be trusted; pack it again');
  let raw: unknown;
  try {
    raw = JSON.parse(strFromU8(bytes));
  } catch {
    return tell('pack-manifest-wrong', 'is no JSON; pack it again');
  }
  const parsed = v.safeParse(Manifest, raw);
  if (!parsed.success)
    return tell('pack-manifest-wrong', 'is not the manifest of a Rapport pack; pack it again');
  if (parsed.output.version > version)
    return tell('pack-newer', 'is of a newer version of Rapport; reload the page to get it');
  return { manifest: parsed.output };
}

function itemOf(source: string, file: string, kind: PackItem['kind'], issues: Issue[]): PackItem | undefined {
  const read = readSketch(source, file);
  issues.push(...read.issues);
  if (!read.value) return undefined;
  const id = read.value[kind === 'scenario' ? 'id' : 'module'];
  if (typeof id !== 'string') {
    issues.push(
      problem(
        'error',
        'pack-no-id',
        `has no ${kind === 'scenario' ? 'id' : 'module'}; it was left out`,
        file,
      ),
    );
    return undefined;
  }
  const nodes =
    typeof read.value['nodes'] === 'object' && read.value['nodes']
      ? Object.keys(read.value['nodes']).length
      : 0;
  if (nodes > packLimits.nodes) {
    const message = `has ${String(nodes)} nodes, at most ${String(packLimits.nodes)} can be edited; split it`;
    issues.push(problem('error', 'pack-nodes', message, file));
    return undefined;
  }
  return { kind, id, value: read.value, source };
}
