import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build } from 'vite';

/** What stands on the stage before the first choice. */
export interface Shown {
  title: string;
  says: string;
  choices: readonly { id: string; text: string }[];
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const head = (title: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8" /><meta name="viewport" content="width=device-width" /><title>${escaped(title)}</title>`;

/** The floor: the same words in one file without any script. */
export function staticPage(folder: string, { title, says, choices }: Shown): string {
  mkdirSync(folder);
  const buttons = choices.map(({ text }) => `<li><button type="button">${escaped(text)}</button></li>`);
  writeFileSync(
    join(folder, 'index.html'),
    `${head(title)}</head><body><h1>${escaped(title)}</h1><p>${escaped(says)}</p><ul>${buttons.join('')}</ul></body></html>`,
  );
  return folder;
}

const component = `<script lang="ts">
  import { title, says, choices } from './shown.json';
  let picked = $state<string>();
</script>

<h1>{title}</h1>
<p>{says}</p>
<ul>
  {#each choices as { id, text } (id)}
    <li><button type="button" aria-pressed={picked === id} onclick={() => (picked = id)}>{text}</button></li>
  {/each}
</ul>
`;

/** The same words shown by Svelte, with nothing else. */
export async function sveltePage(folder: string, shown: Shown): Promise<string> {
  mkdirSync(folder);
  writeFileSync(join(folder, 'shown.json'), JSON.stringify(shown));
  writeFileSync(join(folder, 'Page.svelte'), component);
  writeFileSync(
    join(folder, 'main.ts'),
    "import { mount } from 'svelte';\nimport Page from './Page.svelte';\nmount(Page, { target: document.body });\n",
  );
  writeFileSync(
    join(folder, 'index.html'),
    `${head(shown.title)}<script type="module" src="./main.ts"></script></head><body></body></html>`,
  );
  await build({
    root: folder,
    base: './',
    configFile: false,
    logLevel: 'error',
    plugins: [svelte({ configFile: false })],
    build: { outDir: 'dist', target: 'es2022', modulePreload: { polyfill: false } },
  });
  return join(folder, 'dist');
}
