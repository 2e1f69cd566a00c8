import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { begin, compile, sceneOf } from '#engine';
import { playable, type Body } from '#model';
import { href } from '../../../src/app/routes.ts';
import { shipped } from '../../support/library.ts';
import { median, print, ratioOf } from '../figures.ts';
import { staticPage, sveltePage, type Shown } from './pages.ts';
import { brotli, serve, type Site } from './serve.ts';
import { visit, type Visit } from './visit.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const count = 5;

/** A conversation that opens with choices, and what its first moment shows. */
function opening(): { body: Body; hash: string; shown: Shown } {
  for (const body of shipped()) {
    const [who] = playable(body.scenario);
    if (!who) continue;
    const program = compile(body, who);
    const { says, decision } = sceneOf(program, begin(program), body.voices);
    if (decision?.kind !== 'choices') continue;
    const choices = decision.options.map(({ id, text }) => ({ id, text: text.en }));
    const hash = href({ at: 'play', scenario: body.scenario.id, who, mode: 'practice' });
    return { body, hash, shown: { title: body.scenario.title.en, says: says.en, choices } };
  }
  throw new Error('no shipped scenario opens with choices');
}

/** Every text of a scenario in one language: less than any format that also says how they hang together. */
function textsOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { en } = value as { en?: unknown };
  return typeof en === 'string' ? [en] : Object.values(value).flatMap(textsOf);
}

/** The size of what the first page names: scripts, preloads and styles. */
function entrySize(dist: string): number {
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="\.\/([^"]+\.(?:js|css))"/g)].map(([, path]) => path ?? '');
  const files = named.map((path) => gzipSync(readFileSync(join(dist, path)), { level: 9 }).length);
  return files.reduce((sum, size) => sum + size, gzipSync(html).length);
}

async function visits(sites: Record<'ours' | 'floor' | 'svelte', Site>, hash: string, words: string) {
  const all = { ours: [] as Visit[], floor: [] as Visit[], svelte: [] as Visit[] };
  for (let round = 0; round < count; round++)
    for (const name of ['ours', 'floor', 'svelte'] as const)
      all[name].push(await visit(sites[name], name === 'ours' ? hash : '', words));
  return all;
}

/** What a learner on a slow phone waits for: a conversation opened cold, until its first choice can be clicked. */
export async function bench(): Promise<void> {
  const cache = join(root, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'bench-'));
  const sites: Site[] = [];
  const open = async (of: string) => {
    const site = await serve(of);
    sites.push(site);
    return site;
  };
  try {
    const { body, hash, shown } = opening();
    const dist = join(folder, 'app');
    await build({ root, logLevel: 'error', build: { outDir: dist } });
    const all = await visits(
      {
        ours: await open(dist),
        floor: await open(staticPage(join(folder, 'static'), shown)),
        svelte: await open(await sveltePage(join(folder, 'svelte'), shown)),
      },
      hash,
      shown.choices[0]?.text ?? '',
    );
    const others = { floor: 'the same words in one HTML file', svelte: 'the same choices in Svelte alone' };
    for (const what of ['bytes', 'requests', 'ms'] as const)
      for (const other of ['floor', 'svelte'] as const) {
        const ours = all.ours.map((v) => v[what]);
        const theirs = all[other].map((v) => v[what]);
        print({
          name: `startup-${what}`,
          value: median(ours),
          unit: what === 'ms' ? 'ms' : what === 'bytes' ? 'B brotli' : 'requests',
          against: others[other],
          ratio: ratioOf(ours, theirs),
        });
      }
    const entry = entrySize(dist) / 1000;
    const gzip = { name: 'startup-entry', value: entry, unit: 'kB gzip' };
    print({ ...gzip, against: 'the budget of 90 kB', ratio: entry / 90 });
    const ink = brotli(readFileSync(join(root, 'node_modules/inkjs/dist/ink.js'))).length;
    const floor = (ink + brotli(textsOf(body.scenario).join('\n')).length) / 1000;
    const first = median(all.ours.map((v) => v.bytes)) / 1000;
    const against = `inkjs alone with the English texts, ${floor.toFixed(1)} kB`;
    print({ name: 'startup-player', value: first, unit: 'kB brotli', against, ratio: first / floor });
    print({ name: 'startup-player', value: first, unit: 'kB brotli', against: '42 kB', ratio: first / 42 });
  } finally {
    await Promise.all(sites.map((site) => site.close()));
    rmSync(folder, { recursive: true, force: true });
  }
}
