const key = 'rapport:name';

/** The name that the learner last put on a certificate; empty where there is none. */
export function keptName(): string {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

/** Remembers a name in this browser, and nowhere else; an empty one is forgotten. */
export function keepName(name: string): void {
  try {
    if (name) localStorage.setItem(key, name);
    else localStorage.removeItem(key);
  } catch {
    // Full or forbidden: it is typed again next time.
  }
}
