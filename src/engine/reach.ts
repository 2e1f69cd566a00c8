import type { CustomerModel, Family, Mood, Personality } from '#model';

/** The families of acts that a hint can point to; gifts, harm and rules are nothing to advise. */
export const advisable = ['care', 'facts', 'action', 'manner'] as const satisfies Family[];

/** How well one family of acts is received now. */
export interface Reach {
  family: (typeof advisable)[number];
  /** Per cent of what such an act does by itself; below 0 it does the opposite. */
  weight: number;
}

/**
 * What reaches a customer in this mood, the most first: the mean weight of the helpful acts of each family with this
 * personality, times the weight of the family in this mood; without a personality, that of the mood alone.
 */
export function reachOf(model: CustomerModel, mood: Mood, personality: Personality | undefined): Reach[] {
  const weights = model.moods[mood === 'pleased' || mood === 'delighted' ? 'calm' : mood];
  const reaches = advisable.flatMap((family) => {
    const acts = Object.values(model.acts).filter((act) => act.family === family && helps(act));
    if (!acts.length) return [];
    const sum = acts.reduce((total, act) => total + (personality ? act.weight[personality] : 100), 0);
    return [{ family, weight: ((sum / acts.length) * weights[family]) / 100 }];
  });
  return reaches.sort((a, b) => b.weight - a.weight);
}

/** Whether an act does good by itself; a lower expectation is none. */
const helps = ({ effect: { perceived = 0, trust = 0, patience = 0 } }: CustomerModel['acts'][string]) =>
  perceived > 0 || trust > 0 || patience > 0;
