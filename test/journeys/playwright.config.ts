import { defineConfig } from '@playwright/test';
import { chromiumLaunch } from '../support/chromium.ts';

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results',
  forbidOnly: !!process.env.CI,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  fullyParallel: true,
  workers: 2,
  use: {
    baseURL: 'http://localhost:4173/',
    launchOptions: chromiumLaunch(),
    locale: 'en-US',
    // Motion costs time and is looked at where whole conversations are played.
    contextOptions: { reducedMotion: 'reduce' },
  },
  webServer: {
    command: 'npx vite preview --port 4173 --strictPort',
    cwd: '../..',
    url: 'http://localhost:4173/',
    reuseExistingServer: false,
  },
});
