import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeOf, compile, nameOf, readCode, replay, resultsOf, retell, verify, type Facts } from '#engine';
import { modes, playable, type Body, type Coached, type Personality } from '#model';
import { bestRoad } from '#proof';
import { shipped } from '../support/library.ts';
import { tiny } from '../support/tiny.ts';
import { dice, everyKind, walk, worstRoad } from '../support/walks.ts';

const kinds = tiny('all-kinds.yaml');
const texts = [...shipped(), kinds];
const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The certificate of an attempt: its code, and all that went into it. */
function certified(
  body: Body,
  personality: Personality,
  answers: readonly string[],
  more: Partial<Facts> & { coached?: (Coached | undefined)[] } = {},
) {
  const program = compile(body, personality);
  const bounds = body.bounds[personality];
  if (!bounds) throw new Error(personality);
  const { coached = [], ...facts } = more;
  const given = coached.flatMap((c) => c ?? []);
  const { score } = resultsOf(program, replay(program, answers), bounds, given);
  const all = { name: 'Lin Xiaoyu', personality, mode: 'practice', day: 20_779, score, standIn: 0 } as const;
  const said: Facts = { ...all, ...facts };
  return { code: codeOf(said, body, program, answers, coached), said, program, score };
}

const best = (body: Body, personality: Personality) =>
  bestRoad(compile(body, personality)).map((s) => s.answer);
const dress = shipped().find((b) => b.scenario.id === 'dress-by-noon') as Body;
const { code } = certified(dress, 'lively', best(dress, 'lively'));
const plain = code.replaceAll('-', '');

describe('a code confirms the attempt it was made of', () => {
  test.each(texts.map((body) => [body.scenario.id, body] as const))('%s, best and worst road', (_, body) => {
    for (const personality of playable(body.scenario)) {
      const roads = [best(body, personality), worstRoad(compile(body, personality))];
      for (const answers of roads) {
        const { code, said, program } = certified(body, personality, answers, { mode: 'assessed' });
        const found = verify(code, texts);
        if (found.is !== 'confirmed') throw new Error(found.is);
        const { name, day, score, mode } = found.claimed;
        expect({ name, day, score, mode }).toEqual({
          name: said.name,
          day: said.day,
          score: said.score,
          mode: said.mode,
        });
        expect(body.hash.startsWith(found.claimed.version)).toBe(true);
        const moves = (some: readonly string[]) =>
          retell(program, some, body.voices).beats.map((b) => b.move);
        expect(moves(found.answers)).toEqual(moves(answers));
        expect(found.results.score).toBe(said.score);
      }
    }
  });

  test('any road of any decision kind, name, day, mode and help', () => {
    const names = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).map(nameOf);
    const help = fc.array(fc.constantFrom(undefined, 1, 2, 3), { maxLength: 10 });
    fc.assert(
      fc.property(
        dice,
        names.filter((n) => n !== undefined),
        fc.nat(65_535),
        fc.constantFrom(...modes),
        help,
        fc.constantFrom(...playable(kinds.scenario)),
        (throws, name, day, mode, coached, personality) => {
          const answers = walk(compile(kinds, personality), throws);
          const given = coached.slice(0, answers.length) as (Coached | undefined)[];
          const { code, score } = certified(kinds, personality, answers, { name, day, mode, coached: given });
          expect(verify(code, texts)).toMatchObject({
            is: 'confirmed',
            claimed: { name, day, mode, score, personality },
            results: { score },
          });
        },
      ),
      { numRuns: 300 },
    );
  });

  test('every kind of answer comes back as it was given, order and pairs included', () => {
    const { code } = certified(kinds, 'peaceful', everyKind);
    expect(verify(code, texts)).toMatchObject({ is: 'confirmed', answers: everyKind });
  });

  test('it is short enough to be typed', () => {
    for (const body of shipped())
      for (const personality of playable(body.scenario)) {
        const { code } = certified(body, personality, best(body, personality));
        expect(code.replaceAll('-', '').length).toBeLessThanOrEqual(90);
      }
  });
});

describe('however it is typed', () => {
  test.each([
    ['in small letters', (c: string) => c.toLowerCase()],
    ['without groups', (c: string) => c.replaceAll('-', '')],
    ['with spaces and line ends', (c: string) => ` ${c.replaceAll('-', ' \n')} `],
    ['with long dashes', (c: string) => c.replaceAll('-', '–')],
    ['O for 0 and l for 1', (c: string) => c.replaceAll('0', 'O').replaceAll('1', 'l')],
    ['o for 0 and I for 1', (c: string) => c.replaceAll('0', 'o').replaceAll('1', 'I')],
    ['full-width', (c: string) => c.replace(/[!-~]/g, (x) => String.fromCharCode(x.charCodeAt(0) + 0xfee0))],
  ])('%s, it says the same', (_, typed) => {
    expect(verify(typed(code), texts).is).toBe('confirmed');
  });
});

describe('nothing that was changed is confirmed', () => {
  const refused = (changed: string) => {
    const { is } = verify(changed, texts);
    return is === 'altered' || is === 'cut';
  };

  test('every other symbol at every place', () => {
    for (let i = 0; i < plain.length; i++)
      for (const symbol of symbols)
        if (symbol !== plain[i])
          expect([i, symbol, refused(plain.slice(0, i) + symbol + plain.slice(i + 1))]).toEqual([
            i,
            symbol,
            true,
          ]);
  });

  test('every cut at the end says that something is missing', () => {
    for (let i = 0; i < plain.length; i++)
      expect([i, verify(plain.slice(0, i), texts).is]).toEqual([i, 'cut']);
  });

  test('every cut at the beginning, every symbol and every group left out', () => {
    for (let i = 1; i < plain.length; i++) {
      expect(refused(plain.slice(i))).toBe(true);
      for (const gap of [1, 5]) expect(refused(plain.slice(0, i) + plain.slice(i + gap))).toBe(true);
    }
  });

  test('every two neighbours that changed places, and every symbol too many', () => {
    for (let i = 0; i < plain.length; i++) {
      const [a = '', b = ''] = plain.slice(i);
      if (a !== b && b) expect(refused(plain.slice(0, i) + b + a + plain.slice(i + 2))).toBe(true);
      for (const symbol of symbols) expect(refused(plain.slice(0, i) + symbol + plain.slice(i))).toBe(true);
    }
  });

  test('the letter U and other characters are no symbols; nothing at all is a cut', () => {
    expect(verify(`U${plain.slice(1)}`, texts)).toEqual({ is: 'altered' });
    expect(verify(`${plain}!`, texts)).toEqual({ is: 'altered' });
    expect(verify('', texts)).toEqual({ is: 'cut' });
  });

  test('the same of any code, and of whatever is typed', () => {
    fc.assert(
      fc.property(dice, fc.nat(), fc.nat(30), (throws, where, other) => {
        const { code } = certified(kinds, 'lively', walk(compile(kinds, 'lively'), throws));
        const typed = code.replaceAll('-', '');
        const i = where % typed.length;
        const symbol = symbols.replace(typed[i] ?? '', '')[other] ?? '';
        expect(refused(typed.slice(0, i) + symbol + typed.slice(i + 1))).toBe(true);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        expect(readCode(typed).is).not.toBe('whole');
      }),
    );
  });
});

describe('a whole code is not confirmed', () => {
  const claimed = { scenario: 'dress-by-noon', name: 'Lin Xiaoyu', personality: 'lively', mode: 'practice' };

  test('where the scenario is not known', () => {
    const others = texts.filter((b) => b !== dress);
    expect(verify(code, others)).toMatchObject({ is: 'unknown-scenario', claimed });
  });

  test('where only other versions of it are known', () => {
    const other = { ...dress, hash: `0${dress.hash.slice(1)}` };
    const changed = other.hash === dress.hash ? { ...dress, hash: `1${dress.hash.slice(1)}` } : other;
    expect(verify(code, [changed])).toMatchObject({ is: 'other-version', claimed });
    expect(verify(code, [changed, dress]).is).toBe('confirmed');
  });

  test('where its choices are not possible', () => {
    const nodes = structuredClone(dress.scenario.nodes);
    const first = nodes[dress.scenario.start];
    if (!first || !('choices' in first)) throw new Error('the scenario has changed');
    for (const choice of Object.values(first.choices)) choice.when = { trust: { atLeast: 100 } };
    const closed = { ...dress, scenario: { ...dress.scenario, nodes } };
    expect(verify(code, [closed])).toMatchObject({ is: 'does-not-replay', claimed });
  });

  test('where they come to another score than it says', () => {
    const { code, score } = certified(dress, 'lively', worstRoad(compile(dress, 'lively')), { score: 100 });
    expect(verify(code, texts)).toMatchObject({ is: 'score-differs', claimed: { score: 100 }, score });
    expect(verify(code, texts)).not.toHaveProperty('results');
  });

  test('where help was left out of the score', () => {
    const answers = best(dress, 'lively');
    const { code } = certified(dress, 'lively', answers, { coached: [3, undefined, 1], score: 100 });
    expect(verify(code, texts)).toMatchObject({ is: 'score-differs', score: 88 });
  });

  test('where a stand-in is named that the scenario has not', () => {
    const { code } = certified(kinds, 'lively', everyKind, { standIn: 7 });
    expect(verify(code, texts).is).toBe('does-not-replay');
  });
});

describe('a code is not made', () => {
  test('of a conversation that is not over, or of answers that are refused', () => {
    const answers = best(dress, 'lively');
    const program = compile(dress, 'lively');
    const facts = {
      name: 'A',
      personality: 'lively',
      mode: 'practice',
      day: 1,
      score: 1,
      standIn: 0,
    } as const;
    expect(() => codeOf(facts, dress, program, answers.slice(0, -1))).toThrow(RangeError);
    expect(() => codeOf(facts, dress, program, ['nonsense'])).toThrow(RangeError);
  });

  test('for a name that is empty, too long, untidy or holds controls', () => {
    const facts = { personality: 'lively', mode: 'practice', day: 1, score: 1, standIn: 0 } as const;
    for (const name of ['', ' A', 'A  B', 'x'.repeat(49), 'a\u202eb', '林'.repeat(17)])
      expect(() => codeOf({ ...facts, name }, dress, compile(dress, 'lively'), [])).toThrow('is no name');
    expect(nameOf('  Lin \n Xiaoyu ')).toBe('Lin Xiaoyu');
    expect(nameOf('林'.repeat(16))).toBe('林'.repeat(16));
    expect(nameOf('a\u202eb')).toBeUndefined();
  });
});
