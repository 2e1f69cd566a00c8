import type { CustomerModel, Person, Voice } from './customer.ts';
import type { Policy, Scenario } from './scenario.ts';
import type { Personality } from './terms.ts';

/** The exact range of marks one customer makes reachable: in all, and by principle. */
export interface Bounds {
  min: number;
  max: number;
  principles: Record<string, { min: number; max: number }>;
}

/** A scenario with everything that decides how it plays. Its hash pins an attempt to it. */
export interface Body {
  hash: string;
  scenario: Scenario;
  person: Person;
  model: CustomerModel;
  voices: Partial<Record<Personality, Voice>>;
  bounds: Partial<Record<Personality, Bounds>>;
}

/** What the catalogue says of a scenario before its body is fetched. */
export interface Card {
  id: string;
  hash: string;
  module: string;
  title: Scenario['title'];
  role: Scenario['role'];
  channel: Scenario['channel'];
  minutes: number;
  decisions: number;
  person: string;
  personalities: Personality[];
  hidden: boolean;
}

/** How often a scenario may be begun as an assessed attempt, and which result counts; three times and the best, unless it says so. */
export function policyOf({ assessed }: Pick<Scenario, 'assessed'>): Policy {
  return assessed ?? { limit: 3, counts: 'best' };
}

/** Whose portrait is shown: that of the customer, or the one that a customer of the scenario's own is shown with. */
export function faceOf({ customer, own }: Pick<Scenario, 'customer' | 'own'>): string {
  return own?.people?.[customer.person]?.face ?? customer.person;
}

/** The personalities a scenario can be played with, in the course's order. */
export function playable(scenario: Pick<Scenario, 'customer'>): Personality[] {
  const { personality } = scenario.customer;
  if (personality === 'any') return ['lively', 'powerful', 'peaceful', 'analytical'];
  return Array.isArray(personality) ? personality : [personality];
}
