import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { library } from '../../support/library.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * Listing the open choices and taking one, and making a story playable, at three sizes.
 * Measured in a plain Node on code bundled as for shipping: the loader of TypeScript adds its own work to every closure.
 */
export async function bench(): Promise<void> {
  const cache = join(root, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const outDir = mkdtempSync(join(cache, 'bench-'));
  try {
    await build({
      root,
      configFile: false,
      logLevel: 'error',
      build: { ssr: fileURLToPath(new URL('./measure.ts', import.meta.url)), outDir, copyPublicDir: false },
      ssr: { noExternal: ['xstate'] },
    });
    const { model } = library;
    writeFileSync(join(outDir, 'library.json'), JSON.stringify({ model, voices: {} }));
    const { status } = spawnSync(
      process.execPath,
      [join(outDir, 'measure.js'), join(outDir, 'library.json')],
      {
        stdio: 'inherit',
        env: { ...process.env, NODE_ENV: 'production' },
      },
    );
    if (status !== 0) throw new Error(`the measuring ended with ${String(status)}`);
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}
