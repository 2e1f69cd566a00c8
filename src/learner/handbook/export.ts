import type { Reflection } from '#model';

/** What was written, as a text to hand in: each question with its answer, in the order of the pages. */
export function reflectionsAsText(head: string, written: readonly Reflection[]): string {
  const answers = [...written]
    .sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }))
    .map(({ ask, text }) => `${ask}\n\n${text}`);
  return `\uFEFF${[head, ...answers].join('\n\n\n')}\n`;
}
