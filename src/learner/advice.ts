import { loadPrinciples } from '#content';
import type { Advice } from '#player';
import { findBestNow } from './hindsight.ts';
import type { Practice } from './practice.svelte.ts';

/** What the coach knows of the present turn; undefined where nothing can be proven of it. */
export async function adviceFor({ body, session, attempt }: Practice): Promise<Advice | undefined> {
  const { scenario, model } = body;
  const { personality } = attempt;
  const [best, principles] = await Promise.all([
    findBestNow({ scenario, model, personality, answers: session.answers }),
    loadPrinciples(),
  ]);
  if (!best) return undefined;
  const { told, acts, principle } = best;
  return { told, acts, ...(principle && { principle: principles[principle] }) };
}
