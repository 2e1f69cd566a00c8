import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type PluginOption } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Runs a measuring module in a plain Node, bundled as for shipping: the loader of TypeScript adds its own work to
 * every closure. What it needs to know lies in a JSON file whose path is its first argument.
 */
export async function measured(module: URL, known: unknown, plugins: PluginOption[] = []): Promise<void> {
  const cache = join(root, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const outDir = mkdtempSync(join(cache, 'bench-'));
  try {
    await build({
      root,
      configFile: false,
      logLevel: 'error',
      plugins,
      build: { ssr: fileURLToPath(module), outDir, copyPublicDir: false },
      ssr: { noExternal: ['xstate'] },
    });
    writeFileSync(join(outDir, 'known.json'), JSON.stringify(known));
    const { status } = spawnSync(process.execPath, [join(outDir, 'measure.js'), join(outDir, 'known.json')], {
      stdio: 'inherit',
      env: { ...process.env, NODE_ENV: 'production' },
    });
    if (status !== 0) throw new Error(`the measuring ended with ${String(status)}`);
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}
