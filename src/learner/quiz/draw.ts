import { shuffle } from '#engine';
import type { QuestionCard } from '#model';

/** What questions are drawn from: those of these modules, or on these principles; from all where both are empty. */
export interface Pool {
  modules: readonly string[];
  principles: readonly string[];
}

/** The questions of a pool. */
export function poolOf(all: readonly QuestionCard[], { modules, principles }: Pool): QuestionCard[] {
  if (principles.length) return all.filter((q) => q.principles.some((p) => principles.includes(p)));
  return modules.length ? all.filter((q) => modules.includes(q.module)) : [...all];
}

/**
 * Draws `count` different questions, all of them where there are no more: evenly over the modules, within a module
 * evenly over the difficulties, and of those the ones asked longest ago, first of all those never asked. Where that
 * leaves a choice, the seed decides, and so it does on their order. `lastAsked` tells when, by id.
 */
export function drawn(
  pool: readonly QuestionCard[],
  count: number,
  lastAsked: ReadonlyMap<string, number>,
  seed: string,
): string[] {
  const asked = (q: QuestionCard) => lastAsked.get(q.id) ?? -1;
  const mixed = shuffle(pool, seed).sort((a, b) => asked(a) - asked(b));
  const wells = [...new Set(pool.map((q) => q.module))].map((module) => ({
    taken: new Map<number, number>(),
    left: mixed.filter((q) => q.module === module),
  }));
  const order = shuffle(wells, `${seed}/modules`);
  const picked: string[] = [];
  while (picked.length < Math.min(count, pool.length))
    for (const well of order) {
      if (picked.length === count) break;
      const next = nextOf(well.left, well.taken);
      if (!next) continue;
      well.left = well.left.filter((q) => q !== next);
      well.taken.set(next.difficulty, (well.taken.get(next.difficulty) ?? 0) + 1);
      picked.push(next.id);
    }
  return shuffle(picked, `${seed}/order`);
}

/** The first question of the difficulty of which the fewest are taken. */
function nextOf(left: readonly QuestionCard[], taken: ReadonlyMap<number, number>): QuestionCard | undefined {
  const fewest = Math.min(...left.map((q) => taken.get(q.difficulty) ?? 0));
  return left.find((q) => (taken.get(q.difficulty) ?? 0) === fewest);
}
