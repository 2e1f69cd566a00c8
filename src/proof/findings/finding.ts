import type { Issue, Values } from '#model';

/** Everything that can be found in a scenario, by code. README says what each means. */
export const codes = {
  'module-unknown': 'error',
  'person-unknown': 'error',
  'stand-in-misfit': 'error',
  'node-unknown': 'error',
  'act-unknown': 'error',
  'principle-unknown': 'error',
  'promise-unknown': 'error',
  'group-unknown': 'error',
  'option-unknown': 'error',
  'when-empty': 'error',
  'breach-untold': 'error',
  'order-wrong': 'error',
  'pick-impossible': 'error',
  'clock-choice-unknown': 'error',
  'value-range': 'error',
  'result-unreachable': 'error',
  'leaver-missing': 'error',
  'leaver-goes-on': 'error',
  'node-unreachable': 'error',
  'ending-unreachable': 'error',
  'dead-end': 'error',
  'loop-without-exit': 'error',
  'loop-earns-marks': 'error',
  'pass-unreachable': 'error',
  'claim-broken': 'error',
  'too-large': 'warning',
  'choice-never-open': 'warning',
  'condition-always': 'warning',
  'condition-never': 'warning',
  'meter-saturates-early': 'warning',
  'promise-unresolved': 'warning',
  'better-dominated': 'warning',
  decoration: 'warning',
  'choice-unscored': 'warning',
  'choice-same': 'warning',
  'promise-never-made': 'warning',
  'promise-never-kept': 'warning',
  'principle-not-tested': 'warning',
  'flag-never-set': 'warning',
  'flag-never-asked': 'warning',
  'wording-gives-away': 'warning',
  'coaching-missing': 'error',
  'consequence-missing': 'error',
  'text-missing': 'error',
  markup: 'error',
  'text-untranslated': 'warning',
  'text-too-long': 'warning',
  'text-twice': 'warning',
} as const satisfies Record<string, Issue['severity']>;
export type Code = keyof typeof codes;

/** An issue in a scenario that has not been placed in its file yet. */
export type Finding = Omit<Issue, 'path' | 'code'> & { code: Code; path: readonly (string | number)[] };
export type Path = Finding['path'];

/** A finding with the severity of its code; `values` are what its message speaks of. */
export function finding(
  code: Code,
  path: Path,
  message: string,
  values: Values = {},
  road?: Finding['road'],
): Finding {
  return { severity: codes[code], code, path, message, values, ...(road && { road }) };
}
