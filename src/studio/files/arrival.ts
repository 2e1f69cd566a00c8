import { beginDraft, type Issue, type Origin, type Sketch, type WholeDraft } from '#model';
import { isMap } from '../edit/at.ts';

/** What came in a file: new drafts, or the texts of a draft that is already there. */
export interface Arrival {
  file: string;
  form: 'yaml' | 'pack' | 'twine' | 'csv' | 'unknown';
  drafts: WholeDraft[];
  issues: Issue[];
  /** Of a file of texts. */
  csv?: string;
}

/** No file that can be opened is larger; in bytes. */
const largest = 20_000_000;

const refusal = (file: string, code: string): Arrival => ({
  ...{ file, form: 'unknown', drafts: [] },
  issues: [{ severity: 'error', code, path: '', message: '', file }],
});

/** What of these two a value is meant to be; undefined where it is neither. */
export function kindOfSketch(value: Sketch): 'scenario' | 'questions' | undefined {
  if (isMap(value['nodes'])) return 'scenario';
  return isMap(value['questions']) ? 'questions' : undefined;
}

/** A new draft of a value, with an id of its own. */
export function draftOf(
  value: Sketch,
  from: Omit<Origin, 'id'>,
  rest: { kind?: 'scenario' | 'questions'; source?: string | undefined; tags?: string[] } = {},
): WholeDraft {
  const kind = rest.kind ?? kindOfSketch(value) ?? 'scenario';
  const named: unknown = value[kind === 'scenario' ? 'id' : 'module'];
  return beginDraft({
    ...{ id: crypto.randomUUID(), kind, value, now: Date.now(), source: rest.source, tags: rest.tags },
    from: { ...from, id: (typeof named === 'string' ? named : '').slice(0, 200) },
  });
}

async function fromYaml(file: string, text: string): Promise<Arrival> {
  const { readSketch } = await import('#interchange');
  const { value, issues } = readSketch(text, file);
  if (!value) return { file, form: 'yaml', drafts: [], issues };
  if (!kindOfSketch(value)) return refusal(file, 'file-no-draft');
  return { file, form: 'yaml', drafts: [draftOf(value, { kind: 'file', file }, { source: text })], issues };
}

async function fromPack(file: string, bytes: Uint8Array): Promise<Arrival> {
  const { readPack } = await import('#interchange');
  const { items, issues } = await readPack(bytes, file);
  const tags = [file.replace(/\.\w+$/, '').slice(0, 100)];
  const drafts = items.map(({ kind, value, source }) =>
    draftOf(value, { kind: 'pack', file }, { kind, source, tags }),
  );
  return { file, form: 'pack', drafts, issues };
}

async function fromTwine(file: string, text: string): Promise<Arrival> {
  const { readTwine } = await import('#interchange');
  const { value, issues } = readTwine(text, file);
  return { file, form: 'twine', drafts: value ? [draftOf(value, { kind: 'twine', file })] : [], issues };
}

/** Reads whatever somebody has opened. Stores nothing, and never throws for what is in the file. */
export async function readArrival(given: File): Promise<Arrival> {
  const file = given.name.slice(0, 300);
  if (given.size > largest) return refusal(file, 'file-too-large');
  const bytes = new Uint8Array(await given.arrayBuffer());
  const zipped = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (zipped || /\.rapport$/i.test(file)) return fromPack(file, bytes);
  const text = new TextDecoder().decode(bytes).replace(/^\uFEFF/, '');
  if (/\.ya?ml$/i.test(file)) return fromYaml(file, text);
  if (/\.csv$/i.test(file)) return { file, form: 'csv', drafts: [], issues: [], csv: text };
  if (/\.(twee|tw|twee3|html?)$/i.test(file)) return fromTwine(file, text);
  return refusal(file, /\.json$/i.test(file) && text.includes('"rapport') ? 'file-backup' : 'file-unknown');
}
