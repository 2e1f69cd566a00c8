import type { Attempt, Card, Module } from '#model';

/** What the catalogue says of a scenario that does not exist. */
export function card(id: string, more: Partial<Card> = {}): Card {
  return {
    id,
    hash: `hash-of-${id}`,
    module: 'service-levels',
    title: { en: `The ${id}`, zh: `这个${id}` },
    role: { en: 'Somebody at the desk', zh: '前台' },
    channel: 'face',
    minutes: 6,
    decisions: 7,
    person: 'luo-yun',
    personalities: ['lively', 'powerful', 'peaceful', 'analytical'],
    hidden: false,
    ...more,
  };
}

let made = 0;
/** An attempt that was begun and not finished, unless told otherwise. */
export function attempt(scenario: string, more: Partial<Attempt> = {}): Attempt {
  made += 1;
  return {
    id: `attempt-${String(made)}`,
    scenario,
    hash: `hash-of-${scenario}`,
    module: 'service-levels',
    personality: 'lively',
    concealed: false,
    mode: 'practice',
    begun: 1_790_000_000_000,
    touched: 1_790_000_060_000,
    turns: 0,
    ...more,
  };
}

/** A module that nobody has to take. */
export function module(id: string, after: string[] = [], more: Partial<Module> = {}): Module {
  return {
    id,
    name: { en: `Module ${id}`, zh: `模块${id}` },
    about: { en: `About ${id}.`, zh: `关于${id}。` },
    after,
    required: false,
    ...more,
  };
}
