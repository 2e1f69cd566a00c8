/** A new id. Over plain http there is no crypto.randomUUID. */
export function freshId(): string {
  if ('randomUUID' in crypto) return crypto.randomUUID();
  const bytes = (crypto as Crypto).getRandomValues(new Uint8Array(16));
  return [...bytes].map((b) => b.toString(16).padStart(2, '0')).join('');
}

/** One of these, each as likely as the others. @throws where there is none. */
export function draw<T>(all: readonly T[]): T {
  const most = 2 ** 32 - (2 ** 32 % all.length);
  for (;;) {
    const [n = 0] = crypto.getRandomValues(new Uint32Array(1));
    const one = all[n % all.length];
    if (one === undefined) throw new RangeError('nothing to draw from');
    if (n < most) return one;
  }
}
