function idle(work: () => void): () => void {
  // Safari has no requestIdleCallback.
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(work, 200);
    return () => {
      clearTimeout(timer);
    };
  }
  const handle = requestIdleCallback(work);
  return () => {
    cancelIdleCallback(handle);
  };
}

/** Does one thing after another, each in a pause of its own; returns what stops it. */
export function inPauses([first, ...rest]: readonly (() => void)[]): () => void {
  if (!first) return () => undefined;
  let stop = idle(() => {
    first();
    stop = inPauses(rest);
  });
  return () => {
    stop();
  };
}

/** Longer than a frame: where nothing is drawn, nobody waits for it. */
const late = 100;

/** Resolves as soon as what has just changed is on the screen, so that what can wait does not delay it. */
export function painted(): Promise<void> {
  if (document.hidden) return Promise.resolve();
  return new Promise((done) => {
    setTimeout(done, late);
    requestAnimationFrame(() => setTimeout(done));
  });
}

/** Does it once that is on the screen; returns what keeps it from being done. */
export function oncePainted(work: () => void): () => void {
  let gone = false;
  void painted().then(() => {
    if (!gone) work();
  });
  return () => {
    gone = true;
  };
}
