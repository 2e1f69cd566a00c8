import { describe, expect, test } from 'vitest';
import { readScenario } from '#content/build';
import { Scenario } from '#model';
import { largestFile, readYaml } from '#model/yaml';
import { library } from '../support/library.ts';
import { fixture } from '../support/tiny.ts';

const sound = fixture('all-kinds.yaml');
const issues = (text: string) => readScenario(text, 'x.yaml', library).issues;
const errors = (text: string) => issues(text).filter((i) => i.severity === 'error');
const where = (text: string) =>
  issues(text).map((i) => `${String(i.line)}:${String(i.column)} ${i.code} ${i.path}`);
/** The sound scenario with one piece replaced; the piece must be there. */
function with_(from: string, to: string): string {
  expect(sound).toContain(from);
  return sound.replace(from, to);
}

test('a sound scenario has no errors', () => {
  expect(errors(sound)).toEqual([]);
});

describe('an error says where it is and what to do', () => {
  test('a wrong type', () => {
    expect(issues(with_('minutes: 3', 'minutes: soon'))).toEqual([
      {
        severity: 'error',
        code: 'value-wrong',
        path: 'minutes',
        values: { why: 'number' },
        message: 'must be a whole number from 1 to 60 (found "soon")',
        file: 'x.yaml',
        line: 10,
        column: 10,
      },
    ]);
  });

  test('an unknown key, with its own position', () => {
    const [issue] = issues(with_('minutes: 3', 'minutes: 3\nminuets: 3'));
    expect([issue?.code, issue?.path, issue?.line]).toEqual(['key-unknown', 'minuets', 11]);
    expect(issue?.message).toContain('check the spelling or delete it');
  });

  test('a missing key', () => {
    const [issue] = issues(with_('minutes: 3\n', ''));
    expect([issue?.code, issue?.path]).toEqual(['key-missing', 'minutes']);
    expect(issue?.message).toBe('"minutes" is missing; add it');
  });

  test('a missing language', () => {
    expect(where(with_('{ en: It broke., zh: 坏了。 }', '{ en: It broke. }'))).toEqual([
      expect.stringMatching(/key-missing nodes\.opening\.says\.any\.zh$/),
    ]);
  });

  test('a node without any decision', () => {
    const [issue] = issues(
      with_('start: opening', 'start: opening\n').replace(
        '  glad: {',
        '  mute: { says: { en: x, zh: x } }\n  glad: {',
      ),
    );
    expect(issue?.path).toBe('nodes.mute');
    expect(issue?.message).toContain('needs one of choices, several, order');
  });

  test.each([
    ['to: pick\n      argue', 'to: nowhere\n      argue', 'node-unknown nodes.opening.choices.hear.to'],
    ['acts: [contradict]', 'acts: [contradikt]', 'act-unknown nodes.opening.choices.argue.acts.0'],
    [
      'marks: { hear-out-first: -2 }',
      'marks: { hear-out-frist: -2 }',
      'principle-unknown nodes.opening.choices.argue.marks.hear-out-frist',
    ],
    ['module: handling-complaints', 'module: handling', 'module-unknown module'],
    ['person: luo-yun', 'person: nobody', 'person-unknown customer.person'],
    ['keeps: [callback]', 'keeps: [call]', 'promise-unknown nodes.when.value.results.fit.keeps.0'],
    ['expects: [check-facts]', 'expects: [tea]', 'act-unknown customer.expects.0'],
    ['aloud: shouts', 'aloud: bye', 'leaver-goes-on customer.leaves.aloud'],
    ['aloud: shouts, ', '', 'leaver-missing customer.leaves.aloud'],
    ['right: [find, tell, close]', 'right: [find, tell, tell]', 'order-wrong nodes.steps.order.right'],
    [
      'en: Loan, zh: 备用机 }, group: extra',
      'en: Loan, zh: 备用机 }, group: extras',
      'group-unknown nodes.levels.sort.items.loan.group',
    ],
    ['right: part }', 'right: parts }', 'option-unknown nodes.file.record.fields.cause.right'],
    ['atLeast: 1\n      atMost: 2', 'atLeast: 3\n      atMost: 2', 'pick-impossible nodes.pick.several'],
    ['when: { trust: { atLeast: 90 } }', 'when: {}', 'when-empty nodes.opening.choices.trusted.when'],
    ['max: 5', 'max: 0', 'value-range nodes.when.value'],
    ['soon: { atMost: 1', 'soon: { atMost: 0', 'result-unreachable nodes.when.value.results.soon'],
  ])('%s → %s', (from, to, expected) => {
    expect(where(with_(from, to)).map((w) => w.replace(/^\d+:\d+ /, ''))).toContain(expected);
  });

  const timed = (clock: string) =>
    errors(with_('给我修。 } }\n    choices:', `给我修。 } }\n    clock: ${clock}\n    choices:`)).map(
      ({ code, path }) => `${code} ${path}`,
    );
  test('a clock that falls on no choice, or on one that is not always open', () => {
    const wrong = ['clock-choice-unknown nodes.opening.clock.choice'];
    expect(timed('{ seconds: 30, choice: argue }')).toEqual([]);
    expect(timed('{ seconds: 30, choice: sing }')).toEqual(wrong);
    expect(timed('{ seconds: 30, choice: trusted }')).toEqual(wrong);
  });

  test('an act that breaches integrity without saying how it comes out', () => {
    const text = sound.replace(/ {8}breach:\n( {10}.*\n){3}/, '');
    expect(issues(text).map((i) => [i.code, i.line])).toEqual([['breach-untold', 39]]);
  });

  test('a node that nothing leads to', () => {
    const text = with_(
      '  glad: {',
      '  attic: { says: { en: x, zh: x }, end: { outcome: kept, title: { en: x, zh: x }, after: { en: x, zh: x } } }\n  glad: {',
    );
    expect(issues(text).map((i) => [i.code, i.path])).toEqual([['node-unreachable', 'nodes.attic']]);
  });
});

describe('hostile or broken text is refused with a sentence', () => {
  test.each([
    ['nothing', '', 'file-empty'],
    ['a list', '- a', 'file-empty'],
    ['plain words', 'hello', 'file-empty'],
    ['broken YAML', 'a: [1, 2', 'yaml-wrong'],
    ['twice the same key', 'format: 1\nformat: 1', 'yaml-wrong'],
    ['a forbidden key', 'format: 1\n__proto__: { polluted: true }', 'key-forbidden'],
    ['a forbidden node id', `${sound}  constructor: { says: { en: x, zh: x } }\n`, 'key-forbidden'],
    ['10 MB', 'a: '.concat('x'.repeat(10_000_000)), 'file-too-large'],
    [
      'a bomb of aliases',
      `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghij'
        .split('')
        .map(
          (c, i) =>
            `${c}: &${c} [${Array(9)
              .fill(`*${'abcdefghi'[i] ?? ''}`)
              .join(',')}]`,
        )
        .join('\n')}`,
      'yaml-wrong',
    ],
    ['a circle of aliases', 'format: 1\nnodes: &n { a: *n }', 'key-missing'],
    ['very deep nesting', `a: ${'['.repeat(20_000)}`, 'yaml-wrong'],
  ])('%s', (_, text, code) => {
    const found = issues(text);
    expect(found.length).toBeGreaterThan(0);
    expect(found[0]?.code).toBe(code);
    expect(found[0]?.message.length).toBeGreaterThan(10);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test.each(['<b>loud</b>', '<script>alert(1)</script>', '<!-- x -->', '<img src=x onerror=alert(1)>'])(
    'HTML in a text: %s',
    (html) => {
      const found = issues(with_('en: It broke.,', `en: "It ${html} broke.",`));
      expect(found.map((i) => [i.path, i.message.includes('must not hold HTML')])).toEqual([
        ['nodes.opening.says.any.en', true],
      ]);
    },
  );

  test.each([
    ['double', 'a: 1\nb: "never closed\nc: 2\nd: "x"\n', 2, 4],
    ['double, at the end', 'a: 1\nb:\n  c: "never closed\n  d: 2\n', 3, 6],
    ['single', "a: 1\nb: 'never closed\nc: 2\n", 2, 4],
    ['within brackets', 'a: { b: "never closed, c: 1 }\nd: 2\n', 1, 9],
  ])('a quote that is never closed is placed where it opens: %s', (_, text, line, column) => {
    expect(issues(text)[0]).toMatchObject({ code: 'yaml-wrong', line, column });
  });

  test('a condition written as code', () => {
    const found = issues(with_('when: { trust: { atLeast: 90 } }', 'when: "trust > 90"'));
    expect(found[0]?.path).toBe('nodes.opening.choices.trusted.when');
  });

  test('the limit is stated', () => {
    expect(readYaml('x'.repeat(largestFile + 1), 'x.yaml', Scenario).issues[0]?.message).toContain('1000000');
  });
});

test('comparisons in plain words are no HTML', () => {
  expect(errors(with_('en: It broke.,', 'en: "3 < 5 & 7 > 6",'))).toEqual([]);
});
