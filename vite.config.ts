import { fileURLToPath } from 'node:url';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import type { Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';
import { scenarios } from './src/content/build/index.ts';

/** While developing, Vite puts styles into the page and talks over a socket; what is built stays strict. */
const looserWhileDeveloping: Plugin = {
  name: 'rapport-looser-while-developing',
  apply: 'serve',
  transformIndexHtml: (html) =>
    html
      .replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
      .replace("connect-src 'self'", "connect-src 'self' ws:"),
};

/** What Paraglide makes asks the browser for the rules of a language with every text that has a number in it. */
const rememberedPlurals: Plugin = {
  name: 'rapport-remembered-plurals',
  resolveId: (source, importer) =>
    source === '../registry.js' && importer?.includes('/paraglide/messages/') ? plurals : undefined,
};

const plurals = fileURLToPath(new URL('./src/i18n/plurals.ts', import.meta.url));
const folder = fileURLToPath(new URL('./scenarios', import.meta.url));

export default defineConfig({
  base: './',
  plugins: [
    svelte(),
    looserWhileDeveloping,
    rememberedPlurals,
    scenarios(folder),
    paraglideVitePlugin({
      project: './src/i18n/project.inlang',
      outdir: './src/i18n/paraglide',
      strategy: ['localStorage', 'preferredLanguage', 'baseLocale'],
      emitTsDeclarations: true,
      isServer: 'import.meta.env.SSR',
    }),
    VitePWA({
      registerType: 'autoUpdate',
      injectRegister: null,
      workbox: {
        globPatterns: ['**/*.{js,css,html,svg,json,png,webmanifest}'],
        globIgnores: ['schema/**', 'screenshot.png'],
        navigateFallback: 'index.html',
        cleanupOutdatedCaches: true,
        clientsClaim: true,
        skipWaiting: true,
      },
      manifest: {
        name: 'Rapport',
        short_name: 'Rapport',
        description: 'Practise customer conversations with simulated people.',
        display: 'standalone',
        start_url: './',
        scope: './',
        theme_color: '#0b6b62',
        background_color: '#faf6ee',
        icons: [
          { src: 'icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
          { src: 'icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: 'icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any maskable' },
        ],
      },
    }),
  ],
  // extwee has an identifier for Node and one for browsers, and leaves the choice to the bundler, as in its own web build.
  resolve: {
    alias: [{ find: /^(\..*\/IFID)\/generate\.js$/, replacement: '$1/generate-web.js' }],
  },
  // What a worker needs of the rooms comes by their doors, and behind one of those is the content.
  worker: { format: 'es', plugins: () => [scenarios(folder)] },
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    rolldownOptions: {
      treeshake: {
        // Svelte names no files without side effects, and so would bring its custom elements along.
        moduleSideEffects: [
          { test: /svelte\/src\/internal\/client\/dom\/elements\/custom-element/, sideEffects: false },
        ],
      },
      output: {
        // What each screen has, and what the way to a conversation has, in one file each instead of in crumbs.
        codeSplitting: {
          groups: [
            {
              name: 'shell',
              priority: 1,
              test: /src\/(app\/App\.svelte|ui\/|model\/(terms|body)|learner\/(arrival|memory|Raise))|preload-helper/,
            },
            { name: 'talk', test: /src\/learner\/(Play|Stage)\.svelte/ },
          ],
        },
      },
    },
  },
  test: {
    testTimeout: 60_000,
    maxWorkers: '100%',
    expect: { poll: { timeout: 20_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          // The content is parsed and its proofs are made once for all files, not once for each.
          isolate: false,
          setupFiles: ['test/support/indexeddb.ts'],
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.svelte.test.ts', 'test/journeys/**'],
        },
      },
      {
        extends: true,
        plugins: [svelteTesting()],
        test: {
          name: 'dom',
          environment: 'happy-dom',
          include: ['test/**/*.svelte.test.ts'],
          setupFiles: ['test/support/indexeddb.ts', 'test/support/dom.ts'],
        },
      },
    ],
  },
});
