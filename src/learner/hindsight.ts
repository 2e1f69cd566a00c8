import type { LookedBack, Played } from './lookback.ts';

function inWorker(played: Played): Promise<LookedBack> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./hindsight.worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<LookedBack>) => {
      worker.terminate();
      resolve(data);
    };
    worker.onerror = (event) => {
      worker.terminate();
      reject(new Error(event.message));
    };
    worker.postMessage(played);
  });
}

/** What takes proving in a debrief: in a worker, so that the screen stays quick; where there is none, on the spot. */
export async function findHindsight(played: Played): Promise<LookedBack> {
  try {
    return await inWorker(played);
  } catch {
    const { lookBack } = await import('./lookback.ts');
    return lookBack(played);
  }
}
