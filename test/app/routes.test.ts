import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { href, parse, type Route } from '#app';
import { modes, personalities } from '#model';

const id = fc.string({ minLength: 1, unit: 'grapheme' });
const route: fc.Arbitrary<Route> = fc.oneof(
  fc
    .constantFrom(
      'home' as const,
      'review' as const,
      'progress' as const,
      'history' as const,
      'settings' as const,
      'studio' as const,
      'lost' as const,
    )
    .map((at) => ({ at })),
  fc.record({
    at: fc.constantFrom(
      'module' as const,
      'lobby' as const,
      'attempt' as const,
      'chance' as const,
      'certificate' as const,
      'principle' as const,
      'sheet' as const,
      'worksheet' as const,
      'plan' as const,
    ),
    id,
  }),
  fc.record({ at: fc.constantFrom('verify' as const, 'shared' as const), code: id }),
  fc.record({ at: fc.constant('draft' as const), id: id.filter((s) => s !== 'shared') }),
  fc.record({
    at: fc.constant('draft' as const),
    id: id.filter((s) => s !== 'shared'),
    pane: fc.constantFrom('play' as const, 'versions' as const),
  }),
  fc.record({ at: fc.constant('case' as const), module: id, id }),
  fc.record({ at: fc.constant('handbook' as const), words: id }),
  fc.record({ at: fc.constant('branch' as const), id, turn: fc.integer({ min: 1, max: 99_999 }) }),
  fc.record({
    at: fc.constant('play' as const),
    scenario: id,
    who: fc.constantFrom(...personalities, 'find-out' as const),
    mode: fc.constantFrom(...modes),
  }),
);

describe('addresses', () => {
  test('lead back to the route that they were made of', () => {
    fc.assert(
      fc.property(route, (r) => {
        expect(parse(href(r))).toEqual(r);
      }),
      { numRuns: 500 },
    );
  });

  test('are always understood, whatever stands in them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (s) => {
        expect(parse(s).at).toBeTypeOf('string');
        expect(parse(`#/${s}`).at).toBeTypeOf('string');
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['', { at: 'home' }],
    ['#', { at: 'home' }],
    ['#/', { at: 'home' }],
    ['#main', { at: 'home' }],
    ['#/history', { at: 'history' }],
    ['#/settings/', { at: 'settings' }],
    ['#/review', { at: 'review' }],
    ['#/progress', { at: 'progress' }],
    ['#/module/handling-complaints', { at: 'module', id: 'handling-complaints' }],
    ['#/scenario/late-parcel?from=mail', { at: 'lobby', id: 'late-parcel' }],
    ['#/attempt/7%2F8', { at: 'attempt', id: '7/8' }],
    ['#/certificate/7', { at: 'certificate', id: '7' }],
    ['#/plan', { at: 'plan' }],
    ['#/plan/service-levels', { at: 'plan', id: 'service-levels' }],
    ['#/worksheet/course-essay', { at: 'worksheet', id: 'course-essay' }],
    ['#/verify', { at: 'verify' }],
    ['#/verify/0402K-8VC2D', { at: 'verify', code: '0402K-8VC2D' }],
    ['#/principle/admit-fault-fast', { at: 'principle', id: 'admit-fault-fast' }],
    ['#/studio', { at: 'studio' }],
    ['#/studio/7', { at: 'draft', id: '7' }],
    ['#/studio/7/play', { at: 'draft', id: '7', pane: 'play' }],
    ['#/studio/7/elsewhere', { at: 'lost' }],
    ['#/studio/course/late-parcel', { at: 'course', id: 'late-parcel' }],
    ['#/studio/questions/service-levels', { at: 'questions', id: 'service-levels' }],
    ['#/studio/shared/1.a-b_c.d', { at: 'shared', code: '1.a-b_c.d' }],
    ['#/attempt/7/from/3', { at: 'branch', id: '7', turn: 3 }],
    ['#/attempt/7/again', { at: 'chance', id: '7' }],
    [
      '#/play/late-parcel/find-out/assessed',
      { at: 'play', scenario: 'late-parcel', who: 'find-out', mode: 'assessed' },
    ],
  ] satisfies [string, Route][])('%s', (hash, expected) => {
    expect(parse(hash)).toEqual(expected);
  });

  test.each([
    '#/nowhere',
    '#/module',
    '#/module/a/b',
    '#/attempt/%E0%A4%A',
    '#/attempt/7/from/0',
    '#/attempt/7/from/last',
    '#/play/x/grumpy/practice',
    '#/play/x/lively/exam',
  ])('%s leads nowhere', (hash) => {
    expect(parse(hash)).toEqual({ at: 'lost' });
  });
});
