import { strToU8, zipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packLimits, readPack, writePack, type PackItem } from '#interchange';
import { blankScenario, type Sketch } from '#model';
import { sha256 } from '../../src/interchange/fingerprint.ts';

const made = new Date('2026-11-22T10:00:00Z');
const scenario = (id: string): PackItem => ({ kind: 'scenario', id, value: blankScenario(id) });

test('what was packed comes out the same', async () => {
  const questions: PackItem = {
    kind: 'questions',
    id: 'service-levels',
    value: { module: 'service-levels' },
  };
  const items = [scenario('a'), scenario('b'), questions];
  const { items: out, issues } = await readPack(await writePack(items, made), 'a.rapport');
  expect(issues).toEqual([]);
  expect(out.map(({ kind, id, value }) => ({ kind, id, value }))).toEqual(items);
});

test('two of one id are not packed', async () => {
  await expect(writePack([scenario('a'), scenario('a')], made)).rejects.toThrow(RangeError);
});

/** A pack made by hand, with whatever somebody might put into one. */
async function pack(
  files: Record<string, string>,
  more: { listed?: Record<string, string>; version?: number; manifest?: string } = {},
): Promise<Uint8Array> {
  const entries = await Promise.all(
    Object.entries(more.listed ?? files).map(async ([path, text]) => ({
      path,
      kind: path.startsWith('questions') ? 'questions' : 'scenario',
      id: path.replace(/^.*\/|\.yaml$/g, ''),
      sha256: await sha256(strToU8(text)),
      bytes: text.length,
    })),
  );
  const manifest =
    more.manifest ??
    JSON.stringify({ format: 'rapport-pack', version: more.version ?? 1, made: made.toISOString(), entries });
  return zipSync(
    Object.fromEntries(
      [['manifest.json', manifest], ...Object.entries(files)].map(([k, t]) => [k, strToU8(t ?? '')]),
    ),
  );
}
const codesOf = async (bytes: Uint8Array) => {
  const { items, issues } = await readPack(bytes, 'a.rapport');
  return { ids: items.map((i) => i.id), codes: issues.map((i) => i.code), issues };
};
const good = 'id: good\nnodes: {}\n';

describe('what is wrong in a pack is told, and the rest is taken', () => {
  test.each([
    ['scenarios/../../etc/passwd.yaml', 'pack-path'],
    ['/scenarios/a.yaml', 'pack-path'],
    ['scenarios\\a.yaml', 'pack-path'],
    ['scenarios/a.js', 'pack-path'],
    ['index.html', 'pack-path'],
  ])('a path such as %s', async (path, code) => {
    const { ids, codes, issues } = await codesOf(await pack({ [path]: good, 'scenarios/good.yaml': good }));
    expect(ids).toEqual(['good']);
    expect(codes).toContain(code);
    expect(issues.find((i) => i.code === code)?.file).toBe(`a.rapport/${path}`);
  });

  test('another hash than was listed', async () => {
    const bytes = await pack(
      { 'scenarios/good.yaml': good },
      { listed: { 'scenarios/good.yaml': `${good} ` } },
    );
    expect(await codesOf(bytes)).toMatchObject({ ids: [], codes: ['pack-hash'] });
  });

  test('a file that is not listed, and one that is listed and not there', async () => {
    const bytes = await pack({ 'scenarios/a.yaml': good }, { listed: { 'scenarios/b.yaml': good } });
    expect(await codesOf(bytes)).toMatchObject({ ids: [], codes: ['pack-unlisted', 'pack-missing'] });
  });

  test('two files of one id', async () => {
    const bytes = await pack({ 'scenarios/a.yaml': good, 'scenarios/b.yaml': good });
    expect(await codesOf(bytes)).toMatchObject({ ids: ['good'], codes: ['pack-twice'] });
  });

  test('a key that reaches for the prototype, YAML that is none, no id', async () => {
    const bytes = await pack({
      'scenarios/a.yaml': 'id: a\n__proto__: { polluted: true }\n',
      'scenarios/b.yaml': 'id: [',
      'scenarios/c.yaml': 'name: c\n',
    });
    expect((await codesOf(bytes)).codes).toEqual(['key-forbidden', 'yaml-wrong', 'pack-no-id']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('more nodes than anybody can edit', async () => {
    const nodes = Array.from({ length: 10_000 }, (_, i) => `  n${String(i)}: { end: {} }`).join('\n');
    const bytes = await pack({
      'scenarios/a.yaml': `id: a\nnodes:\n${nodes}\n`,
      'scenarios/good.yaml': good,
    });
    const { ids, codes, issues } = await codesOf(bytes);
    expect({ ids, codes }).toEqual({ ids: ['good'], codes: ['pack-nodes'] });
    expect(issues[0]?.message).toContain('10000 nodes');
  });

  test('a file that unpacks to far more than it seems', async () => {
    const bomb = `id: a\n# ${' '.repeat(1_500_000)}\n`;
    expect(
      await codesOf(await pack({ 'scenarios/a.yaml': bomb, 'scenarios/good.yaml': good })),
    ).toMatchObject({
      ids: ['good'],
      codes: ['pack-ratio', 'pack-missing'],
    });
    const large = `id: a\n# ${Array.from({ length: 400_000 }, (_, i) => String(i * 7919)).join('')}\n`;
    expect((await codesOf(await pack({ 'scenarios/a.yaml': large }))).codes).toContain('pack-file-large');
  });

  test('more files than a pack may have', async () => {
    const files = Object.fromEntries(
      Array.from({ length: packLimits.files + 5 }, (_, i) => [
        `scenarios/s${String(i)}.yaml`,
        `id: s${String(i)}\n`,
      ]),
    );
    const { ids, codes } = await codesOf(await pack(files));
    expect(codes).toContain('pack-files');
    expect(ids.length).toBeLessThan(packLimits.files);
  });
});

describe('what is no pack is refused whole', () => {
  test.each([
    ['newer', { version: 2 }, 'pack-newer'],
    ['no JSON', { manifest: '{' }, 'pack-manifest-wrong'],
    ['another JSON', { manifest: '{"format":"h5p"}' }, 'pack-manifest-wrong'],
  ])('a manifest that is %s', async (_, more, code) => {
    expect(await codesOf(await pack({ 'scenarios/good.yaml': good }, more))).toMatchObject({
      ids: [],
      codes: [code],
    });
  });

  test('a zip without a manifest', async () => {
    const bytes = zipSync({ 'scenarios/good.yaml': strToU8(good) });
    expect(await codesOf(bytes)).toMatchObject({ ids: [], codes: ['pack-no-manifest'] });
  });

  test('one that is cut off anywhere gives nothing, or tells what is missing, and never throws', async () => {
    const whole = await writePack([scenario('a'), scenario('b')], made);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: whole.length - 1 }), async (length) => {
        const { items, issues } = await readPack(whole.slice(0, length), 'a.rapport');
        expect(items.length === 2 || issues.length > 0).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('one with any byte changed never gives another scenario', async () => {
    const whole = await writePack([scenario('a')], made);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const bytes = whole.slice();
        bytes[at] = ((bytes[at] ?? 0) + by) % 256;
        const { items } = await readPack(bytes, 'a.rapport');
        for (const item of items) expect(item.value).toEqual(blankScenario('a') as Sketch);
      }),
      { numRuns: 150 },
    );
  });
});
