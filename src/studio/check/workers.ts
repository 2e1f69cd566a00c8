/** A worker with the desk in it; undefined where there are none. */
export function checkWorker(): Worker | undefined {
  if (typeof Worker === 'undefined') return undefined;
  return new Worker(new URL('./check.worker.ts', import.meta.url), { type: 'module' });
}

/** A worker that lets those who only guess at a scenario; likewise. */
export function guessWorker(): Worker | undefined {
  if (typeof Worker === 'undefined') return undefined;
  return new Worker(new URL('./guesses.worker.ts', import.meta.url), { type: 'module' });
}
