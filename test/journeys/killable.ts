import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { chromiumLaunch } from '../support/chromium.ts';

/** A page of a browser that can be killed like a phone that runs out of power. */
export interface Killable {
  page: Page;
  /** Ends the whole browser at once (SIGKILL), and resolves when it is gone. */
  kill: () => Promise<void>;
}

/**
 * Runs something that opens, kills and opens again browsers of one profile, which is deleted in the end. Playwright may
 * keep no trace meanwhile: it would ask a browser for it that is gone.
 */
export async function withKillable(run: (open: () => Promise<Killable>) => Promise<void>): Promise<void> {
  const profile = mkdtempSync(join(tmpdir(), 'rapport-kill-'));
  const running = new Set<() => Promise<void>>();
  const { executablePath = chromium.executablePath(), env, args = [] } = chromiumLaunch();
  const open = async () => {
    const browser = spawn(
      executablePath,
      [
        ...args,
        '--headless=new',
        '--remote-debugging-port=0',
        '--no-first-run',
        '--disable-background-networking',
        '--lang=en-US',
        `--user-data-dir=${profile}`,
        'about:blank',
      ],
      { env: (env ?? process.env) as NodeJS.ProcessEnv, detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    const gone = new Promise((resolve) => browser.on('exit', resolve));
    const endpoint = await new Promise<string>((resolve, reject) => {
      let said = '';
      browser.stderr.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        const found = /DevTools listening on (\S+)/.exec(said)?.[1];
        if (found) resolve(found);
      });
      browser.on('exit', () => reject(new Error(said)));
    });
    const driver = await chromium.connectOverCDP(endpoint);
    const [context] = driver.contexts();
    if (!context) throw new Error('a browser without a window');
    const kill = async () => {
      running.delete(kill);
      process.kill(-(browser.pid ?? 0), 'SIGKILL');
      await gone;
      await driver.close().catch(() => undefined);
    };
    running.add(kill);
    return { page: await context.newPage(), kill };
  };
  try {
    await run(open);
  } finally {
    for (const kill of running) await kill();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
