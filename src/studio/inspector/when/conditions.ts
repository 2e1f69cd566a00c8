import { m } from '#i18n';
import { meters, needs, type Sketch, type When } from '#model';
import { meterName } from '#ui';
import { flagsOf } from '../../edit/conditions.ts';
import { mapAt } from '../../edit/at.ts';

/** What can be asked of a conversation, in the order in which it is offered. */
export const keys = [
  ...meters,
  'satisfaction',
  'flag',
  'did',
  'need',
  'personality',
  'promise',
  'all',
  'any',
  'not',
] as const satisfies (keyof When)[];
export type Key = (typeof keys)[number];
export const ranges = [...meters, 'satisfaction'] as const;
export type Ranged = (typeof ranges)[number];
export const isRanged = (key: Key): key is Ranged => (ranges as readonly Key[]).includes(key);

const others: Record<Exclude<Key, Ranged>, () => string> = {
  flag: m.inspect_when_flag,
  did: m.inspect_when_did,
  need: m.inspect_when_need,
  personality: m.inspect_when_personality,
  promise: m.inspect_when_promise,
  all: m.inspect_when_all,
  any: m.inspect_when_any,
  not: m.inspect_when_not,
};
export const keyName = (key: Key): string => (isRanged(key) ? meterName(key) : others[key]());

/** Whether the scenario has something to ask for. */
export const isOffered = (key: Key, sketch: Sketch): boolean =>
  key !== 'promise' || Object.keys(mapAt(sketch, ['promises'])).length > 0;

/** What a part of a condition begins as; undefined where the scenario has nothing to ask for. */
export function firstOf(key: Key, sketch: Sketch): unknown {
  const [promise] = Object.keys(mapAt(sketch, ['promises']));
  const trust = () => ({ trust: { atLeast: 50 } });
  switch (key) {
    case 'patience':
      return { atLeast: 3 };
    case 'satisfaction':
      return { atLeast: 100 };
    case 'flag':
      return flagsOf(sketch)[0] ?? 'flag';
    case 'did':
      return 'listen';
    case 'need':
      return needs[1];
    case 'personality':
      return ['lively'];
    case 'promise':
      return promise === undefined ? undefined : { [promise]: 'open' };
    case 'all':
      return [trust()];
    case 'any':
      return [trust(), { trust: { atMost: 20 } }];
    case 'not':
      return trust();
    default:
      return { atLeast: 50 };
  }
}
