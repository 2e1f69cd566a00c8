// Where the browser refuses localStorage, asking for it throws. One that lasts as long as the page stands in,
// so that nobody who wants to remember a language or a theme has to be careful.
try {
  localStorage.getItem('');
} catch {
  const kept = new Map<string, string>();
  Object.defineProperty(window, 'localStorage', {
    value: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    },
  });
}
