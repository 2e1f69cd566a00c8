import { cards, loadAsked, loadHandbook, loadPrinciples, modules } from '#content';
import { leavesOf } from './leaves.ts';
import type { Index } from './search.ts';

let made: Promise<Index> | undefined;

/** The index of everything, made when it is first asked for; tried anew after a failure. */
export function fetchIndex(): Promise<Index> {
  made ??= make().catch((error: unknown) => {
    made = undefined;
    throw error;
  });
  return made;
}

async function make(): Promise<Index> {
  const [{ indexOf }, principles, asked, ...handbooks] = await Promise.all([
    import('./search.ts'),
    loadPrinciples(),
    loadAsked(),
    ...modules.map(({ id }) => loadHandbook(id)),
  ]);
  return indexOf(
    leavesOf({ modules, cards, principles, handbooks: handbooks.filter((h) => h !== undefined), asked }),
  );
}
