import type { Asked, Comparison } from './compare.ts';

/** Compares two versions beside the screen; with a signal that gives it up. @throws what the worker throws */
export async function compare(asked: Asked, signal: AbortSignal): Promise<Comparison> {
  if (typeof Worker === 'undefined') return (await import('./compare.ts')).compared(asked);
  const worker = new Worker(new URL('./compare.worker.ts', import.meta.url), { type: 'module' });
  signal.addEventListener('abort', () => {
    worker.terminate();
  });
  try {
    return await new Promise<Comparison>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<Comparison>) => {
        resolve(data);
      };
      worker.onerror = (event) => {
        reject(new Error(event.message));
      };
      worker.postMessage(asked);
    });
  } finally {
    worker.terminate();
  }
}
