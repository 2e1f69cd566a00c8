import type { Better } from '#player';
import type { Played } from './better.worker.ts';

/** What would have been better at each turn; worked out in a worker, so that the screen stays quick. */
export function findBetters(played: Played): Promise<(Better | undefined)[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./better.worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<(Better | undefined)[]>) => {
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
