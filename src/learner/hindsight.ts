import type { BestNow } from '#proof';
import type { About, LookedBack, Proofs } from './lookback.ts';

function inWorker<What extends keyof Proofs>(what: What, about: About<What>): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./hindsight.worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<unknown>) => {
      worker.terminate();
      resolve(data);
    };
    worker.onerror = (event) => {
      worker.terminate();
      reject(new Error(event.message));
    };
    worker.postMessage({ what, about });
  });
}

/** What takes proving in a debrief: in a worker, so that the screen stays quick; where there is none, on the spot. */
export async function findHindsight(played: About<'lookBack'>): Promise<LookedBack> {
  try {
    return (await inWorker('lookBack', played)) as LookedBack;
  } catch {
    const { lookBack } = await import('./lookback.ts');
    return lookBack(played);
  }
}

/** What is best at one moment of a conversation; likewise. */
export async function findBestNow(moment: About<'adviseOn'>): Promise<BestNow | undefined> {
  try {
    return (await inWorker('adviseOn', moment)) as BestNow | undefined;
  } catch {
    const { adviseOn } = await import('./lookback.ts');
    return adviseOn(moment);
  }
}

/** What each move is worth at one moment, by its id, 0 to 1; likewise. */
export async function findWorth(moment: About<'weighMoment'>): Promise<Record<string, number>> {
  try {
    return (await inWorker('weighMoment', moment)) as Record<string, number>;
  } catch {
    const { weighMoment } = await import('./lookback.ts');
    return weighMoment(moment);
  }
}
