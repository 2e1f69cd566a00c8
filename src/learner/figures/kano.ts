/** The five kinds of the full model and how a feature of each is felt; shapes, not measurements. */
export const kanoKinds = ['must', 'performance', 'attractive', 'indifferent', 'reverse'] as const;
export type KanoKind = (typeof kanoKinds)[number];

/** How it is felt, −1 angry to 1 delighted, when a feature is missing (−1) to done fully (1). */
export function feltAs(kind: KanoKind, done: number): number {
  switch (kind) {
    case 'must':
      return -Math.exp(-2.2 * (done + 1));
    case 'performance':
      return 0.8 * done;
    case 'attractive':
      return Math.exp(2.2 * (done - 1));
    case 'indifferent':
      return 0;
    case 'reverse':
      return -0.35 * (done + 1);
  }
}
